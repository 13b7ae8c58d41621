package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.ContactsClient;
import com.cognipeer.camel.contacts.client.ContactsResponse;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.client.ResponseInfo;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactIdentity;
import com.cognipeer.camel.contacts.model.EmailAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Stores one contact, with one request where it exists and two where it does not: changes it, creates it where there is none,
 * and changes it once more where somebody else was faster to create it. Nobody knows whether the API compares addresses letter by
 * letter. So an address with capitals that is not found is asked for once more in lower case, before the contact is created.
 */
public final class Upsert {

    private final ContactsClient client;
    private final ContactUpsert wanted;
    private final boolean validateEmail;
    private final AtomicInteger requests = new AtomicInteger();

    /**
     * @param client        stays the caller's
     * @param validateEmail whether an address that cannot be one is refused before it is created with the contact
     */
    public Upsert(ContactsClient client, ContactUpsert wanted, boolean validateEmail) {
        this.client = new CountingClient(client, info -> requests.addAndGet(info.requestCount()), Runnable::run);
        this.wanted = wanted;
        this.validateEmail = validateEmail;
    }

    /** Stores it. */
    public CompletableFuture<Upserted> run() {
        return Recovery.otherwise(
                update(), failure -> Recovery.isAbsence(failure) ? create() : CompletableFuture.failedFuture(failure));
    }

    /** Reads once, writes nothing, and gives the contact as it would be stored. */
    public CompletableFuture<Upserted> rehearse() {
        return Recovery.otherwise(
                anySpelling(client::get).thenApply(found -> {
                    Contact changed = new Contact(found.body());
                    changed.putAll(wanted.changes().over(found.body()));
                    return upserted(Outcome.updated, changed, found.info());
                }),
                failure -> Recovery.isAbsence(failure)
                        ? CompletableFuture.completedFuture(
                                upserted(Outcome.created, creatable(), failure.getResponseInfo()))
                        : CompletableFuture.failedFuture(failure));
    }

    private CompletableFuture<Upserted> create() {
        return Recovery.otherwise(
                client.create(creatable()).thenApply(created -> upserted(Outcome.created, created)),
                failure -> failure instanceof InvalidContactException conflict && conflict.isConflict()
                        ? Recovery.otherwise(
                                update(),
                                again -> CompletableFuture.failedFuture(Recovery.isAbsence(again) ? conflict : again))
                        : CompletableFuture.failedFuture(failure));
    }

    /** What names the contact is written only here. */
    private Contact creatable() {
        Contact written = wanted.contact().alone();
        wanted.contact().check(written, validateEmail);
        return written;
    }

    private CompletableFuture<Upserted> update() {
        return anySpelling(identity -> Update.run(client, identity, wanted.changes()))
                .thenApply(updated -> upserted(Outcome.updated, updated));
    }

    /** By the address as it is given, and where there is no such contact, by the address in lower case. */
    private CompletableFuture<ContactsResponse<Contact>> anySpelling(
            Function<ContactIdentity, CompletableFuture<ContactsResponse<Contact>>> operation) {
        ContactIdentity given = wanted.identity();
        String lower = given.email() == null ? null : EmailAddress.normalized(given.email());
        CompletableFuture<ContactsResponse<Contact>> first = operation.apply(given);
        return lower == null || lower.equals(given.email())
                ? first
                : Recovery.otherwise(
                        first,
                        failure -> Recovery.isAbsence(failure)
                                ? operation.apply(new ContactIdentity(lower, given.integrationId()))
                                : CompletableFuture.failedFuture(failure));
    }

    private Upserted upserted(Outcome outcome, ContactsResponse<Contact> response) {
        return upserted(outcome, response.body(), response.info());
    }

    private Upserted upserted(Outcome outcome, Contact contact, ResponseInfo last) {
        ResponseInfo info = new ResponseInfo(last.statusCode(), last.rateLimit(), requests.get());
        return new Upserted(outcome, new ContactsResponse<>(contact, info, null));
    }
}
