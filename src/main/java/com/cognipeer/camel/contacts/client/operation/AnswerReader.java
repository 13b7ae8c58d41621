package com.cognipeer.camel.contacts.client.operation;

import com.cognipeer.camel.contacts.client.ContactsResponse;
import com.cognipeer.camel.contacts.client.ErrorDetails;
import com.cognipeer.camel.contacts.client.Failure;
import com.cognipeer.camel.contacts.client.Failure.FailedException;
import com.cognipeer.camel.contacts.client.Failure.Kind;
import com.cognipeer.camel.contacts.client.ResponseInfo;
import com.cognipeer.camel.contacts.client.http.ApiRequest;
import com.cognipeer.camel.contacts.client.http.HttpAnswer;
import com.cognipeer.camel.contacts.client.http.Redaction;
import com.cognipeer.camel.contacts.client.quota.headers.RateLimitHeaders;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a contact or a page from an answer; throws the failure that an answer reports. */
final class AnswerReader {

    private static final String CHECK_BASE_URL = "; check the option baseUrl";
    /** A URI and a Kamelet cut or change such a token without a word. */
    private static final String CHECK_CREDENTIALS = "; check the options token and hookId: a token with characters such"
            + " as & or % must be set on the component, or stand in RAW()";

    /** The API documents only status 400 for a faulty contact, so only its words show a conflict. */
    private static final Pattern TAKEN =
            Pattern.compile("already (been )?(exist|in use|used|taken|registered)|duplicate|must be unique");

    private static final String DUPLICATE_KEY = "e11000 duplicate key";
    /** A message may have megabytes; only so much of it is searched for words that show the kind of failure. */
    private static final int MOST_SEARCHED = 8192;

    private final Redaction redaction;

    AnswerReader(Redaction redaction) {
        this.redaction = redaction;
    }

    /** The contact that was written. */
    ContactsResponse<Contact> contact(ApiRequest request, HttpAnswer answer) {
        return contactOf(request, answer, successful(request, answer));
    }

    /** The contact that was asked for; success without data says that there is none. */
    ContactsResponse<Contact> found(ApiRequest request, HttpAnswer answer) {
        Envelope envelope = successful(request, answer);
        if (envelope.isWithoutData()) {
            throw failed(
                    Kind.NO_SUCH_CONTACT,
                    request.operation() + " failed with status " + answer.status()
                            + ": the answer has no data, so the contact is not found",
                    ErrorDetails.of(info(answer)));
        }
        return contactOf(request, answer, envelope);
    }

    private static ContactsResponse<Contact> contactOf(ApiRequest request, HttpAnswer answer, Envelope envelope) {
        if (envelope.contact() == null) {
            throw unreadable(request, answer, "has no contact in its data");
        }
        if (!isIdentified(envelope.contact())) {
            throw unreadable(request, answer, "has no contact in its data, which has no _id, email or integrationId");
        }
        if (!request.subject().isMetBy(envelope.contact())) {
            throw noAnswer(
                    request,
                    answer,
                    "is about another contact: a cache or proxy on the way may mix answers up, or the server may not"
                            + " store the identifier as given");
        }
        return new ContactsResponse<>(envelope.contact().asOf(answer.date()), info(answer), answer.date());
    }

    /** Every contact of the API has an _id. One without it can still be the right one by its identifier. */
    private static boolean isIdentified(Contact contact) {
        return contact.get(Contact.ID) != null
                || contact.get(Contact.EMAIL) != null
                || contact.get(Contact.INTEGRATION_ID) != null;
    }

    /** The contact, or nothing when the API says that there is none. */
    Optional<ContactsResponse<Contact>> contactIfThere(ApiRequest request, HttpAnswer answer) {
        try {
            return Optional.of(found(request, answer));
        } catch (FailedException e) {
            if (e.failure().kind() == Kind.NO_SUCH_CONTACT) {
                return Optional.empty();
            }
            throw e;
        }
    }

    ContactsResponse<ContactPage> page(ApiRequest request, HttpAnswer answer) {
        Envelope envelope = successful(request, answer);
        if (envelope.contacts() == null) {
            throw unreadable(request, answer, "has no list in its data");
        }
        long total = inRange(request, answer, "total", envelope.total(), 0, Long.MAX_VALUE);
        int page = (int) inRange(request, answer, "page", envelope.page(), 1, Integer.MAX_VALUE);
        int limit = (int) inRange(request, answer, "limit", envelope.limit(), 1, Integer.MAX_VALUE);
        envelope.contacts().forEach(contact -> contact.asOf(answer.date()));
        return new ContactsResponse<>(
                new ContactPage(envelope.contacts(), total, page, limit), info(answer), answer.date());
    }

    private Envelope successful(ApiRequest request, HttpAnswer answer) {
        if (!answer.isSuccess()) {
            throw failure(request, answer, envelopeOfFailure(answer));
        }
        Envelope envelope = parse(request, answer);
        if (envelope.isFailure()) {
            throw failure(request, answer, envelope);
        }
        if (!envelope.isSuccess()) {
            throw unreadable(request, answer, "does not say whether it succeeded");
        }
        return envelope;
    }

    private Envelope parse(ApiRequest request, HttpAnswer answer) {
        try {
            return Envelope.parse(answer.body());
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            throw unreadable(
                    request,
                    answer,
                    "is not well-formed JSON" + (place == null ? "" : " at byte " + place.getByteOffset()) + " of "
                            + answer.body().length
                            + (answer.isPacked() ? ", packed in a way that cannot be read" : ""));
        } catch (IOException e) {
            throw unreadable(request, answer, "is " + e.getMessage());
        }
    }

    /** The body of a failure is often a proxy's page; then only the status counts, and this is null. */
    private static Envelope envelopeOfFailure(HttpAnswer answer) {
        try {
            return Envelope.parse(answer.body());
        } catch (IOException notJson) {
            return null;
        }
    }

    private FailedException failure(ApiRequest request, HttpAnswer answer, Envelope envelope) {
        String said = envelope == null || envelope.message() == null ? reasonOf(answer) : envelope.message();
        String words = withoutValues(said, request);
        String code = envelope == null || envelope.errorCode() == null ? null : redaction.apply(envelope.errorCode());
        String message =
                request.operation() + " failed with status " + answer.status() + (words.isEmpty() ? "" : ": " + words);
        return kindOf(answer, envelope == null ? "" : searched(said), message, errorOf(answer, code));
    }

    /** Nothing of the text if the values are unknown. */
    private String withoutValues(String said, ApiRequest request) {
        try {
            return redaction.apply(said, SentValues.of(request));
        } catch (IOException unknown) {
            return "";
        }
    }

    private static String searched(String said) {
        return said.substring(0, Math.min(MOST_SEARCHED, said.length())).toLowerCase(Locale.ROOT);
    }

    private static ErrorDetails errorOf(HttpAnswer answer, String code) {
        RateLimitHeaders headers = answer.rateLimitHeaders();
        return new ErrorDetails(info(answer), code, headers.comeBack(), headers.rounded());
    }

    /** @param said the API's own words in lower case, empty when the answer is not the API's */
    private static FailedException kindOf(HttpAnswer answer, String said, String message, ErrorDetails error) {
        int status = answer.status();
        boolean refusedInside2xx = answer.isSuccess();
        boolean saysNotFound = said.contains("not found");
        if (status == 401 || status == 403 || (refusedInside2xx || status == 400) && said.contains("authorization")) {
            return failed(Kind.UNAUTHORIZED, message + CHECK_CREDENTIALS, error);
        }
        if (status == 404 || refusedInside2xx && saysNotFound) {
            return saysNotFound
                    ? failed(Kind.NO_SUCH_CONTACT, message, error)
                    : failed(Kind.WRONG_ADDRESS, message + CHECK_BASE_URL, error);
        }
        if (said.contains(DUPLICATE_KEY)) {
            // A server that passes on what its database says does so with any status.
            return new FailedException(new Failure(Kind.CONFLICT, message, error, false, false));
        }
        boolean conflict = status == 409 || TAKEN.matcher(said).find();
        if (status == 400 || status == 409 || status == 422 || refusedInside2xx && conflict) {
            return failed(conflict ? Kind.CONFLICT : Kind.INVALID, message, error);
        }
        if (status == Failure.TOO_MANY_REQUESTS) {
            return failed(Kind.RATE_LIMITED, message, error);
        }
        if (status >= 300 && status < 400) {
            return failed(Kind.SERVER, message + "; redirects are not followed" + CHECK_BASE_URL, error);
        }
        return failed(status >= 500 ? Kind.SERVER : Kind.OTHER, message, error);
    }

    private static FailedException failed(Kind kind, String message, ErrorDetails error) {
        StatusRule rule = StatusRule.of(error.info().statusCode());
        return new FailedException(new Failure(kind, message, error, rule.isPassing(), rule.isEffectUnknown()));
    }

    private static String reasonOf(HttpAnswer answer) {
        String reason = answer.isSuccess() ? null : answer.reasonPhrase();
        return reason == null ? "" : reason;
    }

    private static long inRange(ApiRequest request, HttpAnswer answer, String name, Long value, long least, long most) {
        if (value == null || value < least || value > most) {
            throw unreadable(request, answer, value == null ? "has no " + name : "has the " + name + " " + value);
        }
        return value;
    }

    /** The outcome of the request is unknown; the answer to another one may be readable. */
    private static FailedException unreadable(ApiRequest request, HttpAnswer answer, String defect) {
        return noAnswer(request, answer, defect + ", so it is not the API's" + CHECK_BASE_URL);
    }

    private static FailedException noAnswer(ApiRequest request, HttpAnswer answer, String defect) {
        String message = request.operation() + " failed: the answer with status " + answer.status() + " " + defect;
        return new FailedException(new Failure(Kind.UNREADABLE, message, ErrorDetails.of(info(answer)), true, true));
    }

    private static ResponseInfo info(HttpAnswer answer) {
        return new ResponseInfo(answer.status(), answer.rateLimit(), 1);
    }
}
