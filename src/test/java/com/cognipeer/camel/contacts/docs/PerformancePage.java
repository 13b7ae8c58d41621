package com.cognipeer.camel.contacts.docs;

import com.cognipeer.camel.contacts.docs.MeasuredRun.Bar;
import com.cognipeer.camel.contacts.docs.MeasuredRun.Contender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The page on performance, whose figures are those of one run of the benchmark. */
public final class PerformancePage {

    /** The run that the page shows. */
    public static final Path RUN = Path.of("src/bench/run.json");

    static final Path PAGE = Path.of("src/main/docs/performance.adoc");
    static final Path CHART = Path.of("src/main/docs/images/performance.svg");

    private static final RenderedSection FIGURES =
            new RenderedSection(PAGE, "benchmark", "written by ./mvnw -Pbench verify -Dbench.page=true");

    private PerformancePage() {}

    static MeasuredRun run() throws IOException {
        return MeasuredRun.of(Files.readString(RUN));
    }

    static String render(String page, MeasuredRun run) {
        return FIGURES.in(page, figures(run));
    }

    private static String figures(MeasuredRun run) {
        return """
                image::images/performance.svg["%s"]

                .The component in this run
                [%%autowidth,cols="1,>1,>1,>1",options="header"]
                |===
                | | per second | CPU time | memory allocated

                %s%s%s%s%s|===

                A route to the component adds %s ms to the start of an empty CamelContext. A route from it adds %s ms.

                %s%s
                """.formatted(
                        PerformanceChart.title(run),
                        row("create a contact, 16 at a time", run, "create"),
                        row("get a contact, 16 at a time", run, "get"),
                        row("read 100,000 contacts, 1,000 a page, for each", run, "walk"),
                        row("read 100,000 contacts, 100 a page, for each", run, "walk-100"),
                        row(
                                "sync 5,000 contacts, 100 of them changed, for each",
                                run.contest("sync").of("sync")),
                        whole(run.figure("start: ms that a route to the component adds to an empty context")),
                        whole(run.figure("start: ms that a route from the component adds to an empty context")),
                        run.measured(),
                        missed(run));
    }

    private static String missed(MeasuredRun run) {
        List<Bar> missed = run.bars().stream().filter(bar -> !bar.passed()).toList();
        if (missed.isEmpty()) {
            return "";
        }
        return "\n\nThis run misses %d of the %d limits of the benchmark:\n\n"
                        .formatted(missed.size(), run.bars().size())
                + missed.stream()
                        .map(bar -> String.format(
                                Locale.ROOT,
                                "* %s: %,.2f, the limit is %s %,.2f.",
                                bar.figure(),
                                bar.measured(),
                                bar.sense(),
                                bar.limit()))
                        .collect(Collectors.joining("\n"));
    }

    private static String row(String name, MeasuredRun run, String job) {
        return row(name, component(run, job));
    }

    private static String row(String name, Contender figures) {
        return "| %s | %s | %s µs | %s bytes\n"
                .formatted(
                        name,
                        whole(figures.perSecond()),
                        String.format(Locale.ROOT, "%.1f", figures.cpuMicros()),
                        whole(figures.bytes()));
    }

    /** The contender that the others are compared with is the first one. */
    private static Contender component(MeasuredRun run, String job) {
        return run.contest(job).contenders().get(0);
    }

    private static String whole(double figure) {
        return String.format(Locale.ROOT, "%,.0f", figure);
    }
}
