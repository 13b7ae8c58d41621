package com.cognipeer.camel.contacts.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cognipeer.camel.contacts.client.http.CappedAnswerConsumer.AnswerTooLargeException;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.impl.BasicEntityDetails;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer's bytes come in pieces, after a length that is only a claim. */
class CollectingAnAnswerTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int UNTOLD = -1;

    private HttpAnswer answer;

    @ParameterizedTest
    @ValueSource(longs = {UNTOLD, 0, 1, 999_999, 1_000_000, 2_000_000})
    void theBytesAreThoseThatCame(long told) throws IOException {
        byte[] sent = bytes(1_000_000);
        CappedAnswerConsumer consumer = begun(told, 2_000_000);
        for (int at = 0; at < sent.length; at += 7_001) {
            consumer.consume(ByteBuffer.wrap(sent, at, Math.min(7_001, sent.length - at)));
        }
        consumer.streamEnd(List.of());
        assertThat(answer.body()).isEqualTo(sent);
    }

    @Test
    void theyOutliveWhatTheConsumerHolds() throws IOException {
        CappedAnswerConsumer consumer = begun(3, 10);
        consumer.consume(ByteBuffer.wrap(new byte[] {1, 2, 3}));
        consumer.streamEnd(List.of());
        consumer.releaseResources();
        assertThat(answer.body()).containsExactly(1, 2, 3);
    }

    @Test
    void asManyAsAreAllowedAreTaken() throws IOException {
        CappedAnswerConsumer consumer = begun(UNTOLD, 5_000);
        consumer.consume(ByteBuffer.wrap(bytes(5_000)));
        consumer.streamEnd(List.of());
        assertThat(answer.body()).hasSize(5_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {UNTOLD, 10})
    void oneMoreIsNot(long told) throws IOException {
        CappedAnswerConsumer consumer = begun(told, 5_000);
        consumer.consume(ByteBuffer.wrap(bytes(5_000)));
        assertThatThrownBy(() -> consumer.consume(ByteBuffer.wrap(bytes(1))))
                .isInstanceOf(AnswerTooLargeException.class);
    }

    @Test
    void aLengthAloneTakesNoMemory() throws IOException {
        begun(10, 10);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        begun(1_000_000_000, Integer.MAX_VALUE);
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(1_000_000);
    }

    @Test
    void aSmallAnswerTakesLittleMoreThanItsSize() throws IOException {
        begun(10, 10).consume(ByteBuffer.wrap(bytes(10)));
        byte[] sent = bytes(600);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        CappedAnswerConsumer consumer = begun(600, 10_000_000);
        consumer.consume(ByteBuffer.wrap(sent));
        consumer.streamEnd(List.of());
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(1_200);
    }

    @Test
    void aLargeAnswerOfWhichMuchHasComeIsCollectedInItsOwnSize() throws IOException {
        byte[] sent = bytes(600_000);
        begun(600_000, 10_000_000).consume(ByteBuffer.wrap(sent));
        long before = THREADS.getCurrentThreadAllocatedBytes();
        CappedAnswerConsumer consumer = begun(600_000, 10_000_000);
        for (int at = 0; at < sent.length; at += 6_000) {
            consumer.consume(ByteBuffer.wrap(sent, at, 6_000));
        }
        consumer.streamEnd(List.of());
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(1_000_000);
    }

    private CappedAnswerConsumer begun(long told, int maxSize) throws IOException {
        CappedAnswerConsumer consumer = new CappedAnswerConsumer(maxSize);
        consumer.consumeResponse(new BasicHttpResponse(200), new BasicEntityDetails(told, null), null, new Kept());
        return consumer;
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (i % 251);
        }
        return bytes;
    }

    private final class Kept implements FutureCallback<HttpAnswer> {

        @Override
        public void completed(HttpAnswer whole) {
            answer = whole;
        }

        @Override
        public void failed(Exception failure) {
            throw new AssertionError(failure);
        }

        @Override
        public void cancelled() {
            throw new AssertionError("cancelled");
        }
    }
}
