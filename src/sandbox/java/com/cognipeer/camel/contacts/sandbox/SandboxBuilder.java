package com.cognipeer.camel.contacts.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * The settings of a {@link ContactsSandbox}. Each has a default, so {@code ContactsSandbox.builder().start()} is enough. A
 * sandbox reads them at its start. One builder can start several sandboxes.
 */
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
     * Sets the port on 127.0.0.1. Default: 0, which takes a free one.
     *
     * @param port the port, 0 to 65535; {@link #start()} fails with another one
     * @return this
     */
    public SandboxBuilder port(int port) {
        this.port = port;
        return this;
    }

    /**
     * Sets the token that requests must have; the sandbox answers others with 401. Default: {@code pat_sandbox}. A token that
     * does not start with {@code pat_} is the API token of a channel: its requests also need the header {@code x-hook-id}.
     *
     * @param token the token
     * @return this
     * @throws NullPointerException if the token is null
     */
    public SandboxBuilder token(String token) {
        this.token = Objects.requireNonNull(token);
        return this;
    }

    /**
     * Accepts one more token, as during a rotation. Default: none. Each token has the same contacts and the same quota.
     *
     * @param another the token
     * @return this
     */
    public SandboxBuilder alsoToken(String another) {
        moreTokens.add(another);
        return this;
    }

    /**
     * Sets the only hook id that requests may have; the sandbox answers others with 401. Default: null, for any.
     *
     * @param hookId the hook id, or null for any
     * @return this
     */
    public SandboxBuilder hookId(String hookId) {
        this.hookId = hookId;
        return this;
    }

    /**
     * Sets the most contacts on a page. A request for more gets this many, and the answer has this {@code limit}. Default: 1000.
     *
     * @param maxLimit the number of contacts, 1 or more
     * @return this
     * @throws IllegalArgumentException if the number is below 1
     */
    public SandboxBuilder maxLimit(int maxLimit) {
        this.maxLimit = atLeast(1, maxLimit);
        return this;
    }

    /**
     * Sets how many requests the sandbox accepts within any 60 seconds by its clock. It answers more with 429. Default: 0, for
     * any number. With a limit, every answer has the headers {@code X-RateLimit-Limit}, {@code X-RateLimit-Remaining} and
     * {@code X-RateLimit-Reset} (seconds since 1970).
     *
     * @param requests the number of requests; 0 for any
     * @return this
     * @throws IllegalArgumentException if the number is below 0
     */
    public SandboxBuilder requestsPerMinute(int requests) {
        this.requestsPerMinute = atLeast(0, requests);
        return this;
    }

    /**
     * Sets how many requests the sandbox accepts within any 24 hours, as {@link #requestsPerMinute(int)} does for a minute.
     * Default: 0, for any number. With both limits, the headers show the one of which less is left.
     *
     * @param requests the number of requests; 0 for any
     * @return this
     * @throws IllegalArgumentException if the number is below 0
     */
    public SandboxBuilder requestsPerDay(int requests) {
        this.requestsPerDay = atLeast(0, requests);
        return this;
    }

    /**
     * Sets the clock of the server. The dates of contacts, the header {@code Date} and the quota follow it. Delays and
     * latencies take real time. Default: the clock of the machine.
     *
     * @param clock the clock
     * @return this
     * @throws NullPointerException if the clock is null
     */
    public SandboxBuilder clock(Clock clock) {
        this.clock = Objects.requireNonNull(clock);
        return this;
    }

    /**
     * Sets the seed of ids, generated contacts and random faults. The same seed gives the same again. Default: 1.
     *
     * @param seed any number
     * @return this
     */
    public SandboxBuilder seed(long seed) {
        this.seed = seed;
        return this;
    }

    /**
     * Sets the form of errors. Default: {@link ErrorEnvelope#SDK}.
     *
     * @param errorEnvelope the form
     * @return this
     * @throws NullPointerException if the form is null
     */
    public SandboxBuilder errorEnvelope(ErrorEnvelope errorEnvelope) {
        this.errorEnvelope = Objects.requireNonNull(errorEnvelope);
        return this;
    }

    /**
     * Sets how filters compare dates. Default: {@link DateComparison#INSTANT}.
     *
     * @param dates the comparison
     * @return this
     * @throws NullPointerException if the comparison is null
     */
    public SandboxBuilder dates(DateComparison dates) {
        this.dates = Objects.requireNonNull(dates);
        return this;
    }

    /**
     * Sets the HTTP status of a successful create. Default: 201.
     *
     * @param status 200 or 201
     * @return this
     * @throws IllegalArgumentException if the status is another one
     */
    public SandboxBuilder createdStatus(int status) {
        if (status != 200 && status != 201) {
            throw new IllegalArgumentException("A create is answered with 200 or 201, not with " + status);
        }
        this.createdStatus = status;
        return this;
    }

    /**
     * Sets how long each request waits before the sandbox handles it, in real time. Default: zero.
     *
     * @param latency the time; zero or below for none
     * @return this
     * @throws NullPointerException if the time is null
     */
    public SandboxBuilder latency(Duration latency) {
        this.latency = Objects.requireNonNull(latency);
        return this;
    }

    /**
     * Sets whether {@link ContactsSandbox#requests()} and {@link ContactsSandbox#answers()} keep the latest 10,000. Default:
     * true.
     *
     * @param recording false for long runs
     * @return this
     */
    public SandboxBuilder recording(boolean recording) {
        this.recording = recording;
        return this;
    }

    /**
     * Sets whether the sandbox refuses, with 409, a second contact with the same e-mail address or integration id. Default:
     * true. With false, get and update use the contact that was added first.
     *
     * @param unique false for a workspace with doubles
     * @return this
     */
    public SandboxBuilder uniqueIdentifiers(boolean unique) {
        this.uniqueIdentifiers = unique;
        return this;
    }

    /**
     * Sets how e-mail addresses are compared. Default: {@link EmailComparison#IGNORE_CASE_BUT_IN_FILTERS}.
     *
     * @param emails the comparison
     * @return this
     * @throws NullPointerException if the comparison is null
     */
    public SandboxBuilder emails(EmailComparison emails) {
        this.emails = Objects.requireNonNull(emails);
        return this;
    }

    /**
     * Sets whether a 429 of the quota has the header {@code Retry-After}, in whole seconds. Default: true. A {@link Fault} with
     * the status 429 has only the headers that it was given.
     *
     * @param retryAfter false for a server that has only the {@code X-RateLimit} headers
     * @return this
     */
    public SandboxBuilder retryAfter(boolean retryAfter) {
        this.retryAfter = retryAfter;
        return this;
    }

    /**
     * Sets whether a new contact gets {@code deleted: false} if it is created without that field. Default: true.
     *
     * @param deletedField false for a server without this field
     * @return this
     */
    public SandboxBuilder deletedField(boolean deletedField) {
        this.deletedField = deletedField;
        return this;
    }

    /**
     * Closes connections that have had no request for a random time between two bounds. Default: they stay open.
     *
     * @param least the shortest time, a millisecond or more
     * @param most the longest time, not below the shortest
     * @return this
     * @throws IllegalArgumentException if a bound is too short
     */
    public SandboxBuilder closingIdleConnections(Duration least, Duration most) {
        this.leastIdle = Duration.ofMillis(atLeast(1, (int) least.toMillis()));
        this.mostIdle = Duration.ofMillis(atLeast((int) least.toMillis(), (int) most.toMillis()));
        return this;
    }

    /**
     * Starts a sandbox. Close it at the end of the test: it has a port and threads.
     *
     * @return a sandbox that listens
     * @throws java.io.UncheckedIOException if the port cannot be used
     * @throws IllegalStateException if {@code mongo-java-server-core} is not on the class path
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
