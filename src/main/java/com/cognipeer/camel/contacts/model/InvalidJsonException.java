package com.cognipeer.camel.contacts.model;

/** Text that is not the JSON expected; the message tells the place and never quotes the text. */
public class InvalidJsonException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** @param message what is wrong and where; it must not quote the text */
    public InvalidJsonException(String message) {
        super(message);
    }
}
