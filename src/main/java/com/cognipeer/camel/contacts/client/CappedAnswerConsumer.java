package com.cognipeer.camel.contacts.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.ByteArrayBuffer;

/**
 * Collects an answer's bytes and gives up as soon as there are too many. The stock consumers either have no bound or
 * fail on a content type that they cannot parse.
 */
final class CappedAnswerConsumer implements AsyncResponseConsumer<HttpAnswer> {

    private static final int INITIAL_SIZE = 4096;

    private final int maxSize;
    private final ByteArrayBuffer body = new ByteArrayBuffer(INITIAL_SIZE);
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
            callback.completed(new HttpAnswer(response, new byte[0]));
        } else if (entity.getContentLength() > maxSize) {
            throw new AnswerTooLargeException();
        }
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
        int size = data.remaining();
        if (size > maxSize - body.length()) {
            throw new AnswerTooLargeException();
        }
        body.ensureCapacity(size);
        data.get(body.array(), body.length(), size);
        body.setLength(body.length() + size);
    }

    @Override
    public void streamEnd(List<? extends Header> trailers) {
        callback.completed(new HttpAnswer(head, body.toByteArray()));
    }

    @Override
    public void failed(Exception cause) {
        releaseResources();
    }

    @Override
    public void releaseResources() {
        body.clear();
    }

    /** More bytes than {@code maxResponseSize}. */
    static final class AnswerTooLargeException extends IOException {

        private static final long serialVersionUID = 1L;
    }
}
