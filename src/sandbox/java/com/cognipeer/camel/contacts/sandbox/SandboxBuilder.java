package com.cognipeer.camel.contacts.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/** The settings of a {@link ContactsSandbox}; every one has a default. */
public final class SandboxBuilder {
    int port;
    String token = "pat_sandbox";
    final Set<String> moreTokens = new HashSet<>();
    String hookId;
    int maxLimit = 1000;
    int requestsPerMinute;
    int requestsPerDay;
    Clock clock = Clock.systemUTC();
    long seed = 1;
    ErrorEnvelope errorEnvelope = ErrorEnvelope.SDK;
    DateComparison dates = DateComparison.INSTANT;
    int createdStatus = 201;
    Duration latency = Duration.ZERO;
    boolean recording = true;
    boolean uniqueIdentifiers = true;
    EmailComparison emails = EmailComparison.IGNORE_CASE_BUT_IN_FILTERS;
    boolean retryAfter = true;
    boolean deletedField = true;
    Duration leastIdle = Duration.ZERO;
    Duration mostIdle = Duration.ZERO;

    SandboxBuilder() {}

    /**
     * The port on 127.0.0.1; 0, the default, takes a free one.
     *
     * @param port the port
     * @return this
     */
    public SandboxBuilder port(int port) {
        this.port = port;
        return this;
    }

    /**
     * The token let in, {@code pat_sandbox} by default. One that does not start with {@code pat_} is an API token:
     * its requests need an {@code x-hook-id}.
     *
     * @param token the token
     * @return this
     */
    public SandboxBuilder token(String token) {
        this.token = Objects.requireNonNull(token);
        return this;
    }

    /**
     * Another token let in, as during a rotation.
     *
     * @param another the token
     * @return this
     */
    public SandboxBuilder alsoToken(String another) {
        moreTokens.add(another);
        return this;
    }

    /**
     * The only hook id let in; by default any is.
     *
     * @param hookId the hook id, or null for any
     * @return this
     */
    public SandboxBuilder hookId(String hookId) {
        this.hookId = hookId;
        return this;
    }

    /**
     * The largest page; a request for more is answered with this {@code limit}, in silence. 1000 by default.
     *
     * @param maxLimit at least 1
     * @return this
     */
    public SandboxBuilder maxLimit(int maxLimit) {
        this.maxLimit = atLeast(1, maxLimit);
        return this;
    }

    /**
     * Requests within any 60 seconds, by the sandbox's clock: a sliding window. 0, the default, is without limit. With
     * a limit every answer carries the {@code X-RateLimit} headers, and a 429 has a {@code Retry-After} too.
     *
     * @param requests at least 0
     * @return this
     */
    public SandboxBuilder requestsPerMinute(int requests) {
        this.requestsPerMinute = atLeast(0, requests);
        return this;
    }

    /**
     * Requests within any 24 hours, as {@link #requestsPerMinute(int)}; the headers tell of the window with less left.
     *
     * @param requests at least 0
     * @return this
     */
    public SandboxBuilder requestsPerDay(int requests) {
        this.requestsPerDay = atLeast(0, requests);
        return this;
    }

    /**
     * The server's clock: for the dates of contacts, the {@code Date} header and the quota. Delays take real time.
     *
     * @param clock the clock
     * @return this
     */
    public SandboxBuilder clock(Clock clock) {
        this.clock = Objects.requireNonNull(clock);
        return this;
    }

    /**
     * The seed of ids, generated contacts and random faults; the same seed gives the same again. 1 by default.
     *
     * @param seed the seed
     * @return this
     */
    public SandboxBuilder seed(long seed) {
        this.seed = seed;
        return this;
    }

    /**
     * The form of errors, {@link ErrorEnvelope#SDK} by default.
     *
     * @param errorEnvelope the form
     * @return this
     */
    public SandboxBuilder errorEnvelope(ErrorEnvelope errorEnvelope) {
        this.errorEnvelope = Objects.requireNonNull(errorEnvelope);
        return this;
    }

    /**
     * How filters compare dates, {@link DateComparison#INSTANT} by default.
     *
     * @param dates the way
     * @return this
     */
    public SandboxBuilder dates(DateComparison dates) {
        this.dates = Objects.requireNonNull(dates);
        return this;
    }

    /**
     * The status of a successful create: 201, the default, or 200.
     *
     * @param status 200 or 201
     * @return this
     */
    public SandboxBuilder createdStatus(int status) {
        if (status != 200 && status != 201) {
            throw new IllegalArgumentException("A create is answered with 200 or 201, not with " + status);
        }
        this.createdStatus = status;
        return this;
    }

    /**
     * How long every request waits, in real time, before it is handled.
     *
     * @param latency the time
     * @return this
     */
    public SandboxBuilder latency(Duration latency) {
        this.latency = Objects.requireNonNull(latency);
        return this;
    }

    /**
     * Whether requests are kept for {@link ContactsSandbox#requests()}, the latest 10,000 of them; true by default.
     *
     * @param recording false for large runs
     * @return this
     */
    public SandboxBuilder recording(boolean recording) {
        this.recording = recording;
        return this;
    }

    /**
     * Whether an e-mail or integration id that is taken is refused; true by default. With false several contacts may have
     * the same, of which the first one is found.
     *
     * @param unique false for a workspace with doubles
     * @return this
     */
    public SandboxBuilder uniqueIdentifiers(boolean unique) {
        this.uniqueIdentifiers = unique;
        return this;
    }

    /**
     * How e-mails are compared, {@link EmailComparison#IGNORE_CASE_BUT_IN_FILTERS} by default.
     *
     * @param emails the way
     * @return this
     */
    public SandboxBuilder emails(EmailComparison emails) {
        this.emails = Objects.requireNonNull(emails);
        return this;
    }

    /**
     * Whether a request past the limit is answered with {@code Retry-After}, in whole seconds; true by default. A
     * {@link Fault} with the status 429 has only the headers that it was given.
     *
     * @param retryAfter false for a server that leaves the wait to the {@code X-RateLimit} headers
     * @return this
     */
    public SandboxBuilder retryAfter(boolean retryAfter) {
        this.retryAfter = retryAfter;
        return this;
    }

    /**
     * Whether a new contact gets {@code deleted: false} when its {@code deleted} is not given; true by default.
     *
     * @param deletedField false for a server without this field
     * @return this
     */
    public SandboxBuilder deletedField(boolean deletedField) {
        this.deletedField = deletedField;
        return this;
    }

    /**
     * After how long connections without a request are closed: a random time for each wait. By default they stay open.
     *
     * @param least at least a millisecond
     * @param most  no shorter
     * @return this
     */
    public SandboxBuilder closingIdleConnections(Duration least, Duration most) {
        this.leastIdle = Duration.ofMillis(atLeast(1, (int) least.toMillis()));
        this.mostIdle = Duration.ofMillis(atLeast((int) least.toMillis(), (int) most.toMillis()));
        return this;
    }

    /**
     * Starts the sandbox.
     *
     * @return a sandbox that listens
     */
    public ContactsSandbox start() {
        return new ContactsSandbox(this);
    }

    private static int atLeast(int least, int value) {
        if (value < least) {
            throw new IllegalArgumentException("At least " + least + " is needed, not " + value);
        }
        return value;
    }
}
