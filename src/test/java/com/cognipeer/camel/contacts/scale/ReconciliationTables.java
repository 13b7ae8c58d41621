package com.cognipeer.camel.contacts.scale;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The tables of the page on deletions. */
public final class ReconciliationTables {

    private static final Duration BY_DEFAULT = Duration.ofHours(24);
    private static final List<Long> CONTACTS = List.of(1_000L, 10_000L, 50_000L, 100_000L, 1_000_000L);
    private static final List<Interval> INTERVALS = List.of(
            new Interval("every hour", Duration.ofHours(1)),
            new Interval("every 6 hours", Duration.ofHours(6)),
            new Interval("every 24 hours (the default)", BY_DEFAULT),
            new Interval("every 7 days", Duration.ofDays(7)));
    private static final int PAGE_BY_DEFAULT = 100;
    private static final List<Integer> LIMITS = List.of(PAGE_BY_DEFAULT, 1_000);
    /** A poll each minute, and a request for each. */
    private static final long IDLE_POLLS = Duration.ofDays(1).toMinutes();

    private ReconciliationTables() {}

    public static String asciidoc() {
        return LIMITS.stream().map(ReconciliationTables::table).collect(joining("\n"));
    }

    private static String table(int limit) {
        String heading = Stream.concat(
                        Stream.of("contacts", "requests of one"),
                        Stream.concat(INTERVALS.stream().map(Interval::name), Stream.of("by default, with idle polls")))
                .collect(joining(" | "));
        String rows = CONTACTS.stream()
                .map(contacts -> row(new ReconciliationCost(limit), contacts))
                .collect(joining());
        return """
                .Requests of reconciliations a day, with pages of %s%s
                [%%autowidth,cols="%d*>1",options="header"]
                |===
                | %s

                %s|===
                """.formatted(
                        Figure.number(limit),
                        limit == PAGE_BY_DEFAULT ? ", the default" : "",
                        INTERVALS.size() + 3,
                        heading,
                        rows);
    }

    private static String row(ReconciliationCost cost, long contacts) {
        return Stream.concat(
                        Stream.of(Figure.number(contacts), Figure.number(cost.walk(contacts))),
                        Stream.concat(
                                INTERVALS.stream().map(interval -> aDay(cost.aDay(contacts, interval.time), 0)),
                                Stream.of(aDay(cost.aDay(contacts, BY_DEFAULT), IDLE_POLLS))))
                .collect(joining(" | ", "| ", "\n"));
    }

    /** @param shownPolls the idle polls that count in what is shown; all of them count in whether it fits */
    private static String aDay(double walks, long shownPolls) {
        if (walks + IDLE_POLLS > KeyQuota.OF_ONE_KEY.planned()) {
            return "does not fit";
        }
        double requests = walks + shownPolls;
        double share = requests / KeyQuota.OF_ONE_KEY.perDay();
        return Figure.number((long) Math.ceil(requests)) + ", " + (share < 0.01 ? "under 1%" : Figure.percent(share));
    }

    private record Interval(String name, Duration time) {}
}
