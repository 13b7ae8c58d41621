package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.ContactsClient;
import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.ContactsResponse;
import com.cognipeer.camel.contacts.client.FailedStep;
import com.cognipeer.camel.contacts.client.ResponseInfo;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactIdentity;
import com.cognipeer.camel.contacts.model.EmailAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * The update or upsert of one contact, with the cost of all its requests. It holds no thread while a request is under way, as a
 * route may have thousands of them at once.
 */
public final class SingleWrite {

    private final ContactsClient client;
    private final boolean validateEmail;
    private final WriteListener listener;
    private final Executor threads;
    private final AtomicInteger requests = new AtomicInteger();

    /**
     * @param client        stays the caller's
     * @param validateEmail whether an upsert refuses to create a contact whose e-mail address cannot be one
     */
    public SingleWrite(ContactsClient client, boolean validateEmail) {
        this(client, validateEmail, WriteListener.NONE, Runnable::run);
    }

    /**
     * A write that somebody hears of. It reads the contact before it changes it, which costs one more request.
     *
     * @param listener hears of the write
     * @param threads  run the listener, which may hold a thread for a moment
     */
    public SingleWrite(ContactsClient client, boolean validateEmail, WriteListener listener, Executor threads) {
        this.client = client;
        this.validateEmail = validateEmail;
        this.listener = listener;
        this.threads = threads;
    }

    /** Creates a contact. */
    public CompletableFuture<ContactsResponse<Contact>> create(Contact contact) {
        return told(null, contact, counted(client.create(contact)));
    }

    /**
     * Changes the given fields. A name that leads into an object costs another request, which reads that object first. The API
     * replaces objects whole, and their other entries must stay.
     */
    public CompletableFuture<ContactsResponse<Contact>> update(ContactIdentity identity, GivenContact changes) {
        return change(identity, changes).thenApply(updated -> withCost(updated.body(), updated));
    }

    /**
     * Changes the contact, or creates it if there is none: one request, or two. When somebody else creates it at the same time,
     * it is changed after all.
     */
    public CompletableFuture<UpsertResult> upsert(ContactUpsert wanted) {
        return stepsOf(
                "upsert",
                otherwise(
                        changeExisting(wanted),
                        failure -> WriteFailures.isAbsence(failure)
                                ? create(wanted)
                                : CompletableFuture.failedFuture(failure)));
    }

    /** Reads once, writes nothing, and gives the contact as an upsert would store it. */
    public CompletableFuture<UpsertResult> rehearseUpsert(ContactUpsert wanted) {
        return stepsOf(
                "upsert",
                otherwise(
                        anySpelling(wanted.identity(), identity -> counted(client.get(identity)))
                                .thenApply(found -> {
                                    Contact changed = new Contact(found.body());
                                    changed.putAll(wanted.changes().over(found.body()));
                                    return new UpsertResult(Outcome.updated, withCost(changed, found));
                                }),
                        failure -> WriteFailures.isAbsence(failure)
                                ? CompletableFuture.completedFuture(new UpsertResult(
                                        Outcome.created, withCost(creatable(wanted), failure.getResponseInfo())))
                                : CompletableFuture.failedFuture(failure)));
    }

    private CompletableFuture<UpsertResult> create(ContactUpsert wanted) {
        return otherwise(
                create(creatable(wanted))
                        .thenApply(created -> new UpsertResult(Outcome.created, withCost(created.body(), created))),
                failure -> WriteFailures.isConflict(failure)
                        ? otherwise(
                                changeExisting(wanted),
                                again -> CompletableFuture.failedFuture(
                                        WriteFailures.isAbsence(again) ? failure : again))
                        : CompletableFuture.failedFuture(failure));
    }

    private Contact creatable(ContactUpsert wanted) {
        Contact written = wanted.contact().alone();
        wanted.contact().check(written, validateEmail);
        return written;
    }

    private CompletableFuture<UpsertResult> changeExisting(ContactUpsert wanted) {
        return anySpelling(wanted.identity(), identity -> change(identity, wanted.changes()))
                .thenApply(updated -> new UpsertResult(Outcome.updated, withCost(updated.body(), updated)));
    }

    private CompletableFuture<ContactsResponse<Contact>> change(ContactIdentity identity, GivenContact changes) {
        if (!changes.leadsIntoObjects() && listener == WriteListener.NONE) {
            return counted(client.update(identity, changes.fields()));
        }
        return stepsOf("update", counted(client.get(identity))).thenCompose(stored -> {
            Contact fields = changes.over(stored.body());
            return told(stored.body(), fields, counted(client.update(identity, fields)));
        });
    }

    /** The same answer, when the listener has heard of it. */
    private CompletableFuture<ContactsResponse<Contact>> told(
            Contact before, Contact fields, CompletableFuture<ContactsResponse<Contact>> answer) {
        return listener == WriteListener.NONE
                ? answer
                : answer.thenApplyAsync(
                        written -> {
                            if (!written.isFoundAfterwards()) {
                                listener.written(before, fields, written.body());
                            }
                            return written;
                        },
                        threads);
    }

    /**
     * Tries the address as it is given, and then in lower case. The API may compare addresses letter by letter, and another
     * spelling must not make a second contact.
     */
    private static CompletableFuture<ContactsResponse<Contact>> anySpelling(
            ContactIdentity given, Function<ContactIdentity, CompletableFuture<ContactsResponse<Contact>>> operation) {
        String lower = given.email() == null ? null : EmailAddress.normalized(given.email());
        CompletableFuture<ContactsResponse<Contact>> first = operation.apply(given);
        return lower == null || lower.equals(given.email())
                ? first
                : otherwise(
                        first,
                        failure -> WriteFailures.isAbsence(failure)
                                ? operation.apply(new ContactIdentity(lower, given.integrationId()))
                                : CompletableFuture.failedFuture(failure));
    }

    /** The same, and a failure that says which operation it is a step of. */
    private static <T> CompletableFuture<T> stepsOf(String operation, CompletableFuture<T> steps) {
        return otherwise(steps, failure -> CompletableFuture.failedFuture(FailedStep.of(operation, failure)));
    }

    /** The step, or the next one where the step fails with an exception of the client. */
    private static <T> CompletableFuture<T> otherwise(
            CompletableFuture<T> step, Function<ContactsException, CompletableFuture<T>> next) {
        return step.handle((value, failure) -> {
                    if (failure == null) {
                        return CompletableFuture.completedFuture(value);
                    }
                    Throwable cause = causeOf(failure);
                    if (cause instanceof ContactsException known) {
                        return next.apply(known);
                    }
                    throw new CompletionException(cause);
                })
                .thenCompose(Function.identity());
    }

    private CompletableFuture<ContactsResponse<Contact>> counted(CompletableFuture<ContactsResponse<Contact>> answer) {
        return answer.whenComplete((response, failure) -> {
            if (response != null) {
                requests.addAndGet(response.info().requestCount());
            } else if (causeOf(failure) instanceof ContactsException known) {
                requests.addAndGet(known.getResponseInfo().requestCount());
            }
        });
    }

    private static Throwable causeOf(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private ContactsResponse<Contact> withCost(Contact contact, ContactsResponse<Contact> last) {
        ContactsResponse<Contact> sum = withCost(contact, last.info());
        return new ContactsResponse<>(sum.body(), sum.info(), last.date());
    }

    private ContactsResponse<Contact> withCost(Contact contact, ResponseInfo last) {
        return new ContactsResponse<>(
                contact, new ResponseInfo(last.statusCode(), last.rateLimit(), requests.get()), null);
    }
}
