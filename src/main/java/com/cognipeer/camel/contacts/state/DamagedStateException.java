package com.cognipeer.camel.contacts.state;

/** A state file is damaged; the message says how. */
final class DamagedStateException extends Exception {

    DamagedStateException(String whatIsWrong) {
        super(whatIsWrong);
    }
}
