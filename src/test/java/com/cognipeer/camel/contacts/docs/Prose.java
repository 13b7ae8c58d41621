package com.cognipeer.camel.contacts.docs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a file into sentences. A mask covers all that is no prose: {@link #CODE} for each character of code, {@link #BORDER}
 * between two texts, and blanks for markup. The mask is as long as the file, so a place in it is a place in the file.
 */
final class Prose {

    static final char CODE = '\uE000';
    static final char BORDER = '\uE001';

    /** A blank line, or a border, ends a text. */
    private static final Pattern TEXT = Pattern.compile("(?:(?!\n[ \t]*\n)[^" + BORDER + "])+");
    /** A sentence ends before white space and a capital letter. The period of an abbreviation does not end it. */
    private static final Pattern END = Pattern.compile(
            "(?<![ (](?:e\\.g|i\\.e|etc|cf|vs|No)\\.)(?<=[.!?][)\"'*_]{0,2})\\s+(?=[(\"'*_]*[\\p{Lu}\\d" + CODE + "])");

    private final String original;
    private final StringBuilder mask;

    Prose(String original) {
        this.original = original;
        this.mask = new StringBuilder(original);
    }

    /** Masks each match by a border and blanks. */
    Prose endTextAt(Pattern pattern) {
        return mask(pattern, match -> BORDER + " ".repeat(match.group().length() - 1));
    }

    /** Masks each match as code: one word. */
    Prose codeAt(Pattern pattern) {
        return mask(
                pattern, match -> Character.toString(CODE).repeat(match.group().length()));
    }

    /** Masks each match by blanks, but the group that has matched stays. */
    Prose keepGroupOf(Pattern pattern) {
        return mask(pattern, match -> {
            int group = match.group(1) == null ? 2 : 1;
            int before = match.start(group) - match.start();
            int after = match.end() - match.end(group);
            return " ".repeat(before) + match.group(group) + " ".repeat(after);
        });
    }

    /** Masks each match by blanks. */
    Prose drop(Pattern pattern) {
        return mask(pattern, match -> " ".repeat(match.group().length()));
    }

    List<Sentence> sentences() {
        List<Sentence> sentences = new ArrayList<>();
        Matcher texts = TEXT.matcher(mask);
        while (texts.find()) {
            int from = texts.start();
            Matcher ends = END.matcher(mask).region(texts.start(), texts.end()).useTransparentBounds(true);
            while (ends.find()) {
                addTo(sentences, from, ends.start());
                from = ends.end();
            }
            addTo(sentences, from, texts.end());
        }
        return sentences;
    }

    private void addTo(List<Sentence> sentences, int from, int to) {
        int start = from;
        while (start < to && Character.isWhitespace(mask.charAt(start))) {
            start++;
        }
        if (start < to) {
            int line = 1
                    + (int) original.substring(0, start)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            sentences.add(new Sentence(line, original.substring(start, to), mask.substring(start, to)));
        }
    }

    private Prose mask(Pattern pattern, Function<MatchResult, String> replacement) {
        for (MatchResult match : pattern.matcher(mask.toString()).results().toList()) {
            char[] masked = replacement.apply(match).toCharArray();
            for (int i = 0; i < masked.length; i++) {
                if (mask.charAt(match.start() + i) != '\n') {
                    mask.setCharAt(match.start() + i, masked[i]);
                }
            }
        }
        return this;
    }

    /** The words of a masked sentence. Code is one word, and so are several codes in a row. */
    static int words(String masked) {
        int words = 0;
        boolean code = false;
        for (String token : Arrays.stream(masked.trim().split("\\s+")).toList()) {
            boolean alsoCode = token.indexOf(CODE) >= 0;
            boolean joins = code && token.matches("and|or|,");
            if (!joins && !(code && alsoCode) && (alsoCode || token.matches(".*[\\p{L}\\d].*"))) {
                words++;
            }
            code = alsoCode || joins;
        }
        return words;
    }
}
