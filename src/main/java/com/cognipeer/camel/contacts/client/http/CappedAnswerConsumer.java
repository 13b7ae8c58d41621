package com.cognipeer.camel.contacts.client.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Collects and unpacks an answer's bytes, and gives up as soon as there are too many. HttpClient's own consumers have no
 * bound, or fail on a content type that they cannot parse.
 */
final class CappedAnswerConsumer implements AsyncResponseConsumer<HttpAnswer> {

    private static final byte[] NOTHING = {};
    private static final int SIZE_WITHOUT_LENGTH = 4096;
    /** A stated length may be false: memory beyond this is allocated only for bytes that have arrived. */
    private static final int LARGEST_START = 256 * 1024;
    /** The stated length is believed once a fourth of it has arrived. */
    private static final int BELIEVED = 4;

    private final int maxSize;
    private byte[] body = NOTHING;
    private int size;
    private long statedLength;
    private HttpResponse head;
    private FutureCallback<HttpAnswer> callback;

    CappedAnswerConsumer(int maxSize) {
        this.maxSize = maxSize;
    }

    @Override
    public void consumeResponse(
            HttpResponse response, EntityDetails entity, HttpContext context, FutureCallback<HttpAnswer> callback)
            throws IOException {
        this.head = response;
        this.callback = callback;
        if (entity == null) {
            callback.completed(new HttpAnswer(response, NOTHING));
            return;
        }
        statedLength = entity.getContentLength();
        if (statedLength > maxSize) {
            throw new AnswerTooLargeException();
        }
        body = new byte[(int) Math.min(statedLength < 0 ? SIZE_WITHOUT_LENGTH : statedLength, LARGEST_START)];
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {
        // 1xx answers announce the real one and say nothing of their own.
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        channel.update(Integer.MAX_VALUE);
    }

    @Override
    public void consume(ByteBuffer data) throws IOException {
        int more = data.remaining();
        if (more > maxSize - size) {
            throw new AnswerTooLargeException();
        }
        if (more > body.length - size) {
            body = Arrays.copyOf(body, capacityFor(size + more));
        }
        data.get(body, size, more);
        size += more;
    }

    private int capacityFor(int due) {
        boolean believed = statedLength >= due && statedLength <= (long) BELIEVED * body.length;
        return (int) (believed ? statedLength : Math.min(maxSize, Math.max(2L * body.length, due)));
    }

    @Override
    public void streamEnd(List<? extends Header> trailers) throws IOException {
        byte[] whole = size == body.length ? body : Arrays.copyOf(body, size);
        callback.completed(PackedAnswer.unpacked(head, whole, maxSize));
    }

    @Override
    public void failed(Exception cause) {
        releaseResources();
    }

    @Override
    public void releaseResources() {
        body = NOTHING;
        size = 0;
    }

    /** More bytes than {@code maxResponseSize}. */
    static final class AnswerTooLargeException extends IOException {

        private static final long serialVersionUID = 1L;
    }
}
