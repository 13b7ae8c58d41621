package com.cognipeer.camel.contacts.client;

/** The contact or the request is not valid: refused before anything was sent, or by the API with 400, 409 or 422. */
public class InvalidContactException extends ContactsException {

    private static final long serialVersionUID = 1L;

    private final boolean conflict;

    /** Refused on this side; nothing was sent. */
    public InvalidContactException(String message) {
        super(message, ResponseInfo.NOT_SENT, null);
        this.conflict = false;
    }

    InvalidContactException(String message, ErrorDetails details, boolean conflict) {
        super(message, details);
        this.conflict = conflict;
    }

    /** The same, with the stored contact that has the identifier. */
    public InvalidContactException heldBy(String field, Object id) {
        return new InvalidContactException(
                getMessage() + "; the contact with _id " + id + " has this " + field,
                new ErrorDetails(getResponseInfo(), getErrorCode(), getRetryAfter(), false),
                isConflict());
    }

    /** Whether another contact has an identifier of this one: status 409, or the API's words that it exists already. */
    public boolean isConflict() {
        return conflict;
    }
}
