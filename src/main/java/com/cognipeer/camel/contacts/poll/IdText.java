package com.cognipeer.camel.contacts.poll;

import java.util.regex.Pattern;

/** An id of the server's in a message of ours: only what looks like one is repeated, as it ends in log lines. */
final class IdText {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private IdText() {}

    static String of(String id) {
        return ID.matcher(id).matches() ? id : "(an id of " + id.length() + " characters that is not shown)";
    }
}
