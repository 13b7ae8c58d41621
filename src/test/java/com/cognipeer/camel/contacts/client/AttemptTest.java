package com.cognipeer.camel.contacts.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import java.io.InterruptedIOException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.async.AsyncExecRuntime;
import org.apache.hc.core5.concurrent.ComplexCancellable;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.junit.jupiter.api.Test;

class AttemptTest {

    private static final HttpAnswer ANSWER = new HttpAnswer(new BasicHttpResponse(200), new byte[0]);

    private final Attempt attempt = new Attempt("/target?of=it", 0, () -> "too late");
    private final HttpRequest request = new BasicHttpRequest("GET", "/");
    private final AsyncExecRuntime connection = mock(AsyncExecRuntime.class);
    private final AsyncExecChain chain = mock(AsyncExecChain.class);
    private final AsyncExecCallback pool = mock(AsyncExecCallback.class);

    @Test
    void whatWasAbandonedBeforeItWasConnectedIsNotSent() throws Exception {
        attempt.abandon();

        connect();

        verify(chain, never()).proceed(any(), any(), any(), any());
        verify(connection).discardEndpoint();
        verify(pool).failed(any(InterruptedIOException.class));
        assertThat(attempt.isSent()).isFalse();
    }

    @Test
    void whatIsAbandonedOnItsWayLosesItsConnection() throws Exception {
        connect();
        verify(connection, never()).discardEndpoint();

        attempt.abandon();

        verify(connection).discardEndpoint();
    }

    @Test
    void whatHasNoConnectionYetIsNotSent() throws Exception {
        assertThat(attempt.isSent()).isFalse();

        connect();

        assertThat(attempt.isSent()).isTrue();
    }

    @Test
    void theTargetIsToldBeforeTheRequestIsSent() throws Exception {
        connect();

        assertThat(request.getPath()).isEqualTo("/target?of=it");
    }

    @Test
    void theAnswerIsGivenOutAfterTheConnectionIsBackInThePool() throws Exception {
        AsyncExecCallback callback = connect();
        doAnswer(released -> {
                    assertThat(attempt.answer()).isNotDone();
                    return null;
                })
                .when(pool)
                .completed();

        attempt.completed(ANSWER);
        assertThat(attempt.answer()).isNotDone();
        callback.completed();

        assertThat(attempt.answer()).isCompletedWithValue(ANSWER);
    }

    @Test
    void aWholeAnswerCountsWhereTheRestOfTheRequestCouldNotBeSent() throws Exception {
        AsyncExecCallback callback = connect();

        attempt.completed(ANSWER);
        callback.failed(new InterruptedIOException());

        assertThat(attempt.answer()).isCompletedWithValue(ANSWER);
    }

    /** Lets HttpClient's chain arrive at a connection; gives what it would call at the end. */
    private AsyncExecCallback connect() throws Exception {
        AtomicReference<AsyncExecCallback> followed = new AtomicReference<>();
        doAnswer(proceeded -> {
                    followed.set(proceeded.getArgument(3));
                    return null;
                })
                .when(chain)
                .proceed(any(), any(), any(), any());
        AsyncExecChain.Scope scope = new AsyncExecChain.Scope(
                "1",
                new HttpRoute(new HttpHost("localhost", 80)),
                request,
                new ComplexCancellable(),
                attempt.newContext(),
                connection);
        Attempt.connected(request, null, scope, chain, pool);
        return followed.get();
    }
}
