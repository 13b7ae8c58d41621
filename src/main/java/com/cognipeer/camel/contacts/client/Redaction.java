package com.cognipeer.camel.contacts.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Takes out of a server's words what must not be shown, and what would break a log line. */
final class Redaction {

    private static final int MAX_LENGTH = 300;
    private static final Pattern EMAIL = Pattern.compile("[^\\s\"'<>(),;:=?&]+(?:@|%40)[^\\s\"'<>(),;:=?&]+");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    private final String token;
    private final String encodedToken;

    Redaction(String token) {
        this.token = token;
        this.encodedToken = URLEncoder.encode(token, StandardCharsets.UTF_8);
    }

    /** The text without the token, e-mail addresses and control characters, of bounded length. */
    String apply(String text) {
        String shown = text.replace(token, "xxxxxx").replace(encodedToken, "xxxxxx");
        shown = EMAIL.matcher(shown).replaceAll("<e-mail>");
        shown = CONTROL.matcher(shown).replaceAll(" ").strip();
        return shown.length() <= MAX_LENGTH ? shown : shown.substring(0, MAX_LENGTH) + "...";
    }
}
