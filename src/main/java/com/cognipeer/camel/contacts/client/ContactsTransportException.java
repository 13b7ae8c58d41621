package com.cognipeer.camel.contacts.client;

/** No whole answer came back: no connection, a connection that broke, or a time-out. */
public class ContactsTransportException extends ContactsException {

    private static final long serialVersionUID = 1L;

    private final boolean closed;

    ContactsTransportException(String message, boolean closed, ResponseInfo info, Throwable cause) {
        super(message, info, cause);
        this.closed = closed;
    }

    /** Whether it ended because this side stopped, so that nothing more can be asked of the client. */
    public boolean isClosed() {
        return closed;
    }
}
