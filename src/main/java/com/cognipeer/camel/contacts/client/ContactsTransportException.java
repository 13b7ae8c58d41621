package com.cognipeer.camel.contacts.client;

/** No whole answer came back: no connection, a connection that broke, or a time-out. */
public class ContactsTransportException extends ContactsException {

    private static final long serialVersionUID = 1L;

    private final boolean maybeApplied;

    ContactsTransportException(String message, boolean maybeApplied, ResponseInfo info, Throwable cause) {
        super(message + (maybeApplied ? "; the request may have been applied" : ""), info, cause);
        this.maybeApplied = maybeApplied;
    }

    /** Whether the request may have changed a contact all the same: true for a write that may have left this machine. */
    public boolean isMaybeApplied() {
        return maybeApplied;
    }
}
