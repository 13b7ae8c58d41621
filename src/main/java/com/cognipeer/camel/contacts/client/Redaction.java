package com.cognipeer.camel.contacts.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Takes out of a server's words what must not be shown, and what would break a log line. */
final class Redaction {

    private static final int MAX_LENGTH = 300;
    /** A word, or a quoted name with its host; possessive, so that a long text costs no more than its length. */
    private static final Pattern WORD = Pattern.compile("\"[^\"]*+\"@[^\\s\"<>(),;:=?&]++|[^\\s\"<>(),;:=?&]++");

    /** Line breaks of every kind, escape sequences of terminals, and marks that turn the direction of text around. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

    private final List<String> secrets;

    /** @param hookId the hook id, or null */
    Redaction(String token, String hookId) {
        this.secrets = Stream.of(token, hookId)
                .filter(Objects::nonNull)
                .flatMap(secret -> Stream.of(secret, URLEncoder.encode(secret, StandardCharsets.UTF_8)))
                .toList();
    }

    /** The text without the token, the hook id, e-mail addresses and control characters, of bounded length. */
    String apply(String text) {
        String shown = text;
        for (String secret : secrets) {
            shown = shown.replace(secret, "xxxxxx");
        }
        shown = WORD.matcher(shown)
                .replaceAll(word -> isEmail(word.group()) ? "<e-mail>" : Matcher.quoteReplacement(word.group()));
        shown = CONTROL.matcher(shown).replaceAll(" ").strip();
        return shown.length() <= MAX_LENGTH ? shown : shown.substring(0, MAX_LENGTH) + "...";
    }

    private static boolean isEmail(String word) {
        return holdsInside(word, "@") || holdsInside(word, "%40");
    }

    private static boolean holdsInside(String word, String mark) {
        int place = word.indexOf(mark, 1);
        return place > 0 && place + mark.length() < word.length();
    }
}
