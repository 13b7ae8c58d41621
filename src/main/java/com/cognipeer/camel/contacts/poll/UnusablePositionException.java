package com.cognipeer.camel.contacts.poll;

/** A position that cannot be read, or that does not belong to what the server shows; nothing was delivered by it. */
public class UnusablePositionException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    UnusablePositionException(String message) {
        super(message);
    }
}
