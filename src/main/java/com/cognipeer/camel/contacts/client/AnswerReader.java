package com.cognipeer.camel.contacts.client;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;

/** Understands answers: a contact, a page, or the exception that an answer stands for. */
final class AnswerReader {

    private static final String CHECK_BASE_URL = "; check the option baseUrl";

    private final Redaction redaction;

    AnswerReader(Redaction redaction) {
        this.redaction = redaction;
    }

    ContactsResponse<Contact> contact(HttpCall call, HttpAnswer answer) {
        Envelope envelope = successful(call, answer);
        if (envelope.contact() == null) {
            throw unreadable(call, answer, "has no contact in its data");
        }
        return new ContactsResponse<>(envelope.contact(), info(answer), answer.date());
    }

    ContactsResponse<ContactPage> page(HttpCall call, HttpAnswer answer) {
        Envelope envelope = successful(call, answer);
        if (envelope.contacts() == null) {
            throw unreadable(call, answer, "has no list in its data");
        }
        long total = inRange(call, answer, "total", envelope.total(), 0, Long.MAX_VALUE);
        int page = (int) inRange(call, answer, "page", envelope.page(), 1, Integer.MAX_VALUE);
        int limit = (int) inRange(call, answer, "limit", envelope.limit(), 1, Integer.MAX_VALUE);
        return new ContactsResponse<>(
                new ContactPage(envelope.contacts(), total, page, limit), info(answer), answer.date());
    }

    private Envelope successful(HttpCall call, HttpAnswer answer) {
        if (!answer.isSuccess()) {
            throw failure(call, answer, envelopeOfFailure(answer));
        }
        Envelope envelope = parse(call, answer);
        if (envelope.success() == null) {
            throw unreadable(call, answer, "does not say whether it succeeded");
        }
        if (!envelope.success()) {
            throw failure(call, answer, envelope);
        }
        return envelope;
    }

    private Envelope parse(HttpCall call, HttpAnswer answer) {
        try {
            return Envelope.parse(answer.body());
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            throw unreadable(
                    call,
                    answer,
                    "is not well-formed JSON" + (place == null ? "" : " at byte " + place.getByteOffset()) + " of "
                            + answer.body().length);
        } catch (IOException e) {
            throw unreadable(call, answer, "is " + e.getMessage());
        }
    }

    /** The body of a failure is often a proxy's page; then its status speaks for it. */
    private static Envelope envelopeOfFailure(HttpAnswer answer) {
        try {
            return Envelope.parse(answer.body());
        } catch (IOException notJson) {
            return null;
        }
    }

    private ContactsException failure(HttpCall call, HttpAnswer answer, Envelope envelope) {
        String said = envelope == null || envelope.message() == null ? reasonOf(answer) : envelope.message();
        String words = redaction.apply(said);
        String code = envelope == null || envelope.errorCode() == null ? null : redaction.apply(envelope.errorCode());
        ErrorAnswer error = new ErrorAnswer(info(answer), code, words, RetryAfter.of(answer, Instant.now()));
        String message =
                call.operation() + " failed with status " + answer.status() + (words.isEmpty() ? "" : ": " + words);
        return kindOf(answer, envelope == null ? "" : said.toLowerCase(Locale.ROOT), message, error);
    }

    /** @param said the API's own words in lower case, empty when the answer is not the API's */
    private static ContactsException kindOf(HttpAnswer answer, String said, String message, ErrorAnswer error) {
        int status = answer.status();
        boolean refusedInside2xx = answer.isSuccess();
        boolean saysNotFound = said.contains("not found");
        if (status == 401 || status == 403 || (refusedInside2xx || status == 400) && said.contains("authorization")) {
            return new ContactsAuthorizationException(message + "; check the options token and hookId", error);
        }
        if (status == 404 || refusedInside2xx && saysNotFound) {
            return new ContactNotFoundException(saysNotFound ? message : message + CHECK_BASE_URL, error, saysNotFound);
        }
        if (status == 400 || status == 409 || status == 422) {
            return new InvalidContactException(message, error);
        }
        if (status == 429) {
            return new ContactsRateLimitException(message, error);
        }
        if (status >= 300 && status < 400) {
            return new ContactsServerException(message + "; redirects are not followed" + CHECK_BASE_URL, error);
        }
        return status >= 500 ? new ContactsServerException(message, error) : new ContactsException(message, error);
    }

    private static String reasonOf(HttpAnswer answer) {
        String reason = answer.isSuccess() ? null : answer.head().getReasonPhrase();
        return reason == null ? "" : reason;
    }

    private static long inRange(HttpCall call, HttpAnswer answer, String name, Long value, long least, long most) {
        if (value == null || value < least || value > most) {
            throw unreadable(call, answer, value == null ? "has no " + name : "has the " + name + " " + value);
        }
        return value;
    }

    private static ContactsServerException unreadable(HttpCall call, HttpAnswer answer, String defect) {
        return new ContactsServerException(
                call.operation() + " failed: the answer with status " + answer.status() + " " + defect
                        + ", so it is not the API's" + CHECK_BASE_URL,
                info(answer));
    }

    private static ResponseInfo info(HttpAnswer answer) {
        return new ResponseInfo(
                answer.status(),
                new RateLimit(
                        HeaderNumber.of(answer, HeaderNumber.RATE_LIMIT_LIMIT),
                        HeaderNumber.of(answer, HeaderNumber.RATE_LIMIT_REMAINING),
                        HeaderNumber.of(answer, HeaderNumber.RATE_LIMIT_RESET)),
                1);
    }
}
