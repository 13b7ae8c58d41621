package com.cognipeer.camel.contacts.bench;

import com.cognipeer.camel.contacts.CognipeerContactsConstants;
import com.cognipeer.camel.contacts.client.KeyStores;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.vertx.ext.web.client.WebClientOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.dataformat.JsonLibrary;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;

/** A route from {@code direct} that makes a request of a message: a map comes in, or an e-mail address; a contact goes out. */
final class RequestRoute implements InFlight.Operation {

    private static final String START = "direct:start";

    private final RequestTarget target;
    private final Endpoint start;
    private final AsyncProducer producer;

    private RequestRoute(RequestTarget target, CamelContext context) throws Exception {
        this.target = target;
        this.start = context.getEndpoint(START);
        this.producer = start.createAsyncProducer();
        producer.start();
    }

    static Contender component(String name, RequestTarget target) throws Exception {
        String uri = "cognipeer-contacts:" + (target.create() ? "create" : "get") + "?requestsPerMinute=0&token="
                + RequestTarget.TOKEN + "&baseUrl=" + target.baseUrl() + "/v1" + tls(target);
        return contender(name, target, route -> route.to(uri));
    }

    static Contender http(String name, RequestTarget target) throws Exception {
        String uri = target.url() + "?connectionsPerRoute=" + RequestTarget.MAX_CONNECTIONS + "&maxTotalConnections="
                + RequestTarget.MAX_CONNECTIONS + tls(target);
        return contender(name, target, route -> through(route, target, uri));
    }

    static Contender vertx(String name, RequestTarget target) throws Exception {
        String uri = "vertx-http:" + target.url() + "?webClientOptions=#pool" + tls(target);
        return contender(name, target, route -> through(route, target, uri));
    }

    static Contender jdk(String name, RequestTarget target) throws Exception {
        JdkRequests requests = new JdkRequests(target);
        return contender(name, target, route -> route.process(requests));
    }

    @Override
    public boolean begin(InFlight.End end) {
        Exchange exchange = start.createExchange(ExchangePattern.InOut);
        Message message = exchange.getMessage();
        if (target.create()) {
            message.setBody(RequestedContact.fields());
        } else {
            message.setHeader(CognipeerContactsConstants.EMAIL, RequestedContact.EMAIL);
        }
        return producer.process(exchange, atOnce -> end.ended(atOnce, failureOf(exchange)));
    }

    private static Throwable failureOf(Exchange exchange) {
        if (exchange.getException() != null) {
            return exchange.getException();
        }
        try {
            RequestedContact.check(exchange.getMessage().getBody());
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }

    private static Contender contender(String name, RequestTarget target, Step step) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        context.disableJMX();
        context.getRegistry().bind("pool", new WebClientOptions().setMaxPoolSize(RequestTarget.MAX_CONNECTIONS));
        if (target.keyStore() != null) {
            context.getRegistry().bind("tls", tlsParameters(target.keyStore()));
        }
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                step.addTo(from(START));
            }
        });
        context.start();
        return new InFlight(name, target.inFlight(), new RequestRoute(target, context), context::stop);
    }

    private static String tls(RequestTarget target) {
        return target.keyStore() == null ? "" : "&sslContextParameters=#tls";
    }

    /** With the key as well, without which Vert.x takes none of them. */
    private static SSLContextParameters tlsParameters(Path file) {
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource("file:" + file);
        store.setPassword(KeyStores.PASSWORD);
        KeyManagersParameters keys = new KeyManagersParameters();
        keys.setKeyStore(store);
        keys.setKeyPassword(KeyStores.PASSWORD);
        TrustManagersParameters trusted = new TrustManagersParameters();
        trusted.setKeyStore(store);
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setKeyManagers(keys);
        parameters.setTrustManagers(trusted);
        return parameters;
    }

    private static void through(RouteDefinition route, RequestTarget target, String uri) {
        ProcessorDefinition<?> asked = target.create()
                ? route.marshal()
                        .json(JsonLibrary.Jackson)
                        .setHeader(Exchange.HTTP_METHOD)
                        .constant("POST")
                : route.setHeader(Exchange.HTTP_METHOD)
                        .constant("GET")
                        .setHeader(Exchange.HTTP_QUERY)
                        .exchange(exchange -> RequestTarget.query(
                                exchange.getMessage().getHeader(CognipeerContactsConstants.EMAIL, String.class)));
        asked.setHeader(Exchange.CONTENT_TYPE)
                .constant("application/json")
                .setHeader("Authorization")
                .constant(RequestTarget.AUTHORIZATION)
                .to(uri)
                .unmarshal()
                .json(JsonLibrary.Jackson, Map.class)
                .process(exchange -> exchange.getMessage()
                        .setBody(dataOf(exchange.getMessage().getBody(Map.class))));
    }

    private static Object dataOf(Map<?, ?> envelope) {
        if (!Boolean.TRUE.equals(envelope.get("success"))) {
            throw new IllegalStateException("No success");
        }
        return envelope.get("data");
    }

    @FunctionalInterface
    private interface Step {
        void addTo(RouteDefinition route);
    }

    /** What somebody writes who takes what the JDK brings along. */
    private static final class JdkRequests implements Processor {

        private static final ObjectMapper MAPPER = new ObjectMapper();
        private static final ObjectReader READER = MAPPER.readerForMapOf(Object.class);
        private static final ObjectWriter WRITER = MAPPER.writer();

        private final RequestTarget target;
        private final HttpClient http;

        private JdkRequests(RequestTarget target) throws Exception {
            this.target = target;
            HttpClient.Builder builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
            if (target.keyStore() != null) {
                builder.sslContext(target.tls());
            }
            this.http = builder.build();
        }

        @Override
        public void process(Exchange exchange) throws Exception {
            HttpResponse<byte[]> answer = send(request(exchange.getMessage()));
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException("Status " + answer.statusCode());
            }
            exchange.getMessage().setBody(dataOf(READER.readValue(answer.body())));
        }

        /** A few in a million find a connection that the client's own pool is just closing; who uses it has to know. */
        private HttpResponse<byte[]> send(HttpRequest request) throws Exception {
            try {
                return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            } catch (IOException lostRace) {
                return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            }
        }

        private HttpRequest request(Message message) throws Exception {
            HttpRequest.Builder request = target.create()
                    ? HttpRequest.newBuilder(URI.create(target.url()))
                            .POST(HttpRequest.BodyPublishers.ofByteArray(WRITER.writeValueAsBytes(message.getBody())))
                    : HttpRequest.newBuilder(URI.create(target.url() + "?"
                            + RequestTarget.query(message.getHeader(CognipeerContactsConstants.EMAIL, String.class))));
            return request.header("Content-Type", "application/json")
                    .header("Authorization", RequestTarget.AUTHORIZATION)
                    .timeout(Duration.ofSeconds(30))
                    .build();
        }
    }
}
