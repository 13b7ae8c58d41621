package com.cognipeer.camel.contacts.scale;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** The tables of the page on running at scale. */
public final class ScaleTables {

    private static final List<Integer> KEYS = List.of(1, 3, 10, 30, 100);
    private static final List<Long> CONTACTS = List.of(100_000L, 1_000_000L, 10_000_000L, 100_000_000L);
    private static final List<Double> DAILY_CHANGE = List.of(0.001, 0.01, 0.1);

    private static final KeyQuota QUOTA = KeyQuota.OF_ONE_KEY;
    private static final Duration DEFAULT_DELAY = Duration.ofMinutes(1);
    private static final PollCost COST = new PollCost(100, Duration.ofMinutes(1));

    private ScaleTables() {}

    public static String asciidoc() {
        return firstRead() + "\n" + freshness();
    }

    private static String firstRead() {
        String rows = CONTACTS.stream()
                .map(contacts -> row(
                        List.of(Figure.number(contacts)),
                        keys -> Figure.time(new Workload(contacts, 0, keys).firstRead(COST, QUOTA))))
                .collect(joining());
        return table("How long the first read of everything takes", List.of("contacts"), rows);
    }

    private static String freshness() {
        String rows = CONTACTS.stream()
                .flatMap(contacts -> DAILY_CHANGE.stream().map(change -> freshness(contacts, change)))
                .collect(joining());
        return table(
                "How fresh, and the share of each key's day",
                List.of("contacts", "change a day", "changes a day"),
                rows);
    }

    private static String freshness(long contacts, double change) {
        long changes = new Workload(contacts, change, 1).changesADay();
        return row(
                List.of(Figure.number(contacts), Figure.percent(change), Figure.number(changes)),
                keys -> freshness(new Workload(contacts, change, keys)));
    }

    private static String freshness(Workload workload) {
        if (workload.fits(DEFAULT_DELAY, COST, QUOTA)) {
            return at(workload, DEFAULT_DELAY)
                    + workload.shortestDelay(COST, QUOTA)
                            .filter(delay -> delay.compareTo(DEFAULT_DELAY) < 0)
                            .map(delay -> ", or " + Figure.time(workload.freshness(delay, COST, QUOTA)))
                            .orElse("");
        }
        return workload.shortestDelay(COST, QUOTA)
                .map(delay -> at(workload, delay))
                .orElse("does not fit");
    }

    private static String at(Workload workload, Duration delay) {
        double share = workload.requestsADay(delay, COST, QUOTA) / QUOTA.perDay();
        return Figure.time(workload.freshness(delay, COST, QUOTA)) + " at " + Figure.percent(share);
    }

    private static String table(String title, List<String> names, String rows) {
        String columns = names.size() + KEYS.size() + "*>1";
        String heading = Stream.concat(names.stream(), KEYS.stream().map(keys -> keys == 1 ? "1 key" : keys + " keys"))
                .collect(joining(" | "));
        return """
                .%s
                [%%autowidth,cols="%s",options="header"]
                |===
                | %s

                %s|===
                """.formatted(title, columns, heading, rows);
    }

    private static String row(List<String> names, IntFunction<String> cell) {
        return Stream.concat(names.stream(), KEYS.stream().map(cell::apply)).collect(joining(" | ", "| ", "\n"));
    }
}
