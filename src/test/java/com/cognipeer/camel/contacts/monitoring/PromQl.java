package com.cognipeer.camel.contacts.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names in a query in Prometheus' language: its selectors, and the labels by which it groups and matches. Whether Prometheus
 * can parse the query, {@code promtool check rules} tells.
 *
 * @param selectors each name of a metric, with the conditions behind it
 * @param labels    of {@code by}, {@code on}, {@code ignoring}, …
 */
record PromQl(List<Selector> selectors, Set<String> labels) {

    private static final Pattern TOKEN =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|[a-zA-Z_:$][\\w:$]*|[0-9.]+[a-z]*|=~|!~|!=|[^\\s\\w]");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][\\w:]*");
    private static final Set<String> LABELS_FOLLOW =
            Set.of("by", "without", "on", "ignoring", "group_left", "group_right");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

    static PromQl of(String query) {
        Reader reader = new Reader(query);
        reader.readAll();
        return new PromQl(reader.selectors, reader.labels);
    }

    private static final class Reader {

        private final List<String> tokens;
        private final List<Selector> selectors = new ArrayList<>();
        private final Set<String> labels = new TreeSet<>();
        private int next;

        private Reader(String query) {
            tokens = TOKEN.matcher(query).results().map(token -> token.group()).toList();
        }

        private void readAll() {
            while (next < tokens.size()) {
                String token = tokens.get(next++);
                if (token.equals("[")) {
                    next = after("]");
                } else if (LABELS_FOLLOW.contains(token)) {
                    int end = after(")");
                    tokens.subList(next, end).stream()
                            .filter(NAME.asMatchPredicate())
                            .forEach(labels::add);
                    next = end;
                } else if (NAME.matcher(token).matches() && !WORDS.contains(token) && !isNext("(") && !isNext("by")) {
                    selectors.add(new Selector(token, isNext("{") ? conditions() : List.of()));
                }
            }
        }

        private List<Condition> conditions() {
            List<Condition> conditions = new ArrayList<>();
            int end = after("}");
            for (next++; next < end - 1; next += 3) {
                if (tokens.get(next).equals(",")) {
                    next++;
                }
                String value = tokens.get(next + 2);
                conditions.add(
                        new Condition(tokens.get(next), tokens.get(next + 1), value.substring(1, value.length() - 1)));
            }
            next = end;
            return conditions;
        }

        private boolean isNext(String token) {
            return next < tokens.size() && tokens.get(next).equals(token);
        }

        private int after(String token) {
            int end = next;
            while (!tokens.get(end).equals(token)) {
                end++;
            }
            return end + 1;
        }
    }

    /** A name of a metric with its conditions. */
    record Selector(String name, List<Condition> conditions) {

        @Override
        public String toString() {
            return name + conditions;
        }
    }

    /** A condition about a label, such as {@code status=~"4.."}. A variable of the dashboard stands for any value. */
    record Condition(String label, String operator, String value) {

        boolean holds(String actual) {
            Matcher match = Pattern.compile(value.replaceAll("\\$\\w+", ".*")).matcher(actual);
            return switch (operator) {
                case "=" -> actual.equals(value);
                case "!=" -> !actual.equals(value);
                case "=~" -> match.matches();
                case "!~" -> !match.matches();
                default -> throw new IllegalArgumentException("no operator: " + operator);
            };
        }
    }
}
