package com.cognipeer.camel.contacts.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.CognipeerContactsConstants;
import com.cognipeer.camel.contacts.client.ContactsTransportException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Endpoints with many tokens share their connections, and each request goes out with the token of its own endpoint. */
class ManyTokensTest {

    private static final int TOKENS = 500;
    private static final int MOST_THREADS = 60;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final ExecutorService workers = Executors.newFixedThreadPool(8);
    private final Map<String, String> authorizations = new ConcurrentHashMap<>();
    private final Map<String, String> hookIds = new ConcurrentHashMap<>();
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch holding = new CountDownLatch(1);
    private HttpServer server;
    private ProducerTemplate template;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(workers);
        server.createContext("/", this::answer);
        server.start();
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:get")
                        .toD("cognipeer-contacts:get?token=${header.key}&hookId=${header.hook}&baseUrl=" + baseUrl());
            }
        });
        camel.start();
        template = camel.createProducerTemplate();
    }

    @AfterEach
    void stop() {
        held.countDown();
        camel.stop();
        server.stop(0);
        workers.shutdownNow();
    }

    @Test
    void fiveHundredTokensTakeHardlyMoreThreadsThanOneAndEachRequestHasItsOwn() {
        assertThat(template.send("direct:get", request(0)).getException()).isNull();
        int before = threads();

        List<CompletableFuture<Exchange>> answers = IntStream.range(1, TOKENS)
                .mapToObj(number -> template.asyncSend("direct:get", request(number)))
                .toList();

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.get(1, TimeUnit.MINUTES).getException())
                        .isNull());
        assertThat(threads() - before).isLessThan(MOST_THREADS);
        assertThat(ioThreads()).isEqualTo(1);
        assertThat(authorizations).hasSize(TOKENS);
        assertThat(authorizations).allSatisfy((number, sent) -> assertThat(sent).isEqualTo("Bearer api-" + number));
        assertThat(hookIds).hasSize(TOKENS);
        assertThat(hookIds).allSatisfy((number, sent) -> assertThat(sent).isEqualTo("hook-" + number));
    }

    @Test
    void theStopOfOneEndsItsOwnRequestsAndLeavesThoseOfTheOthers() throws Exception {
        AsyncProducer stopped = producer("stopped");
        AsyncProducer other = producer("other");
        CompletableFuture<Exchange> ended = send(stopped, "hold");
        await().until(() -> holding.getCount() == 0);
        CompletableFuture<Exchange> goesOn = send(other, "hold");

        stopped.stop();

        assertThat(ended.get(1, TimeUnit.MINUTES).getException()).isInstanceOf(ContactsTransportException.class);
        assertThat(goesOn).isNotDone();
        held.countDown();
        assertThat(goesOn.get(1, TimeUnit.MINUTES).getException()).isNull();
        assertThat(send(other, "later").get(1, TimeUnit.MINUTES).getException()).isNull();
    }

    private AsyncProducer producer(String token) throws Exception {
        AsyncProducer producer = (AsyncProducer)
                camel.getEndpoint("cognipeer-contacts:get?token=pat_" + token + "&maxRetries=0&baseUrl=" + baseUrl())
                        .createProducer();
        producer.start();
        return producer;
    }

    private CompletableFuture<Exchange> send(AsyncProducer producer, String integrationId) {
        Exchange exchange = new DefaultExchange(camel);
        exchange.getMessage().setHeader(CognipeerContactsConstants.INTEGRATION_ID, integrationId);
        return producer.processAsync(exchange);
    }

    private static Processor request(int number) {
        return exchange -> {
            exchange.getMessage().setHeader("key", "api-" + number);
            exchange.getMessage().setHeader("hook", "hook-" + number);
            exchange.getMessage().setHeader(CognipeerContactsConstants.INTEGRATION_ID, "" + number);
        };
    }

    private String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** Answers with the contact that was asked for. */
    private void answer(HttpExchange exchange) throws IOException {
        String id = exchange.getRequestURI().getQuery().replace("integrationId=", "");
        authorizations.put(id, exchange.getRequestHeaders().getFirst("Authorization"));
        if (exchange.getRequestHeaders().containsKey("x-hook-id")) {
            hookIds.put(id, exchange.getRequestHeaders().getFirst("x-hook-id"));
        }
        if (id.equals("hold")) {
            hold();
        }
        byte[] body = ("{\"success\":true,\"data\":{\"_id\":\"_" + id + "\",\"integrationId\":\"" + id + "\"}}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void hold() throws IOException {
        holding.countDown();
        try {
            held.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static int threads() {
        return Thread.getAllStackTraces().size();
    }

    private static long ioThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("cognipeer-contacts-io-1"))
                .count();
    }
}
