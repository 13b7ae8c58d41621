package com.cognipeer.camel.contacts.bench;

import com.cognipeer.camel.contacts.endurance.HeapWalk;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Shows that a walk over many contacts needs no more memory than one over few. A walk that runs out of memory fails the run. */
final class HeapJob implements Job {

    private static final int FEW = 100_000;
    private static final int MANY = 1_000_000;
    private static final int LIMIT = 1000;
    private static final double NOISE = 1.25;
    private static final long MORE_NOISE = 512;

    @Override
    public void run(Contest contest, Report report) throws Exception {
        HeapWalk little = HeapWalk.over(FEW, LIMIT, "24m");
        HeapWalk few = HeapWalk.over(FEW, LIMIT, "64m");
        HeapWalk many = HeapWalk.over(MANY, LIMIT, "64m");
        report.rows(
                "Memory of a walk, " + LIMIT + " contacts a page",
                List.of("contacts", "largest heap", "most in use, MiB", "in use at the end without garbage, KiB"),
                Stream.of(little, few, many).map(HeapJob::row).toList());
        report.atMost(
                "heap: KiB in use after 1,000,000 contacts",
                many.live() / 1024.0,
                few.live() / 1024.0 * NOISE + MORE_NOISE);
    }

    private static List<String> row(HeapWalk walk) {
        return List.of(
                String.format(Locale.ROOT, "%,d", walk.contacts()),
                walk.heap(),
                String.valueOf(walk.peakMiB()),
                String.format(Locale.ROOT, "%,d", walk.live() / 1024));
    }
}
