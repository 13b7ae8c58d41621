package com.cognipeer.camel.contacts.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/**
 * A stateful, in-memory server of the Cognipeer Contacts API on 127.0.0.1, to test routes against.
 *
 * <pre>{@code
 * try (ContactsSandbox sandbox = ContactsSandbox.start().seedContacts(100)) {
 *     // point the route at sandbox.baseUrl() with sandbox.token()
 * }
 * }</pre>
 *
 * <p>It speaks HTTP/1.1 with keep-alive, one daemon thread a connection, up to 1,024 connections; more of them wait. E-mails
 * are unique, and found, without regard to case, unless {@link SandboxBuilder#emails} says otherwise. Filters and sorts have
 * MongoDB's semantics. It returns a contact with every field and digit that it has received. Only {@code _id}, {@code
 * workspaceId} and the two dates are its own, and {@code deleted: false} if nothing was given.
 */
public final class ContactsSandbox implements AutoCloseable {
    private final String token;
    private final long seed;
    private final ContactStore store;
    private final GeneratedContacts generated;
    private final Recording recording;
    private final ContactsFaults faults;
    private final RequestHandler handler;
    private final HttpListener listener;

    ContactsSandbox(SandboxBuilder settings) {
        token = settings.token;
        seed = settings.seed;
        store = new ContactStore(settings);
        generated = new GeneratedContacts(seed);
        recording = new Recording(settings.recording);
        faults = new ContactsFaults(seed);
        handler = new RequestHandler(
                recording,
                faults,
                new RequestQuota(settings),
                new Credentials(token, Set.copyOf(settings.moreTokens), settings.hookId),
                new ContactsApi(store, settings),
                settings.errorEnvelope,
                settings.latency);
        listener = new HttpListener(settings.port, settings.clock, IdleTimes.of(settings), handler::handle);
        listener.start();
    }

    /**
     * Starts a sandbox with the defaults: empty, on a free port, with the token {@code pat_sandbox}.
     *
     * @return a sandbox that listens
     */
    public static ContactsSandbox start() {
        return builder().start();
    }

    /**
     * For a sandbox with other settings.
     *
     * @return a builder with the defaults
     */
    public static SandboxBuilder builder() {
        return new SandboxBuilder();
    }

    /**
     * Runs a sandbox until the process ends, to try a route by hand.
     *
     * @param args the port (default 8080) and the number of generated contacts (default 100)
     * @throws InterruptedException when interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 8080;
        int contacts = args.length > 1 ? Integer.parseInt(args[1]) : 100;
        try (ContactsSandbox sandbox = builder().port(port).start().seedContacts(contacts)) {
            System.out.println("Base URL: " + sandbox.baseUrl());
            System.out.println("Token:    " + sandbox.token());
            System.out.println("Contacts: " + sandbox.size() + " (seed " + sandbox.seed() + "); Ctrl-C ends");
            new CountDownLatch(1).await();
        }
    }

    /**
     * The base URL for a client.
     *
     * @return {@code http://127.0.0.1:PORT/v1}
     */
    public String baseUrl() {
        return "http://127.0.0.1:" + port() + "/v1";
    }

    /**
     * The port on which it listens.
     *
     * @return the port on 127.0.0.1
     */
    public int port() {
        return listener.port();
    }

    /**
     * The token that is let in.
     *
     * @return the token
     */
    public String token() {
        return token;
    }

    /**
     * The seed, to repeat a run.
     *
     * @return the seed
     */
    public long seed() {
        return seed;
    }

    /**
     * Scripts what goes wrong.
     *
     * @return the faults of this sandbox
     */
    public ContactsFaults faults() {
        return faults;
    }

    /**
     * Adds plausible contacts, {@code crm-000001} and on; a second call continues after the last one.
     *
     * @param n how many
     * @return this
     */
    public ContactsSandbox seedContacts(int n) {
        for (int i = 0; i < n; i++) {
            store.create(generated.next());
        }
        return this;
    }

    /**
     * Adds a contact as the API would: the server sets {@code _id}, {@code workspaceId} and dates.
     *
     * @param fields its fields
     * @return its {@code _id}
     * @throws IllegalArgumentException when the e-mail or integration id is taken
     */
    public String insert(Map<String, ?> fields) {
        return direct(() -> store.create(Json.objectOf(fields)).id());
    }

    /**
     * Adds a contact exactly as given, its {@code _id}, {@code createdDate} and {@code modifiedDate} too: for late
     * commits, clock skew and contacts without dates. Only a missing {@code _id} and {@code workspaceId} are added.
     *
     * @param fields its fields
     * @return its {@code _id}
     * @throws IllegalArgumentException when the id, e-mail or integration id is taken
     */
    public String insertRaw(Map<String, ?> fields) {
        return direct(() -> store.createRaw(Json.objectOf(fields)).id());
    }

    /**
     * Changes fields of a contact as the API would; {@code modifiedDate} becomes now.
     *
     * @param id its {@code _id}
     * @param fields what to change
     * @throws IllegalArgumentException when there is no such contact, or the e-mail or integration id is taken
     */
    public void update(String id, Map<String, ?> fields) {
        ObjectNode changes = Json.objectOf(fields);
        if (direct(() -> store.update(id, changes)) == null) {
            throw new IllegalArgumentException("There is no contact " + id);
        }
    }

    /**
     * Removes a contact.
     *
     * @param id its {@code _id}
     * @return whether there was one
     */
    public boolean delete(String id) {
        return store.delete(id);
    }

    /**
     * Every contact as of now, in the order of insertion.
     *
     * @return copies of the contacts
     */
    public List<Map<String, Object>> contacts() {
        return store.all().stream().map(contact -> Json.mapOf(contact.json())).toList();
    }

    /**
     * The contact with this e-mail.
     *
     * @param email compared as {@link EmailComparison} says
     * @return a copy of the contact
     */
    public Optional<Map<String, Object>> find(String email) {
        return Optional.ofNullable(store.find(email, null)).map(contact -> Json.mapOf(contact.json()));
    }

    /**
     * How many contacts there are.
     *
     * @return their number
     */
    public int size() {
        return store.size();
    }

    /**
     * The latest requests, up to 10,000, oldest first.
     *
     * @return an immutable copy; empty when recording is off
     */
    public List<RecordedRequest> requests() {
        return recording.requests();
    }

    /**
     * The latest requests with the status each was answered with, up to 10,000, in the order of the answers.
     *
     * @return an immutable copy; empty when recording is off
     */
    public List<RecordedAnswer> answers() {
        return recording.answers();
    }

    /**
     * How many requests came in since the start or {@link #clearRequests()}, recorded or not.
     *
     * @return their number
     */
    public long requestCount() {
        return recording.count();
    }

    /** Forgets the requests and answers so far and counts from 0 again. */
    public void clearRequests() {
        recording.clear();
    }

    /** Ends every connection and thread; returns when they have ended. */
    @Override
    public void close() {
        handler.close();
        listener.close();
    }

    private static <T> T direct(Supplier<T> change) {
        try {
            return change.get();
        } catch (ApiFailure failure) {
            throw new IllegalArgumentException(failure.getMessage(), failure);
        }
    }
}
