package com.cognipeer.camel.contacts.poll;

/** A position cannot be read, or is not one of this mode, workspace or time. Nothing was delivered. */
public class UnusablePositionException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    UnusablePositionException(String message) {
        super(message);
    }
}
