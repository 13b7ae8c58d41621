package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sync holds a thread while it waits: this must not keep other syncs or exchanges from theirs. */
class SyncsBesideEachOtherTest {

    private static final int SYNCS = 200;

    private final ContactsSandbox sandbox = ContactsSandbox.start();
    private final ContactsSandbox another = ContactsSandbox.start();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final CognipeerContactsComponent component = new CognipeerContactsComponent();
    private final CountDownLatch ended = new CountDownLatch(SYNCS);

    @BeforeEach
    void start() {
        component.getConfiguration().setBaseUrl(sandbox.baseUrl());
        component.getConfiguration().setToken(sandbox.token());
        component.getConfiguration().setRequestsPerMinute(1);
        camel.addComponent("cognipeer-contacts", component);
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        sandbox.close();
        another.close();
    }

    @Test
    void allWaitForTheQuotaAtOnceAndHoldUpNobodyElse() throws Exception {
        another.insert(Map.of("integrationId", "a"));
        AsyncProducer producer = camel.getEndpoint("cognipeer-contacts:sync").createAsyncProducer();
        producer.start();
        for (int sync = 0; sync < SYNCS; sync++) {
            Exchange exchange = new DefaultExchange(camel);
            exchange.getMessage().setBody(List.of(Map.of("integrationId", "c-" + sync)));
            producer.process(exchange, doneSync -> ended.countDown());
        }

        await().until(() -> component.getWaitingNow() == SYNCS);

        assertThat(camel.createProducerTemplate()
                        .requestBody(
                                "cognipeer-contacts:get?integrationId=a&token=" + another.token() + "&baseUrl="
                                        + another.baseUrl(),
                                (Object) null,
                                Map.class))
                .containsEntry("integrationId", "a");
        assertThat(ended.getCount()).isEqualTo(SYNCS);
        camel.stop();
        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    }
}
