package com.cognipeer.camel.contacts.client.http;

import com.cognipeer.camel.contacts.client.ClientSettings;
import com.cognipeer.camel.contacts.client.ErrorDetails;
import com.cognipeer.camel.contacts.client.Failure;
import com.cognipeer.camel.contacts.client.Failure.Kind;
import com.cognipeer.camel.contacts.client.ResponseInfo;
import com.cognipeer.camel.contacts.client.http.CappedAnswerConsumer.AnswerTooLargeException;
import com.cognipeer.camel.contacts.client.http.HttpTransport.ClientClosedException;
import java.io.IOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Describes why a request got no whole answer, and whether it may have reached the server. */
public final class TransportFailures {

    private final ClientSettings settings;
    private final TransportWords words;

    public TransportFailures(ClientSettings settings, Redaction redaction) {
        this.settings = settings;
        this.words = new TransportWords(settings, redaction);
    }

    /** @param stage how far the request had come */
    public Failure of(ApiRequest request, AttemptStage stage, Throwable failure) {
        boolean effectUnknown = request.write() && stage == AttemptStage.SENT;
        ErrorDetails none = ErrorDetails.of(ResponseInfo.NOT_SENT);
        if (failure instanceof AnswerTooLargeException) {
            String message = request.operation() + " failed: the answer is larger than maxResponseSize="
                    + settings.maxResponseSize() + " bytes";
            return new Failure(Kind.UNREADABLE, message, none, false, effectUnknown);
        }
        boolean closed = failure instanceof ClientClosedException;
        return new Failure(
                closed ? Kind.CLIENT_CLOSED : Kind.NO_ANSWER,
                request.operation() + " failed: " + words.of(stage, failure),
                none,
                !closed,
                effectUnknown,
                shownCause(failure));
    }

    /** Only causes whose words are this side's own: a protocol error quotes what the server sent. */
    private static Throwable shownCause(Throwable failure) {
        boolean ownWords = failure instanceof SocketException
                || failure instanceof UnknownHostException
                || failure instanceof SSLException
                || failure instanceof TimeoutException
                || failure.getClass() == IOException.class;
        return ownWords ? failure : null;
    }
}
