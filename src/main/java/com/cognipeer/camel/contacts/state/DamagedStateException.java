package com.cognipeer.camel.contacts.state;

import java.nio.file.Path;

/** A file is damaged; the message says how. */
final class DamagedStateException extends Exception {

    DamagedStateException(String whatIsWrong) {
        super(whatIsWrong);
    }

    private DamagedStateException(String whatIsWrong, DamagedStateException cause) {
        super(whatIsWrong, cause);
    }

    /** The same with the file before it. */
    DamagedStateException in(Path file) {
        return new DamagedStateException(file + " is refused: " + getMessage(), this);
    }
}
