package com.cognipeer.camel.contacts.scale;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The tables of the page on deletions. */
public final class ReconciliationTables {

    private static final List<Long> CONTACTS = List.of(1_000L, 10_000L, 100_000L, 1_000_000L);
    private static final List<Interval> INTERVALS = List.of(
            new Interval("hour", Duration.ofHours(1)),
            new Interval("6 hours", Duration.ofHours(6)),
            new Interval("24 hours", Duration.ofHours(24)),
            new Interval("7 days", Duration.ofDays(7)));
    private static final List<Integer> LIMITS = List.of(100, 1_000);

    private ReconciliationTables() {}

    public static String asciidoc() {
        return LIMITS.stream().map(ReconciliationTables::table).collect(joining("\n"));
    }

    private static String table(int limit) {
        String heading = Stream.concat(
                        Stream.of("contacts", "requests of one"),
                        INTERVALS.stream().map(interval -> "every " + interval.name))
                .collect(joining(" | "));
        String rows = CONTACTS.stream()
                .map(contacts -> row(new ReconciliationCost(limit), contacts))
                .collect(joining());
        return """
                .Requests of reconciliations a day, with pages of %s
                [%%autowidth,cols="%d*>1",options="header"]
                |===
                | %s

                %s|===
                """.formatted(Figure.number(limit), INTERVALS.size() + 2, heading, rows);
    }

    private static String row(ReconciliationCost cost, long contacts) {
        return Stream.concat(
                        Stream.of(Figure.number(contacts), Figure.number(cost.walk(contacts))),
                        INTERVALS.stream().map(interval -> aDay(cost.aDay(contacts, interval.time))))
                .collect(joining(" | ", "| ", "\n"));
    }

    private static String aDay(double requests) {
        if (requests > KeyQuota.OF_ONE_KEY.planned()) {
            return "does not fit";
        }
        double share = requests / KeyQuota.OF_ONE_KEY.perDay();
        return Figure.number((long) Math.ceil(requests)) + ", " + (share < 0.01 ? "under 1%" : Figure.percent(share));
    }

    private record Interval(String name, Duration time) {}
}
