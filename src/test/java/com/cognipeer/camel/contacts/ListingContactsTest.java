package com.cognipeer.camel.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.route.SandboxRouteTest;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListingContactsTest extends SandboxRouteTest {

    @Override
    protected ContactsSandbox startSandbox() {
        return ContactsSandbox.builder().maxLimit(30).start();
    }

    @BeforeEach
    void storeContacts() {
        sandbox.seedContacts(75);
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:everyEmail")
                        .to("cognipeer-contacts:list?fetchAll=true&limit=50&sort=email:1")
                        .split(body())
                        .streaming()
                        .setBody(simple("${body.email}"))
                        .to("mock:emails");
                from("direct:pageSplit")
                        .to("cognipeer-contacts:list?limit=5")
                        .split(body())
                        .setBody(simple("${body[email]}"))
                        .to("mock:pageEmails");
            }
        };
    }

    @Test
    void onePageOfTenIsListedWhenNothingIsAskedFor() {
        Exchange listed = send("cognipeer-contacts:list", null);

        ContactPage page = listed.getMessage().getBody(ContactPage.class);
        assertThat(page).hasSize(10);
        assertThat(page.getTotal()).isEqualTo(75);
        assertThat(page.getPage()).isEqualTo(1);
        assertThat(page.getLimit()).isEqualTo(10);
        assertThat(listed.getMessage().getHeaders())
                .containsEntry(CognipeerContactsConstants.TOTAL, 75L)
                .containsEntry(CognipeerContactsConstants.HAS_MORE, true);
    }

    @Test
    void headersGoBeforeOptions() {
        Exchange listed = send("cognipeer-contacts:list?page=1&limit=5&filter={\"status\":\"none\"}&sort=name:1", e -> {
            e.getMessage().setHeader(CognipeerContactsConstants.PAGE, 3);
            e.getMessage().setHeader(CognipeerContactsConstants.LIMIT, "7");
            e.getMessage().setHeader(CognipeerContactsConstants.FILTER, Map.of("email", Map.of("$exists", true)));
            e.getMessage().setHeader(CognipeerContactsConstants.SORT, "email:-1");
        });

        assertThat(sandbox.requests().get(0).body())
                .isEqualTo(
                        "{\"page\":3,\"limit\":7,\"filter\":{\"email\":{\"$exists\":true}},\"sort\":{\"email\":-1}}");
        assertThat(listed.getMessage().getBody(ContactPage.class))
                .hasSize(7)
                .extracting(Contact::getEmail)
                .isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void theOrderOfASortsFieldsIsKept() {
        Map<String, Integer> sort = new LinkedHashMap<>();
        sort.put("status", 1);
        sort.put("name", -1);
        sort.put("createdDate", 1);

        send("cognipeer-contacts:list", e -> e.getMessage().setHeader(CognipeerContactsConstants.SORT, sort));

        assertThat(sandbox.requests().get(0).body()).contains("\"sort\":{\"status\":1,\"name\":-1,\"createdDate\":1}");
    }

    @Test
    void everythingThatMatchesIsSplitOneByOne() throws Exception {
        getMockEndpoint("mock:emails").expectedMessageCount(75);

        template.sendBody("direct:everyEmail", null);

        getMockEndpoint("mock:emails").assertIsSatisfied();
        List<String> emails = getMockEndpoint("mock:emails").getExchanges().stream()
                .map(exchange -> exchange.getMessage().getBody(String.class))
                .toList();
        assertThat(emails).doesNotHaveDuplicates().isSorted();
        assertThat(sandbox.requestCount()).isEqualTo(3);
    }

    @Test
    void aPageIsFetchedWhenTheOneBeforeIsUsedUpAndNotEarlier() {
        Exchange listed = send("cognipeer-contacts:list?fetchAll=true&limit=30", null);

        Iterator<?> contacts = listed.getMessage().getBody(Iterator.class);
        assertThat(sandbox.requestCount()).isEqualTo(1);
        for (int i = 0; i < 30; i++) {
            contacts.next();
        }
        assertThat(sandbox.requestCount()).isEqualTo(1);
        contacts.next();
        assertThat(sandbox.requestCount()).isEqualTo(2);
    }

    @Test
    void aHundredAtATimeAreAskedForWhenEverythingIsWanted() {
        send("cognipeer-contacts:list?fetchAll=true", null);

        assertThat(sandbox.requests().get(0).body()).contains("\"limit\":100");
    }

    @Test
    void thePageIsAListForTheSplitter() throws Exception {
        getMockEndpoint("mock:pageEmails").expectedMessageCount(5);

        template.sendBody("direct:pageSplit", null);

        getMockEndpoint("mock:pageEmails").assertIsSatisfied();
        assertThat(getMockEndpoint("mock:pageEmails").getExchanges())
                .allSatisfy(exchange ->
                        assertThat(exchange.getMessage().getBody(String.class)).contains("@"));
    }

    @Test
    void theOperationHeaderTurnsAnyEndpointIntoAnother() {
        Exchange listed = send("cognipeer-contacts:create", e -> {
            e.getMessage().setHeader(CognipeerContactsConstants.OPERATION, "LIST");
            e.getMessage().setHeader(CognipeerContactsConstants.LIMIT, 2);
        });

        assertThat(listed.getMessage().getBody(ContactPage.class)).hasSize(2);
    }
}
