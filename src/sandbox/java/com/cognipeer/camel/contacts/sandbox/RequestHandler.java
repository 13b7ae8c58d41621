package com.cognipeer.camel.contacts.sandbox;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Handles every request, in this order: recording, hook, faults, quota, credentials, operation. */
final class RequestHandler {
    private final Recording recording;
    private final ContactsFaults faults;
    private final RequestQuota quota;
    private final Credentials credentials;
    private final ContactsApi api;
    private final ErrorEnvelope envelope;
    private final Duration latency;
    private final CountDownLatch closed = new CountDownLatch(1);

    RequestHandler(
            Recording recording,
            ContactsFaults faults,
            RequestQuota quota,
            Credentials credentials,
            ContactsApi api,
            ErrorEnvelope envelope,
            Duration latency) {
        this.recording = recording;
        this.faults = faults;
        this.quota = quota;
        this.credentials = credentials;
        this.api = api;
        this.envelope = envelope;
        this.latency = latency;
    }

    HttpAnswer handle(RecordedRequest request) {
        recording.request(request);
        HttpAnswer answer = answer(request);
        recording.answer(request, answer.status());
        return answer;
    }

    /** Lets every waiting request continue at once, into a connection that is being closed. */
    void close() {
        closed.countDown();
    }

    private HttpAnswer answer(RecordedRequest request) {
        try {
            faults.runHook(request);
            Fault fault = faults.pick(request);
            waitFor(latency.plus(fault.delay()));
            if (fault.cut() == Fault.Cut.BEFORE_HANDLING) {
                return HttpAnswer.none(HttpAnswer.Ending.RESET);
            }
            HttpAnswer answer = withinQuota(request, fault);
            return fault.cut() == Fault.Cut.AFTER_HANDLING ? HttpAnswer.none(HttpAnswer.Ending.CLOSED) : answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return HttpAnswer.none(HttpAnswer.Ending.CLOSED);
        } catch (RuntimeException | AssertionError e) {
            // A hook that fails must be seen by the test, not leave its client hanging.
            return error(500, "The sandbox failed: " + e, Map.of());
        }
    }

    private HttpAnswer withinQuota(RecordedRequest request, Fault fault) {
        Fault.Reply reply = fault.reply();
        if (reply != null && reply.body() != null) {
            return HttpAnswer.of(reply.status(), reply.contentType(), reply.body())
                    .with(reply.headers());
        }
        RequestQuota.Grant grant = quota.take();
        HttpAnswer answer;
        if (!grant.allowed()) {
            answer = error(429, "Too many requests", Map.of());
        } else if (reply != null) {
            answer = error(reply.status(), reply.message(), Map.of());
        } else {
            answer = operate(request, fault);
        }
        return answer.with(grant.headers()).with(reply == null ? Map.of() : reply.headers());
    }

    private HttpAnswer operate(RecordedRequest request, Fault fault) {
        try {
            credentials.require(request);
            return api.handle(request, fault);
        } catch (ApiFailure failure) {
            return error(failure.status(), failure.getMessage(), failure.headers());
        }
    }

    private HttpAnswer error(int status, String message, Map<String, String> headers) {
        return HttpAnswer.json(envelope.statusOf(status), envelope.body(status, message))
                .with(headers);
    }

    private void waitFor(Duration delay) throws InterruptedException {
        if (!delay.isZero() && closed.await(delay.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new InterruptedException("The sandbox is closing");
        }
    }
}
