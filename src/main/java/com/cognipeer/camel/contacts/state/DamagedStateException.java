package com.cognipeer.camel.contacts.state;

/** The content of a state file is not whole and exact; the message says what is wrong with it. */
final class DamagedStateException extends Exception {

    DamagedStateException(String whatIsWrong) {
        super(whatIsWrong);
    }
}
