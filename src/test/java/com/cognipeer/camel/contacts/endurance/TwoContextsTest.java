package com.cognipeer.camel.contacts.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two contexts that know nothing of each other start 150 exchanges each with one key, which has 100 a minute. */
@Tag("ci")
class TwoContextsTest {

    private static final int EXCHANGES = 150;

    @Test
    void hardlyAnyIsRefusedAndNoneFailsAtTheDefaultTotalTimeout() throws Exception {
        try (ContactsSandbox sandbox =
                        ContactsSandbox.builder().requestsPerMinute(100).start();
                CamelContext one = context(sandbox);
                CamelContext other = context(sandbox)) {
            sandbox.insert(Map.of("email", "ada@example.com"));
            List<CompletableFuture<Exchange>> ends = new ArrayList<>();
            for (CamelContext context : List.of(one, other)) {
                AsyncProducer producer = context.getEndpoint("cognipeer-contacts:get?email=ada@example.com")
                        .createAsyncProducer();
                producer.start();
                IntStream.range(0, EXCHANGES)
                        .forEach(exchange -> ends.add(producer.processAsync(new DefaultExchange(context))));
            }

            assertThat(ends)
                    .allSatisfy(end -> assertThat(end.get(4, TimeUnit.MINUTES).getException())
                            .isNull());
            long refused = sandbox.answers().stream()
                    .filter(answer -> answer.status() == 429)
                    .count();
            System.out.printf("2 contexts with %d exchanges each: %d refused%n", EXCHANGES, refused);
            assertThat(refused * 20).isLessThanOrEqualTo(sandbox.answers().size());
        }
    }

    private static CamelContext context(ContactsSandbox sandbox) {
        CamelContext context = new DefaultCamelContext();
        CognipeerContactsComponent component = new CognipeerContactsComponent();
        component.getConfiguration().setBaseUrl(sandbox.baseUrl());
        component.getConfiguration().setToken("pat_sandbox");
        context.addComponent("cognipeer-contacts", component);
        context.start();
        return context;
    }
}
