package com.cognipeer.camel.contacts.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A fault of one request, for {@link ContactsFaults}. It never changes. {@link #and(Fault)} makes one of two, for example
 * {@code Fault.delay(Duration.ofMillis(50)).and(Fault.status(503).header("Retry-After", "1"))}.
 */
public final class Fault {
    private static final Fault NONE = new Fault(Duration.ZERO, null, Cut.NEVER, false, false);

    private final Duration delay;
    private final Reply reply;
    private final Cut cut;
    private final boolean filterIgnored;
    private final boolean sortIgnored;

    private Fault(Duration delay, Reply reply, Cut cut, boolean filterIgnored, boolean sortIgnored) {
        this.delay = delay;
        this.reply = reply;
        this.cut = cut;
        this.filterIgnored = filterIgnored;
        this.sortIgnored = sortIgnored;
    }

    enum Cut {
        NEVER,
        BEFORE_HANDLING,
        AFTER_HANDLING
    }

    /** The answer instead. Without a body of its own, it has the message in the sandbox's error envelope. */
    record Reply(int status, String message, String contentType, byte[] body, Map<String, String> headers) {}

    /**
     * No fault: lets a request through in the queue of {@link ContactsFaults#next}.
     *
     * @return a fault without effect
     */
    public static Fault none() {
        return NONE;
    }

    /**
     * The sandbox does not handle the request. It answers with this status and the usual text of that status, in the form of
     * {@link SandboxBuilder#errorEnvelope}.
     *
     * @param status the HTTP status
     * @return the fault
     */
    public static Fault status(int status) {
        return status(status, HttpAnswer.reason(status));
    }

    /**
     * The sandbox does not handle the request. It answers with this status and message, in the form of
     * {@link SandboxBuilder#errorEnvelope}.
     *
     * @param status the HTTP status
     * @param message the message
     * @return the fault
     * @throws NullPointerException if the message is null
     */
    public static Fault status(int status, String message) {
        return replying(new Reply(status, Objects.requireNonNull(message), null, null, Map.of()));
    }

    /**
     * The sandbox does not handle the request. It answers with exactly this, as a proxy on the way may do. Such an answer does
     * not count towards the quota.
     *
     * @param status the HTTP status
     * @param contentType the value of {@code Content-Type}
     * @param body the body
     * @return the fault
     * @throws NullPointerException if the type or the body is null
     */
    public static Fault answer(int status, String contentType, byte[] body) {
        return replying(new Reply(status, null, Objects.requireNonNull(contentType), body.clone(), Map.of()));
    }

    /**
     * As {@link #answer(int, String, byte[])}, with a text that is sent as UTF-8.
     *
     * @param status the HTTP status
     * @param contentType the value of {@code Content-Type}
     * @param body the body
     * @return the fault
     * @throws NullPointerException if the type or the body is null
     */
    public static Fault answer(int status, String contentType, String body) {
        return answer(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The request waits, in real time, before anything else happens to it.
     *
     * @param delay the time
     * @return the fault
     */
    public static Fault delay(Duration delay) {
        return new Fault(delay, null, Cut.NEVER, false, false);
    }

    /**
     * The connection is reset (TCP RST) and the request has no effect.
     *
     * @return the fault
     */
    public static Fault resetBeforeHandling() {
        return new Fault(Duration.ZERO, null, Cut.BEFORE_HANDLING, false, false);
    }

    /**
     * The request takes its full effect, then the connection ends without a byte of an answer.
     *
     * @return the fault
     */
    public static Fault loseAnswer() {
        return new Fault(Duration.ZERO, null, Cut.AFTER_HANDLING, false, false);
    }

    /**
     * A list answers as if it had no filter.
     *
     * @return the fault
     */
    public static Fault ignoreFilter() {
        return new Fault(Duration.ZERO, null, Cut.NEVER, true, false);
    }

    /**
     * A list answers as if it had no sort.
     *
     * @return the fault
     */
    public static Fault ignoreSort() {
        return new Fault(Duration.ZERO, null, Cut.NEVER, false, true);
    }

    private static Fault replying(Reply reply) {
        return new Fault(Duration.ZERO, reply, Cut.NEVER, false, false);
    }

    /**
     * Adds a header to the answer of {@code status} or {@code answer}, such as {@code Retry-After}.
     *
     * @param name the header's name
     * @param value its value
     * @return a fault with that header
     * @throws IllegalStateException if this fault has no answer of its own
     */
    public Fault header(String name, String value) {
        if (reply == null) {
            throw new IllegalStateException("Only a fault that answers can carry a header");
        }
        Map<String, String> headers = new LinkedHashMap<>(reply.headers());
        headers.put(name, value);
        Reply more = new Reply(reply.status(), reply.message(), reply.contentType(), reply.body(), headers);
        return new Fault(delay, more, cut, filterIgnored, sortIgnored);
    }

    /**
     * Both faults for one request. Their delays are added. If both answer, or both cut the connection, this one counts.
     *
     * @param other the other fault
     * @return a fault that does both
     */
    public Fault and(Fault other) {
        return new Fault(
                delay.plus(other.delay),
                reply == null ? other.reply : reply,
                cut == Cut.NEVER ? other.cut : cut,
                filterIgnored || other.filterIgnored,
                sortIgnored || other.sortIgnored);
    }

    Duration delay() {
        return delay;
    }

    Reply reply() {
        return reply;
    }

    Cut cut() {
        return cut;
    }

    boolean filterIgnored() {
        return filterIgnored;
    }

    boolean sortIgnored() {
        return sortIgnored;
    }
}
