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
 * Collects an answer's bytes, unpacks them, and gives up as soon as there are too many. The stock consumers either have no bound or
 * fail on a content type that they cannot parse.
 */
final class CappedAnswerConsumer implements AsyncResponseConsumer<HttpAnswer> {

    private static final byte[] NOTHING = {};
    private static final int UNTOLD_SIZE = 4096;
    /** A length is a claim: more memory than this is taken for bytes that have come only. */
    private static final int LARGEST_START = 256 * 1024;
    /** The claim is believed where so many times of what has come fulfil it. */
    private static final int BELIEVED = 4;

    private final int maxSize;
    private byte[] body = NOTHING;
    private int size;
    private long told;
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
        told = entity.getContentLength();
        if (told > maxSize) {
            throw new AnswerTooLargeException();
        }
        body = new byte[(int) Math.min(told < 0 ? UNTOLD_SIZE : told, LARGEST_START)];
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
        boolean believed = told >= due && told <= (long) BELIEVED * body.length;
        return (int) (believed ? told : Math.min(maxSize, Math.max(2L * body.length, due)));
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
