package com.cognipeer.camel.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EndpointOptionTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();

    @AfterEach
    void stop() {
        camel.stop();
    }

    @ParameterizedTest
    @EnumSource
    void anOptionThatNobodySetsHasTheDefaultOfTheTable(EndpointOption option) {
        assertThat(option.isSet(endpoint("cognipeer-contacts:list")::value)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"list, '[email, dryRun]'", "upsert, '[limit]'", "sync, '[email]'", "create, '[email, limit, dryRun]'"})
    void anOperationDoesNotReadTheOptionsOfOthers(ContactsOperation operation, String unread) {
        CognipeerContactsEndpoint endpoint =
                endpoint("cognipeer-contacts:list?email=a@example.com&limit=5&dryRun=true");

        assertThat(EndpointOption.unreadBy(operation, endpoint::value)).hasToString(unread);
    }

    @ParameterizedTest
    @EnumSource
    void eachOperationReadsAtLeastOneOptionOfTheTable(ContactsOperation operation) {
        assertThat(EndpointOption.unreadBy(operation, option -> "set"))
                .as("Name %s at each option that it reads. If it reads none of them, say so in this test", operation)
                .hasSizeLessThan(EndpointOption.values().length);
    }

    @Test
    void aConsumerReadsFilterSortAndLimitOfTheOptionsThatProducersReadToo() {
        CognipeerContactsEndpoint endpoint =
                endpoint("cognipeer-contacts:list?filter={}&sort=name:1&limit=5&page=2&mode=changes");

        assertThat(EndpointOption.unreadByConsumers(endpoint::value)).containsExactly("page");
    }

    private CognipeerContactsEndpoint endpoint(String uri) {
        return camel.getEndpoint(uri, CognipeerContactsEndpoint.class);
    }
}
