package com.cognipeer.camel.contacts.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.cognipeer.camel.contacts.docs.MeasuredRun.Bar;
import com.cognipeer.camel.contacts.docs.MeasuredRun.Contender;
import com.cognipeer.camel.contacts.docs.MeasuredRun.Contest;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PerformanceChartTest {

    private static final Pattern BARS = Pattern.compile("<rect class=\"(\\w+)\" .*width=\"(\\d+)\"");

    private final Contender component = new Contender("the component", 1, 1, 1, 25, 40_000);
    private final Contender other = new Contender("camel-http, marshal, unmarshal", 1, 1, 1, 100, 10_000);

    @Test
    void eachBarIsAsLongAsItsShareOfTheGreatestFigure() {
        String chart = PerformanceChart.of(run("create", "get", "walk"));

        assertThat(BARS.matcher(chart).results().map(bar -> bar.group(1) + " " + bar.group(2)))
                .hasSize(12)
                .startsWith("component 40", "component 160", "other 160", "other 40");
        assertThat(chart).contains(">25 µs<", ">40 kB<", ">100 µs<", ">10 kB<");
    }

    @Test
    void aRunOfSomeJobsOnlyHasNoChart() {
        assertThatIllegalStateException()
                .isThrownBy(() -> PerformanceChart.of(run("create", "get")))
                .withMessage("The run has no job walk");
    }

    @Test
    void aRunIsTheSameAfterItWasWritten() throws Exception {
        MeasuredRun run = run("create", "get", "walk");

        assertThat(MeasuredRun.of(run.json())).isEqualTo(run);
    }

    @Test
    void thePageNamesTheLimitsThatTheRunMisses() throws Exception {
        MeasuredRun good = PerformancePage.run();
        Bar bad = new Bar("a figure", "at most", 2, 3, false);
        MeasuredRun run = new MeasuredRun(
                good.measured(),
                good.contests(),
                good.tables(),
                List.of(
                        new Bar(
                                "start: ms that a route to the component adds to an empty context",
                                "at most",
                                250,
                                1,
                                true),
                        new Bar(
                                "start: ms that a route from the component adds to an empty context",
                                "at most",
                                250,
                                1,
                                true),
                        bad));

        assertThat(PerformancePage.render(Pages.text("performance.adoc"), run))
                .contains("misses 1 of the 3 limits", "* a figure: 3.00, the limit is at most 2.00.");
    }

    private MeasuredRun run(String... jobs) {
        List<Contest> contests = List.of(jobs).stream()
                .map(job -> new Contest(job, "A title", "request", List.of(component, other)))
                .toList();
        return new MeasuredRun(
                "Measured once.",
                contests,
                List.of(new MeasuredRun.Table("A table", List.of("a"), List.of(List.of("1")))),
                List.of(new MeasuredRun.Bar("a figure", "at most", 2, 1, true)));
    }
}
