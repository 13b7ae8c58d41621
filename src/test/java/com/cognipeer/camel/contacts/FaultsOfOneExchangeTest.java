package com.cognipeer.camel.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.route.AnswerFault;
import com.cognipeer.camel.contacts.route.SandboxRouteTest;
import com.cognipeer.camel.contacts.sandbox.RecordedRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a route sees of a fault that stays. */
class FaultsOfOneExchangeTest extends SandboxRouteTest {

    private static final int MAX_RETRIES = 3;

    static Stream<Arguments> faultsOfOperations() {
        return Stream.of("create", "get", "update", "list")
                .flatMap(operation -> Arrays.stream(AnswerFault.values()).map(fault -> arguments(operation, fault)));
    }

    @BeforeEach
    void storeAContact() {
        sandbox.insert(Map.of("email", "ada@example.com", "name", "Ada"));
    }

    @ParameterizedTest
    @MethodSource("faultsOfOperations")
    void theExchangeFailsOnceAndItsMessageStaysAsItWas(String operation, AnswerFault fault) throws Exception {
        sandbox.faults().always(request -> true, fault.fault);
        Map<String, Object> body =
                Map.of("email", operation.equals("create") ? "grace@example.com" : "ada@example.com", "name", "Grace");
        Map<String, Object> headers = new LinkedHashMap<>(Map.of("mine", "kept", CognipeerContactsConstants.ID, "old"));
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(body);
        exchange.getMessage().setHeaders(new LinkedHashMap<>(headers));

        AtomicInteger ends = process(operation, exchange);

        assertThat(ends).hasValue(1);
        assertThat(exchange.getException())
                .isInstanceOf(ContactsException.class)
                .hasMessageStartingWith(operation + " failed");
        assertThat(exchange.getMessage().getBody()).isSameAs(body);
        assertThat(exchange.getMessage().getHeaders()).isEqualTo(headers);
        assertThat(sandbox.requests())
                .hasSize(fault == AnswerFault.REFUSAL ? 1 : MAX_RETRIES + 1)
                .extracting(RecordedRequest::method)
                .satisfies(methods -> assertOneCreateAtMost(operation, methods));
    }

    private static void assertOneCreateAtMost(String operation, List<? extends String> methods) {
        if (operation.equals("create")) {
            assertThat(methods).filteredOn("POST"::equals).hasSize(1);
        }
    }

    /** Tells how often it was called back, after the stop, which is when nobody is left who could do so again. */
    private AtomicInteger process(String operation, Exchange exchange) throws Exception {
        AtomicInteger ends = new AtomicInteger();
        CountDownLatch ended = new CountDownLatch(1);
        AsyncProducer producer = context.getEndpoint(
                        "cognipeer-contacts:" + operation + "?retryDelay=1&maxRetries=" + MAX_RETRIES)
                .createAsyncProducer();
        producer.start();
        producer.process(exchange, doneSync -> {
            ends.incrementAndGet();
            ended.countDown();
        });
        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
        producer.stop();
        context.stop();
        return ends;
    }
}
