package com.cognipeer.camel.contacts.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/**
 * A server of the Cognipeer Contacts API on 127.0.0.1 that keeps its contacts in memory, to test routes against.
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
        FilterLibrary.require();
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
     * Starts a sandbox with the defaults: empty, on a free port, with the token {@code pat_sandbox}. Close it at the end of the
     * test.
     *
     * @return a sandbox that listens
     * @throws IllegalStateException if {@code mongo-java-server-core} is not on the class path
     */
    public static ContactsSandbox start() {
        return builder().start();
    }

    /**
     * Makes a builder for a sandbox with other settings.
     *
     * @return a builder with the defaults
     */
    public static SandboxBuilder builder() {
        return new SandboxBuilder();
    }

    /**
     * Runs a sandbox until the process ends, to try a route by hand. Prints the base URL and the token.
     *
     * @param args the port (default 8080; 0 for a free one) and the number of generated contacts (default 100)
     * @throws InterruptedException if the thread is interrupted
     * @throws NumberFormatException if an argument is no number
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
     * The value for the option {@code baseUrl} of the component.
     *
     * @return {@code http://127.0.0.1:PORT/v1}
     */
    public String baseUrl() {
        return "http://127.0.0.1:" + port() + "/v1";
    }

    /**
     * The port on which the sandbox listens.
     *
     * @return the port on 127.0.0.1
     */
    public int port() {
        return listener.port();
    }

    /**
     * The value for the option {@code token} of the component.
     *
     * @return the token that the sandbox accepts
     */
    public String token() {
        return token;
    }

    /**
     * The seed of ids, generated contacts and random faults, to repeat a run.
     *
     * @return the seed
     */
    public long seed() {
        return seed;
    }

    /**
     * The faults, by which requests fail.
     *
     * @return the faults of this sandbox; none at the start
     */
    public ContactsFaults faults() {
        return faults;
    }

    /**
     * Adds generated contacts with the integration ids {@code crm-000001} and on. A second call continues after the last one.
     *
     * @param n the number of contacts; none for 0 and below
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
     * @throws IllegalArgumentException if the e-mail address or the integration id is taken, or is no text
     */
    public String insert(Map<String, ?> fields) {
        return direct(() -> store.create(Json.objectOf(fields)).id());
    }

    /**
     * Adds a contact exactly as given, with its {@code _id}, {@code createdDate} and {@code modifiedDate}. So a test can have
     * old contacts, contacts without dates, or clocks that differ. The sandbox adds a missing {@code _id} and
     * {@code workspaceId} only.
     *
     * @param fields its fields
     * @return its {@code _id}
     * @throws IllegalArgumentException if the {@code _id}, the e-mail address or the integration id is taken
     */
    public String insertRaw(Map<String, ?> fields) {
        return direct(() -> store.createRaw(Json.objectOf(fields)).id());
    }

    /**
     * Changes fields of a contact as the API would, and sets its {@code modifiedDate} to now. Fields that are not given keep
     * their values.
     *
     * @param id its {@code _id}
     * @param fields the fields to change
     * @throws IllegalArgumentException if there is no such contact, or the e-mail address or the integration id is taken
     */
    public void update(String id, Map<String, ?> fields) {
        ObjectNode changes = Json.objectOf(fields);
        if (direct(() -> store.update(id, changes)) == null) {
            throw new IllegalArgumentException("There is no contact " + id);
        }
    }

    /**
     * Removes a contact for good, as the owner of the workspace would; the API itself cannot do that. After that no answer has
     * the contact, and its identifiers are free.
     *
     * @param id its {@code _id}
     * @return whether there was such a contact
     */
    public boolean delete(String id) {
        return store.delete(id);
    }

    /**
     * Marks a contact as deleted: its field {@code deleted} becomes {@code true}, and its {@code modifiedDate} now. It stays in
     * all listings whose filter does not hide it.
     *
     * @param id its {@code _id}
     * @throws IllegalArgumentException if there is no such contact
     */
    public void softDelete(String id) {
        update(id, Map.of("deleted", true));
    }

    /**
     * Takes the mark of {@link #softDelete} away: the field {@code deleted} becomes {@code false}, and the {@code modifiedDate}
     * now.
     *
     * @param id its {@code _id}
     * @throws IllegalArgumentException if there is no such contact
     */
    public void undelete(String id) {
        update(id, Map.of("deleted", false));
    }

    /**
     * All contacts, the one that was added first is first.
     *
     * @return copies of the contacts
     */
    public List<Map<String, Object>> contacts() {
        return store.all().stream().map(contact -> Json.mapOf(contact.json())).toList();
    }

    /**
     * The contact with this e-mail address.
     *
     * @param email the address, compared as {@link SandboxBuilder#emails} says
     * @return a copy of the contact; empty if there is none
     */
    public Optional<Map<String, Object>> find(String email) {
        return Optional.ofNullable(store.find(email, null)).map(contact -> Json.mapOf(contact.json()));
    }

    /**
     * The number of contacts.
     *
     * @return the number of contacts
     */
    public int size() {
        return store.size();
    }

    /**
     * The latest 10,000 requests, the oldest first. Requests that a {@link Fault} answers are among them.
     *
     * @return an immutable copy; empty with {@link SandboxBuilder#recording recording(false)}
     */
    public List<RecordedRequest> requests() {
        return recording.requests();
    }

    /**
     * The latest 10,000 requests with the status of their answers, in the order of the answers.
     *
     * @return an immutable copy; empty with {@link SandboxBuilder#recording recording(false)}
     */
    public List<RecordedAnswer> answers() {
        return recording.answers();
    }

    /**
     * The number of requests since the start or the last {@link #clearRequests()}, also of those that are not recorded.
     *
     * @return the number of requests
     */
    public long requestCount() {
        return recording.count();
    }

    /** Removes the recorded requests and answers, and sets {@link #requestCount()} to 0. Contacts and quota stay. */
    public void clearRequests() {
        recording.clear();
    }

    /** Ends all connections and threads, and returns when they have ended. A second call has no effect. */
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
