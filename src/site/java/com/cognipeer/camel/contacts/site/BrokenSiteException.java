package com.cognipeer.camel.contacts.site;

import java.util.List;

/** The pages have faults. The message names all of them, a line each. */
final class BrokenSiteException extends RuntimeException {

    private final List<String> faults;

    BrokenSiteException(List<String> faults) {
        super("The documents have " + faults.size() + " fault(s):\n" + String.join("\n", faults));
        this.faults = List.copyOf(faults);
    }

    List<String> faults() {
        return faults;
    }
}
