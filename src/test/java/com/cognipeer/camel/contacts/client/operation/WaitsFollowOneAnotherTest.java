package com.cognipeer.camel.contacts.client.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.cognipeer.camel.contacts.client.ClientSettings;
import com.cognipeer.camel.contacts.client.ContactsTransportException;
import com.cognipeer.camel.contacts.client.RequestObserver;
import com.cognipeer.camel.contacts.client.RetrySettings;
import com.cognipeer.camel.contacts.client.TestClient;
import com.cognipeer.camel.contacts.client.http.ApiRequest;
import com.cognipeer.camel.contacts.client.http.Attempt;
import com.cognipeer.camel.contacts.client.http.HttpTransport;
import com.cognipeer.camel.contacts.client.quota.Permit;
import com.cognipeer.camel.contacts.client.quota.RateLimiter;
import com.cognipeer.camel.contacts.client.quota.RetryTokens;
import com.cognipeer.camel.contacts.model.ContactIdentity;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A request that is let out after a wait may fail before anything else happens, and the next wait begin. */
class WaitsFollowOneAnotherTest {

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final List<String> told = new ArrayList<>();
    private final CompletableFuture<Permit> place = new CompletableFuture<>();

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void eachEndsBeforeTheNextOneBegins() throws Exception {
        CompletableFuture<?> call = client().get(new ContactIdentity("ada@example.com", null));

        place.complete(Permit.UNCOUNTED);

        assertThat(call.handle((answer, failure) -> failure).get(10, TimeUnit.SECONDS))
                .isInstanceOf(ContactsTransportException.class);
        assertThat(told).containsExactly("held", "released", "held", "released");
    }

    private HttpContactsClient client() {
        HttpTransport transport = mock(HttpTransport.class);
        when(transport.settings())
                .thenReturn(new ClientSettings(
                        URI.create("http://localhost/v1"),
                        TestClient.TOKEN,
                        null,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        1000,
                        null,
                        null));
        when(transport.timer()).thenReturn(timer);
        when(transport.send(any(), anyLong(), any())).thenAnswer(sent -> {
            Attempt attempt = new Attempt(new ApiRequest("get", "GET", "/", null, false, true), stage -> "too late");
            attempt.failed(new ConnectException("refused"));
            return attempt;
        });
        return new HttpContactsClient(
                transport,
                new RetrySettings(
                        1, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofSeconds(1), Duration.ofSeconds(10)),
                new OncePace(),
                new RetryTokens(),
                new Told());
    }

    /** Lets the first request wait, and no other. */
    private final class OncePace implements RateLimiter {

        private boolean waited;

        @Override
        public CompletableFuture<Permit> acquire() {
            CompletableFuture<Permit> free = waited ? CompletableFuture.completedFuture(Permit.UNCOUNTED) : place;
            waited = true;
            return free;
        }

        @Override
        public void close() {
            place.cancel(false);
        }
    }

    private final class Told implements RequestObserver {

        @Override
        public synchronized void held(String operation) {
            told.add("held");
        }

        @Override
        public synchronized void released(String operation, Duration waited) {
            told.add("released");
        }
    }
}
