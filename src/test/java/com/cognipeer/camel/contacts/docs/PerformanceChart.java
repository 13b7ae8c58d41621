package com.cognipeer.camel.contacts.docs;

import com.cognipeer.camel.contacts.docs.MeasuredRun.Contender;
import com.cognipeer.camel.contacts.docs.MeasuredRun.Contest;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Draws the CPU time and the allocated memory of all contenders as bars. It writes the few elements of SVG itself: the libraries
 * for charts measure texts by the fonts of the machine, so their files differ from machine to machine.
 */
final class PerformanceChart {

    private static final int WIDTH = 520;
    private static final int MARGIN = 16;
    private static final int SECOND_COLUMN = 276;
    private static final int LONGEST_BAR = 160;
    private static final int BAR = 14;
    private static final int LINE = 20;

    /** The jobs of the chart and their headings. */
    private static final Map<String, String> HEADINGS = new LinkedHashMap<>();

    static {
        HEADINGS.put("create", "Create a contact");
        HEADINGS.put("get", "Get a contact");
        HEADINGS.put("walk", "Read all contacts, for each contact");
    }

    private final String title;
    private final StringBuilder elements = new StringBuilder();
    private int y = MARGIN;

    private PerformanceChart(String title) {
        this.title = title;
    }

    static String of(MeasuredRun run) {
        PerformanceChart chart = new PerformanceChart(title(run));
        HEADINGS.forEach((job, heading) -> chart.contest(heading, run.contest(job)));
        return chart.svg();
    }

    /** The same in words, for readers who do not see the chart. */
    static String title(MeasuredRun run) {
        Contest create = run.contest("create");
        Contender component = create.contenders().get(0);
        Contender http = create.of("camel-http, marshal, unmarshal");
        return ("Bars of CPU time and memory for creating, getting and reading contacts, for the component and other ways. "
                        + "To create a contact the component takes %s µs and %s kB, a route with camel-http %s µs and %s kB.")
                .formatted(
                        number(component.cpuMicros()),
                        number(component.bytes() / 1000.0),
                        number(http.cpuMicros()),
                        number(http.bytes() / 1000.0));
    }

    private void contest(String heading, Contest contest) {
        y += LINE;
        text(MARGIN, y, "heading", heading);
        y += LINE + 4;
        text(MARGIN, y, "unit", "CPU time");
        text(SECOND_COLUMN, y, "unit", "memory allocated");
        y += 6;
        List<Contender> contenders = contest.contenders();
        double mostCpu = most(contenders, Contender::cpuMicros);
        double mostBytes = most(contenders, Contender::bytes);
        String component = contenders.get(0).name();
        for (Contender each : contenders) {
            String kind = each.name().equals(component) ? "component" : "other";
            y += LINE;
            text(MARGIN, y, kind + "-name", each.name());
            y += 6;
            bar(MARGIN, kind, each.cpuMicros() / mostCpu, number(each.cpuMicros()) + " µs");
            bar(SECOND_COLUMN, kind, each.bytes() / mostBytes, number(each.bytes() / 1000.0) + " kB");
            y += BAR + 6;
        }
        y += LINE;
    }

    private void bar(int x, String kind, double share, String value) {
        long length = Math.max(1, Math.round(share * LONGEST_BAR));
        elements.append("  <rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n"
                .formatted(kind, x, y, length, BAR));
        text((int) (x + length + 6), y + BAR - 2, "value", value);
    }

    private void text(int x, int baseline, String kind, String text) {
        elements.append(
                "  <text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>\n".formatted(kind, x, baseline, escaped(text)));
    }

    private String svg() {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" role="img">
                  <title>%3$s</title>
                  <style>
                    text { font-family: Helvetica, Arial, 'Liberation Sans', sans-serif; font-size: 14px; fill: #24323f; }
                    .heading { font-size: 17px; font-weight: bold; }
                    .unit { fill: #5b6b7a; }
                    .component-name { font-weight: bold; }
                    .component { fill: #2b6cb0; }
                    .other { fill: #b8c4d0; }
                  </style>
                  <rect width="100%%" height="100%%" fill="#ffffff"/>
                """.formatted(WIDTH, y, escaped(title)) + elements + "</svg>\n";
    }

    private static double most(List<Contender> contenders, ToDoubleFunction<Contender> figure) {
        return contenders.stream()
                .map(figure::applyAsDouble)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** With two digits at least. */
    private static String number(double figure) {
        return String.format(Locale.ROOT, figure < 10 ? "%.1f" : "%.0f", figure);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
