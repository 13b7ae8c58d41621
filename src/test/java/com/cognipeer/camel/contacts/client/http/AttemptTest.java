package com.cognipeer.camel.contacts.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.async.AsyncExecRuntime;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.concurrent.ComplexCancellable;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.RequestNotExecutedException;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.junit.jupiter.api.Test;

class AttemptTest {

    private static final HttpAnswer ANSWER = new HttpAnswer(new BasicHttpResponse(200), new byte[0]);

    private final Attempt attempt =
            new Attempt(new ApiRequest("get", "GET", "/target?of=it", null, false, true), stage -> "too late");
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

    @Test
    void aWriteIsNotSentBeforeItsBodyIsWritten() throws Exception {
        Attempt write = write();
        AsyncEntityProducer body = connect(write, new BasicAsyncEntityProducer("{}", null));
        assertThat(write.isSent()).isFalse();
        assertThat(write.stage()).isEqualTo(AttemptStage.CONNECTED);

        body.produce(mock(DataStreamChannel.class));

        assertThat(write.isSent()).isTrue();
    }

    @Test
    void aWriteThatWasAbandonedIsNotWrittenAnyMore() throws Exception {
        Attempt write = write();
        AsyncEntityProducer body = connect(write, new BasicAsyncEntityProducer("{}", null));
        write.abandon();

        assertThatThrownBy(() -> body.produce(mock(DataStreamChannel.class)))
                .isInstanceOf(InterruptedIOException.class);
        assertThat(write.isSent()).isFalse();
    }

    @Test
    void whatWasNotWrittenIsSentAgainOnceOnANewConnection() throws Exception {
        Attempt write = write();
        AtomicInteger sent = new AtomicInteger();
        write.begin(() -> {
            sent.incrementAndGet();
            return new CompletableFuture<>();
        });
        connect(write, new BasicAsyncEntityProducer("{}", null));
        assertThat(write.wantsNewConnection()).isFalse();

        write.failed(new RequestNotExecutedException());

        assertThat(sent).hasValue(2);
        assertThat(write.wantsNewConnection()).isTrue();
        assertThat(write.answer()).isNotDone();

        connect(write, new BasicAsyncEntityProducer("{}", null));
        write.failed(new RequestNotExecutedException());

        assertThat(sent).hasValue(2);
        assertThat(write.answer()).isCompletedExceptionally();
        assertThat(write.isSent()).isFalse();
    }

    @Test
    void whatMayHaveBeenWrittenIsNotSentAgain() throws Exception {
        Attempt write = write();
        AtomicInteger sent = new AtomicInteger();
        write.begin(() -> {
            sent.incrementAndGet();
            return new CompletableFuture<>();
        });
        connect(write, new BasicAsyncEntityProducer("{}", null)).produce(mock(DataStreamChannel.class));

        write.failed(new ConnectionClosedException());

        assertThat(sent).hasValue(1);
        assertThat(write.answer()).isCompletedExceptionally();
        assertThat(write.isSent()).isTrue();
    }

    @Test
    void whatWasAbandonedIsNotSentAgain() throws Exception {
        Attempt write = write();
        AtomicInteger sent = new AtomicInteger();
        CompletableFuture<Void> exchange = new CompletableFuture<>();
        write.begin(() -> {
            sent.incrementAndGet();
            return exchange;
        });
        connect(write, new BasicAsyncEntityProducer("{}", null));

        write.abandon();
        write.failed(new RequestNotExecutedException());

        assertThat(sent).hasValue(1);
        assertThat(exchange).isCancelled();
    }

    @Test
    void aConnectionThatWasIdleAndTurnsOutToBeClosedIsNoted() throws Exception {
        AtomicInteger noted = new AtomicInteger();
        Attempt write = write();
        write.begin(CompletableFuture::new);
        write.takesOver(noted::incrementAndGet);
        connect(write, new BasicAsyncEntityProducer("{}", null));

        write.failed(new RequestNotExecutedException());
        // The second one was new.
        connect(write, new BasicAsyncEntityProducer("{}", null));
        write.failed(new RequestNotExecutedException());

        assertThat(noted).hasValue(1);
    }

    private static Attempt write() {
        return new Attempt(
                new ApiRequest("create", "POST", "/", new byte[] {'{', '}'}, true, false), stage -> "too late");
    }

    /** Gives the body as HttpClient would write it. */
    private AsyncEntityProducer connect(Attempt write, AsyncEntityProducer body) throws Exception {
        AtomicReference<AsyncEntityProducer> written = new AtomicReference<>();
        doAnswer(proceeded -> {
                    written.set(proceeded.getArgument(1));
                    return null;
                })
                .when(chain)
                .proceed(any(), any(), any(), any());
        new AttemptHandler().execute(request, body, scope(write), chain, pool);
        return written.get();
    }

    private AsyncExecChain.Scope scope(Attempt of) {
        return new AsyncExecChain.Scope(
                "1",
                new HttpRoute(new HttpHost("localhost", 80)),
                request,
                new ComplexCancellable(),
                new AttemptContext(of, RequestConfig.DEFAULT, RequestConfig.DEFAULT),
                connection);
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
        new AttemptHandler().execute(request, null, scope(attempt), chain, pool);
        return followed.get();
    }
}
