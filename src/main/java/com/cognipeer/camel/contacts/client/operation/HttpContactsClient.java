package com.cognipeer.camel.contacts.client.operation;

import com.cognipeer.camel.contacts.client.ClientSettings;
import com.cognipeer.camel.contacts.client.ContactsClient;
import com.cognipeer.camel.contacts.client.ContactsResponse;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.client.RequestObserver;
import com.cognipeer.camel.contacts.client.RetrySettings;
import com.cognipeer.camel.contacts.client.http.HttpTransport;
import com.cognipeer.camel.contacts.client.http.Redaction;
import com.cognipeer.camel.contacts.client.http.TransportFailures;
import com.cognipeer.camel.contacts.client.quota.RateLimiter;
import com.cognipeer.camel.contacts.client.quota.RetryTokens;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactIdentity;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Calls the API over HTTP, and retries where a retry can do no harm. A request that may have taken effect is sent again only if
 * the second one changes nothing more. If a creation or a renaming got no answer, the contact is looked up instead.
 */
public final class HttpContactsClient implements ContactsClient {

    private final ApiRequests requests;
    private final AnswerReader answers;
    private final ClientParts parts;
    private final Set<RunningOperation<?>> running = ConcurrentHashMap.newKeySet();
    private volatile boolean mayWait = true;
    private volatile boolean closed;

    /**
     * @param transport sends the requests; stays the caller's
     * @param retries   how often and for how long an operation is tried
     * @param limiter   gives permits to send; closed with this client
     * @param tokens    what retries are paid with, by all who use the same key
     * @param observer  hears of requests and waits
     */
    public HttpContactsClient(
            HttpTransport transport,
            RetrySettings retries,
            RateLimiter limiter,
            RetryTokens tokens,
            RequestObserver observer) {
        ClientSettings settings = transport.settings();
        Redaction redaction = new Redaction(settings.token(), settings.hookId());
        this.requests = new ApiRequests(settings.baseUrl().getRawPath());
        this.answers = new AnswerReader(redaction);
        this.parts = new ClientParts(
                transport, new TransportFailures(settings, redaction), retries, limiter, tokens, observer);
    }

    @Override
    public CompletableFuture<ContactsResponse<Contact>> create(Contact contact) {
        boolean hasKey = CreationCheck.keyOf(contact) != null;
        return run(
                "create",
                () -> new FirstStep<>(
                        requests.create(contact),
                        answers::contact,
                        hasKey ? (lost, sent) -> new CreationCheck(requests, answers, contact, lost, sent) : null));
    }

    @Override
    public CompletableFuture<ContactsResponse<Contact>> get(ContactIdentity identity) {
        return run("get", () -> FirstStep.repeatable(requests.get(identity), answers::found));
    }

    @Override
    public CompletableFuture<ContactsResponse<Contact>> update(ContactIdentity identity, Contact changes) {
        boolean renaming = RenameCheck.isRenaming(identity, changes);
        boolean hasName = RenameCheck.renamed(identity, changes) != null;
        return run(
                "update",
                () -> new FirstStep<>(
                        requests.update(identity, changes, !renaming),
                        answers::contact,
                        renaming && hasName
                                ? (lost, sent) -> new RenameCheck(requests, answers, identity, changes, lost, sent)
                                : null));
    }

    @Override
    public CompletableFuture<ContactsResponse<ContactPage>> list(ContactQuery query) {
        return run("list", () -> FirstStep.repeatable(requests.list(query), answers::page));
    }

    /**
     * Ends the operations that wait for a permit or before a retry, and later those that would begin to wait. A request under
     * way still gets its answer.
     */
    public void endWaits() {
        mayWait = false;
        running.forEach(RunningOperation::endWait);
    }

    @Override
    public void close() {
        closed = true;
        running.forEach(RunningOperation::close);
        parts.limiter().close();
    }

    private <T> CompletableFuture<ContactsResponse<T>> run(String name, Supplier<OperationStep<T>> first) {
        OperationStep<T> step;
        try {
            step = first.get();
        } catch (InvalidContactException e) {
            parts.observer().failed(name, e);
            return CompletableFuture.failedFuture(e);
        }
        RunningOperation<T> operation = new RunningOperation<>(parts, step, () -> mayWait, running::remove);
        running.add(operation);
        if (!closed) {
            operation.start();
        }
        if (closed) {
            operation.close();
        }
        return operation.result();
    }
}
