package com.cognipeer.camel.contacts.client.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Set;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.DataStreamChannel;

/** A request's body. It notes in its attempt when the first byte is about to be written: before that, the request has no effect. */
final class ObservedBody implements AsyncEntityProducer {

    private final AsyncEntityProducer body;
    private final Attempt attempt;

    ObservedBody(AsyncEntityProducer body, Attempt attempt) {
        this.body = body;
        this.attempt = attempt;
    }

    @Override
    public void produce(DataStreamChannel channel) throws IOException {
        if (!attempt.maySend()) {
            throw new InterruptedIOException("abandoned before it was sent");
        }
        body.produce(channel);
    }

    @Override
    public int available() {
        return body.available();
    }

    @Override
    public boolean isRepeatable() {
        return body.isRepeatable();
    }

    @Override
    public void failed(Exception cause) {
        body.failed(cause);
    }

    @Override
    public long getContentLength() {
        return body.getContentLength();
    }

    @Override
    public String getContentType() {
        return body.getContentType();
    }

    @Override
    public String getContentEncoding() {
        return body.getContentEncoding();
    }

    @Override
    public boolean isChunked() {
        return body.isChunked();
    }

    @Override
    public Set<String> getTrailerNames() {
        return body.getTrailerNames();
    }

    @Override
    public void releaseResources() {
        body.releaseResources();
    }
}
