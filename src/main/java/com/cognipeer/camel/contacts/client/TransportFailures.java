package com.cognipeer.camel.contacts.client;

import com.cognipeer.camel.contacts.client.CappedAnswerConsumer.AnswerTooLargeException;
import com.cognipeer.camel.contacts.client.HttpTransport.ClientClosedException;
import java.io.IOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Tells what a request that got no whole answer died of, and whether it can have reached the server. */
final class TransportFailures {

    private final ClientSettings settings;
    private final TransportWords words;

    TransportFailures(ClientSettings settings, Redaction redaction) {
        this.settings = settings;
        this.words = new TransportWords(settings, redaction);
    }

    /** @param stage how far the request had come */
    Failure of(ApiRequest call, AttemptStage stage, Throwable failure) {
        boolean effectUnknown = call.write() && stage == AttemptStage.SENT;
        ErrorDetails nothing = ErrorDetails.of(ResponseInfo.NOT_SENT);
        if (failure instanceof AnswerTooLargeException) {
            return new Failure(
                    call.operation() + " failed: the answer is larger than maxResponseSize="
                            + settings.maxResponseSize() + " bytes",
                    nothing,
                    false,
                    effectUnknown,
                    (message, told, maybeApplied) -> new ContactsServerException(
                            maybeApplied ? message + "; the request may have been applied" : message, told));
        }
        Throwable cause = shownCause(failure);
        boolean closed = failure instanceof ClientClosedException;
        return new Failure(
                call.operation() + " failed: " + words.of(stage, failure),
                nothing,
                !closed,
                effectUnknown,
                (message, told, maybeApplied) ->
                        new ContactsTransportException(message, maybeApplied, closed, told.info(), cause));
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
