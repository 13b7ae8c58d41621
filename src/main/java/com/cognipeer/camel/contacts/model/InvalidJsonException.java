package com.cognipeer.camel.contacts.model;

/** Text or a value is not the expected JSON. The message names the place and never quotes the content. */
public class InvalidJsonException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** @param message the mistake and its place, without the content */
    public InvalidJsonException(String message) {
        super(message);
    }
}
