package com.cognipeer.camel.contacts.client;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactIdentity;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The API over HTTP. */
public final class HttpContactsClient implements ContactsClient {

    private static final Logger LOG = LoggerFactory.getLogger(HttpContactsClient.class);

    private final HttpCalls calls;
    private final HttpTransport transport;
    private final AnswerReader answers;
    private final TransportFailure failures;

    /**
     * @param settings where, who and within what bounds
     * @param timer    ends requests that take too long; stays the caller's
     */
    public HttpContactsClient(ClientSettings settings, ScheduledExecutorService timer) {
        Redaction redaction = new Redaction(settings.token(), settings.hookId());
        this.calls = new HttpCalls(settings.baseUrl().getRawPath());
        this.transport = new HttpTransport(settings, timer);
        this.answers = new AnswerReader(redaction);
        this.failures = new TransportFailure(settings, redaction);
    }

    @Override
    public CompletableFuture<ContactsResponse<Contact>> create(Contact contact) {
        return send(() -> calls.create(contact), answers::contact);
    }

    @Override
    public CompletableFuture<ContactsResponse<Contact>> get(ContactIdentity identity) {
        return send(() -> calls.get(identity), answers::contact);
    }

    @Override
    public CompletableFuture<ContactsResponse<Contact>> update(ContactIdentity identity, Contact changes) {
        return send(() -> calls.update(identity, changes), answers::contact);
    }

    @Override
    public CompletableFuture<ContactsResponse<ContactPage>> list(ContactQuery query) {
        return send(() -> calls.list(query), answers::page);
    }

    @Override
    public void close() {
        transport.close();
    }

    private <T> CompletableFuture<T> send(Supplier<HttpCall> call, BiFunction<HttpCall, HttpAnswer, T> reader) {
        HttpCall sent;
        try {
            sent = call.get();
        } catch (InvalidContactException e) {
            return CompletableFuture.failedFuture(e);
        }
        Attempt attempt = transport.send(sent);
        CompletableFuture<HttpAnswer> answer = attempt.answer();
        CompletableFuture<T> result = new CompletableFuture<>();
        answer.whenComplete((received, failure) -> complete(
                result, sent, received, failure == null ? null : failures.of(sent, attempt.isSent(), failure), reader));
        result.whenComplete((value, failure) -> {
            if (result.isCancelled()) {
                answer.cancel(true);
            }
        });
        return result;
    }

    private <T> void complete(
            CompletableFuture<T> result,
            HttpCall call,
            HttpAnswer answer,
            ContactsException failure,
            BiFunction<HttpCall, HttpAnswer, T> reader) {
        try {
            if (failure != null) {
                throw failure;
            }
            LOG.debug("{} {} answered {}", call.method(), call.operation(), answer.status());
            result.complete(reader.apply(call, answer));
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
        }
    }
}
