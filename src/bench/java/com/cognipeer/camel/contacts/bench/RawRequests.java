package com.cognipeer.camel.contacts.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.util.Map;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.Timeout;

/** The component's HTTP client without Camel and the component: nothing on this client can be faster. */
final class RawRequests implements InFlight.Operation {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final ObjectReader READER = MAPPER.readerForMapOf(Object.class);
    private static final ObjectWriter WRITER = MAPPER.writer();

    private final RequestTarget target;
    private final CloseableHttpAsyncClient http;
    private final Map<String, Object> fields = RequestedContact.fields();

    private RawRequests(RequestTarget target, CloseableHttpAsyncClient http) {
        this.target = target;
        this.http = http;
    }

    static Contender contender(String name, RequestTarget target) throws Exception {
        ClientTlsStrategyBuilder tls = ClientTlsStrategyBuilder.create();
        if (target.keyStore() != null) {
            tls.setSslContext(target.tls());
        }
        CloseableHttpAsyncClient http = HttpAsyncClients.custom()
                .setIOReactorConfig(IOReactorConfig.custom()
                        .setIoThreadCount(Math.min(2, Runtime.getRuntime().availableProcessors()))
                        .build())
                .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                        .setTlsStrategy(tls.buildAsync())
                        .setMaxConnTotal(RequestTarget.MAX_CONNECTIONS)
                        .setMaxConnPerRoute(RequestTarget.MAX_CONNECTIONS)
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.ofSeconds(30))
                        .build())
                .disableCookieManagement()
                .build();
        http.start();
        return new InFlight(name, target.inFlight(), new RawRequests(target, http), http);
    }

    @Override
    public boolean begin(InFlight.End end) throws Exception {
        http.execute(request(), new FutureCallback<>() {
            @Override
            public void completed(SimpleHttpResponse answer) {
                end.ended(false, failureOf(answer));
            }

            @Override
            public void failed(Exception failure) {
                end.ended(false, failure);
            }

            @Override
            public void cancelled() {
                end.ended(false, new IllegalStateException("cancelled"));
            }
        });
        return false;
    }

    private SimpleHttpRequest request() throws JsonProcessingException {
        SimpleRequestBuilder request = target.create()
                ? SimpleRequestBuilder.post(target.url())
                        .setBody(WRITER.writeValueAsBytes(fields), ContentType.APPLICATION_JSON)
                : SimpleRequestBuilder.get(target.url() + "?" + RequestTarget.query(RequestedContact.EMAIL));
        return request.addHeader("Authorization", RequestTarget.AUTHORIZATION).build();
    }

    private static Throwable failureOf(SimpleHttpResponse answer) {
        try {
            if (answer.getCode() / 100 != 2) {
                return new IllegalStateException("Status " + answer.getCode());
            }
            Map<String, Object> envelope = READER.readValue(answer.getBodyBytes());
            if (!Boolean.TRUE.equals(envelope.get("success"))) {
                return new IllegalStateException("No success");
            }
            RequestedContact.check(envelope.get("data"));
            return null;
        } catch (IOException | RuntimeException e) {
            return e;
        }
    }
}
