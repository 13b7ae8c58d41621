package com.cognipeer.camel.contacts.client.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Takes out of a text of a server what must not be shown, and what would break a log line. */
public final class Redaction {

    private static final int MAX_LENGTH = 300;
    /** So much of a text is searched: a server may say megabytes, of which so little is shown. */
    private static final int MOST_SEARCHED = 8192;
    /** No e-mail address is longer, not even one whose every sign is encoded. */
    private static final int LONGEST_ADDRESS = 1024;
    /** A word, or a quoted name with its host; possessive, so that a long text costs no more than its length. */
    private static final Pattern WORD = Pattern.compile("\"[^\"]*+\"@[^\\s\"<>(),;:=?&]++|[^\\s\"<>(),;:=?&]++");

    /** Line breaks of every kind, escape sequences of terminals, and marks that turn the direction of text around. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

    private final List<String> secrets;
    /** A secret or an address that the cut has gone through is no longer than this. */
    private final int uncertain;

    /** @param hookId the hook id, or null */
    public Redaction(String token, String hookId) {
        this.secrets = Stream.of(token, hookId)
                .filter(Objects::nonNull)
                .flatMap(secret -> Stream.of(secret, URLEncoder.encode(secret, StandardCharsets.UTF_8)))
                .toList();
        this.uncertain = secrets.stream().mapToInt(String::length).reduce(LONGEST_ADDRESS, Math::max);
    }

    /** The text without the token, the hook id, e-mail addresses and control characters, of bounded length. */
    public String apply(String text) {
        return apply(text, Set.of());
    }

    /**
     * The text as {@link #apply(String)} gives it, also without the values of a request, which a server may repeat. A value is
     * taken out where it is a word or several words, in upper or lower case. A long one may also be cut.
     */
    public String apply(String text, Collection<String> values) {
        int searched = Math.min(text.length(), MOST_SEARCHED + uncertain);
        String redacted = without(values, redacted(text.substring(0, searched)));
        boolean whole = searched == text.length();
        int certain = whole ? redacted.length() : Math.max(0, redacted.length() - uncertain);
        return whole && certain <= MAX_LENGTH ? redacted : redacted.substring(0, Math.min(certain, MAX_LENGTH)) + "...";
    }

    private String redacted(String text) {
        String shown = text;
        for (String secret : secrets) {
            shown = shown.replace(secret, "xxxxxx");
        }
        shown = WORD.matcher(shown)
                .replaceAll(
                        word -> isEmail(word.group()) ? RepeatedValues.EMAIL : Matcher.quoteReplacement(word.group()));
        return onOneLine(shown);
    }

    /** As the text reads now: a value that holds an address or a secret lacks it there too. */
    private String without(Collection<String> values, String text) {
        return RepeatedValues.takenOutOf(
                text,
                values.stream()
                        .flatMap(value -> Stream.of(value, URLEncoder.encode(value, StandardCharsets.UTF_8)))
                        .map(this::redacted));
    }

    private static String onOneLine(String text) {
        return CONTROL.matcher(text).replaceAll(" ").strip();
    }

    private static boolean isEmail(String word) {
        return holdsInside(word, "@") || holdsInside(word, "%40");
    }

    private static boolean holdsInside(String word, String mark) {
        int place = word.indexOf(mark, 1);
        return place > 0 && place + mark.length() < word.length();
    }
}
