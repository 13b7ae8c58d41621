package com.cognipeer.camel.contacts.client;

import com.cognipeer.camel.contacts.client.quota.RateLimiter;
import com.cognipeer.camel.contacts.client.quota.RetryTokens;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactIdentity;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.model.ContactQuery;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The API over HTTP, tried again where that can do no harm. A request that may have taken effect is repeated only where
 * twice does no more than once; a contact whose creation or renaming got no answer is looked up instead.
 */
public final class HttpContactsClient implements ContactsClient {

    private final ApiRequests calls;
    private final AnswerReader answers;
    private final ClientParts means;
    private final Set<RunningOperation<?>> underWay = ConcurrentHashMap.newKeySet();
    private volatile FailsafeExecutor<Object> attempts;
    private volatile boolean mayWait = true;
    private volatile boolean closed;

    /**
     * @param transport sends the requests; stays the caller's
     * @param retries   how often and for how long an operation is tried
     * @param pace      when a request may go out; closed with this client
     * @param tokens    what retries are paid with, by all who use the same key
     * @param observer  is told what happens
     */
    public HttpContactsClient(
            HttpTransport transport,
            RetrySettings retries,
            RateLimiter pace,
            RetryTokens tokens,
            RequestObserver observer) {
        ClientSettings settings = transport.settings();
        Redaction redaction = new Redaction(settings.token(), settings.hookId());
        this.calls = new ApiRequests(settings.baseUrl().getRawPath());
        this.answers = new AnswerReader(redaction);
        this.means =
                new ClientParts(transport, new TransportFailures(settings, redaction), retries, pace, tokens, observer);
    }

    @Override
    public CompletableFuture<ContactsResponse<Contact>> create(Contact contact) {
        boolean hasKey = CreationCheck.keyOf(contact) != null;
        return run(
                "create",
                () -> new FirstStep<>(
                        calls.create(contact),
                        answers::contact,
                        hasKey ? (lost, sent) -> new CreationCheck(calls, answers, contact, lost, sent) : null));
    }

    @Override
    public CompletableFuture<ContactsResponse<Contact>> get(ContactIdentity identity) {
        return run("get", () -> FirstStep.repeatable(calls.get(identity), answers::found));
    }

    @Override
    public CompletableFuture<ContactsResponse<Contact>> update(ContactIdentity identity, Contact changes) {
        boolean renaming = RenameCheck.isRenaming(identity, changes);
        boolean hasName = RenameCheck.renamed(identity, changes) != null;
        return run(
                "update",
                () -> new FirstStep<>(
                        calls.update(identity, changes, !renaming),
                        answers::contact,
                        renaming && hasName
                                ? (lost, sent) -> new RenameCheck(calls, answers, identity, changes, lost, sent)
                                : null));
    }

    @Override
    public CompletableFuture<ContactsResponse<ContactPage>> list(ContactQuery query) {
        return run("list", () -> FirstStep.repeatable(calls.list(query), answers::page));
    }

    /**
     * Ends the operations that wait, for a request to be free or before another attempt, and those that would begin to. A
     * request under way is left to its answer.
     */
    public void endWaits() {
        mayWait = false;
        underWay.forEach(RunningOperation::endWait);
    }

    @Override
    public void close() {
        closed = true;
        underWay.forEach(RunningOperation::close);
        means.pace().close();
    }

    private <T> CompletableFuture<ContactsResponse<T>> run(String name, Supplier<OperationStep<T>> first) {
        OperationStep<T> inquiry;
        try {
            inquiry = first.get();
        } catch (InvalidContactException e) {
            means.observer().failed(name, e);
            return CompletableFuture.failedFuture(e);
        }
        RunningOperation<T> execution = new RunningOperation<>(means, inquiry, () -> mayWait, underWay::remove);
        underWay.add(execution);
        if (!closed) {
            execution.start(attempts());
        }
        if (closed) {
            execution.close();
        }
        return execution.result();
    }

    /** Put together with the first operation, as no start should wait for Failsafe; once more does no harm. */
    private FailsafeExecutor<Object> attempts() {
        FailsafeExecutor<Object> known = attempts;
        if (known == null) {
            known = Failsafe.with(Again.POLICY)
                    .with(new Attempts(means.transport().timer()));
            attempts = known;
        }
        return known;
    }
}
