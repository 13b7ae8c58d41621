package com.cognipeer.camel.contacts.poll;

/** More contacts seem gone than the option maxDeletions allows. None of them was reported. */
public class TooManyDeletionsException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    TooManyDeletionsException(String message) {
        super(message);
    }
}
