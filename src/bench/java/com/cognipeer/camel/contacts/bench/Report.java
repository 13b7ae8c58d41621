package com.cognipeer.camel.contacts.bench;

import com.cognipeer.camel.contacts.docs.MeasuredRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures of a run, as tables of AsciiDoc and as data, and the bars that some of them must keep. */
public final class Report {

    private final List<String> lines = new ArrayList<>();
    private final List<MeasuredRun.Contest> contests = new ArrayList<>();
    private final List<MeasuredRun.Table> tables = new ArrayList<>();
    private final List<MeasuredRun.Bar> bars = new ArrayList<>();
    private final BenchSettings settings;
    private final String machine;

    Report(BenchSettings settings, String machine) {
        this.settings = settings;
        this.machine = machine;
        line(machine);
    }

    /** A table of one job: a line for each contender, with the ratios of its figures to those of the first one. */
    public void table(String job, String title, String operation, Map<String, Figures> figures) {
        contests.add(new MeasuredRun.Contest(
                job,
                title,
                operation,
                figures.values().stream().map(Figures::asData).toList()));
        Figures first = figures.values().iterator().next();
        lines.add("." + title);
        lines.add("[%autowidth,cols=\"1,>1,>1,>1,>1,>1,>1\"]");
        lines.add("|===");
        lines.add("| contender | per second (least to most) | ratio | CPU µs per " + operation + " | ratio | bytes per "
                + operation + " | ratio");
        lines.add("");
        figures.values()
                .forEach(each -> lines.add(String.format(
                        Locale.ROOT,
                        "| %s | %,.0f (%,.0f to %,.0f) | %.2f | %.2f | %.2f | %,.0f | %.2f",
                        each.contender(),
                        each.perSecond().median(),
                        each.perSecond().least(),
                        each.perSecond().most(),
                        each.perSecond().median() / first.perSecond().median(),
                        each.cpuMicros().median(),
                        each.cpuMicros().median() / first.cpuMicros().median(),
                        each.bytesEach().median(),
                        each.bytesEach().median() / first.bytesEach().median())));
        lines.add("|===");
        lines.add("");
    }

    /** A table with the first column for names and the others for figures. */
    public void rows(String title, List<String> head, List<List<String>> rows) {
        tables.add(new MeasuredRun.Table(title, head, rows));
        lines.add("." + title);
        lines.add("[%autowidth,cols=\"1" + ",>1".repeat(head.size() - 1) + "\"]");
        lines.add("|===");
        lines.add("| " + String.join(" | ", head));
        lines.add("");
        rows.forEach(row -> lines.add("| " + String.join(" | ", row)));
        lines.add("|===");
        lines.add("");
    }

    /** A line between the tables. */
    public void line(String text) {
        lines.add(text);
        lines.add("");
    }

    /** A figure that may be no more than a limit. */
    public void atMost(String what, double figure, double limit) {
        bars.add(new MeasuredRun.Bar(what, "at most", limit, Figures.rounded(figure), figure <= limit));
    }

    /** A figure that may be no less than a limit. */
    public void atLeast(String what, double figure, double limit) {
        bars.add(new MeasuredRun.Bar(what, "at least", limit, Figures.rounded(figure), figure >= limit));
    }

    /** False when a figure misses its bar in a run that is long enough to judge it. */
    boolean passed() {
        return !settings.isConclusive() || bars.stream().allMatch(MeasuredRun.Bar::passed);
    }

    MeasuredRun asData() {
        return new MeasuredRun(machine, contests, tables, bars);
    }

    String text() {
        List<String> text = new ArrayList<>(lines);
        text.add(".Figures that must hold");
        text.add("[%autowidth,cols=\"1,>1,>1,1\"]");
        text.add("|===");
        text.add("| figure | bar | measured | passed");
        text.add("");
        bars.forEach(bar -> text.add(String.format(
                Locale.ROOT,
                "| %s | %s %,.2f | %,.2f | %s",
                bar.figure(),
                bar.sense(),
                bar.limit(),
                bar.measured(),
                verdict(bar))));
        text.add("|===");
        return String.join("\n", text) + "\n";
    }

    private String verdict(MeasuredRun.Bar bar) {
        if (!settings.isConclusive()) {
            return "not judged";
        }
        return bar.passed() ? "yes" : "*no*";
    }
}
