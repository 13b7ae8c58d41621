package com.cognipeer.camel.contacts.bench;

import com.cognipeer.camel.contacts.bench.Figures.Spread;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Measures how much a route with the component adds to the start of a context. Each start has a process of its own. */
final class StartJob implements Job {

    private static final double MOST_MILLIS = 250;
    private static final byte[] CREATED =
            "{\"success\":true,\"data\":{\"_id\":\"1\",\"name\":\"Ada\",\"email\":\"ada@example.com\"}}"
                    .getBytes(StandardCharsets.UTF_8);

    /** More than of other jobs, as one start tells little. */
    private final int repetitions = Integer.getInteger("bench.starts", 9);

    @Override
    public void run(Contest contest, Report report) throws Exception {
        HttpServer api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(201, CREATED.length);
            exchange.getResponseBody().write(CREATED);
            exchange.close();
        });
        api.start();
        try {
            show(starts("http://127.0.0.1:" + api.getAddress().getPort() + "/v1"), report);
        } finally {
            api.stop(0);
        }
    }

    private Map<ColdStart.Contents, List<Start>> starts(String baseUrl) throws Exception {
        Map<ColdStart.Contents, List<Start>> starts = new EnumMap<>(ColdStart.Contents.class);
        for (int repetition = 0; repetition <= repetitions; repetition++) {
            for (ColdStart.Contents contents : ColdStart.Contents.values()) {
                Start start = Start.of(contents, baseUrl);
                System.out.printf("start: %s, %d of %d: %s%n", contents, repetition, repetitions, start);
                // The first of each finds the files out of the system's cache.
                if (repetition > 0) {
                    starts.computeIfAbsent(contents, none -> new ArrayList<>()).add(start);
                }
            }
        }
        return starts;
    }

    private static void show(Map<ColdStart.Contents, List<Start>> starts, Report report) {
        report.rows(
                "Start of a context, from the first line of main to the end of start()",
                List.of(
                        "contents",
                        "ms (least to most)",
                        "ms to the first answer",
                        "CPU ms of the main thread",
                        "heap kB",
                        "resident kB",
                        "loaded classes"),
                starts.entrySet().stream()
                        .map(each -> row(each.getKey(), each.getValue()))
                        .toList());
        double empty = median(starts.get(ColdStart.Contents.EMPTY), Start::millis);
        report.atMost(
                "start: ms that a route to the component adds to an empty context",
                median(starts.get(ColdStart.Contents.PRODUCER), Start::millis) - empty,
                MOST_MILLIS);
        report.atMost(
                "start: ms that a route from the component adds to an empty context",
                median(starts.get(ColdStart.Contents.CONSUMER), Start::millis) - empty,
                MOST_MILLIS);
    }

    private static List<String> row(ColdStart.Contents contents, List<Start> starts) {
        Spread millis = spread(starts, Start::millis);
        return List.of(
                switch (contents) {
                    case EMPTY -> "nothing";
                    case LOG -> "direct: to log:";
                    case PRODUCER -> "direct: to cognipeer-contacts:";
                    case CONSUMER -> "cognipeer-contacts: to log:";
                },
                String.format(Locale.ROOT, "%,.0f (%,.0f to %,.0f)", millis.median(), millis.least(), millis.most()),
                contents == ColdStart.Contents.PRODUCER ? number(median(starts, Start::firstMillis)) : "",
                number(median(starts, Start::cpuMillis)),
                number(median(starts, start -> start.heap() / 1024.0)),
                number(median(starts, start -> start.resident() / 1024.0)),
                number(median(starts, Start::classes)));
    }

    private static String number(double figure) {
        return String.format(Locale.ROOT, "%,.0f", figure);
    }

    private static double median(List<Start> starts, ToDoubleFunction<Start> figure) {
        return spread(starts, figure).median();
    }

    private static Spread spread(List<Start> starts, ToDoubleFunction<Start> figure) {
        return Spread.of(starts.stream().mapToDouble(figure));
    }

    /** What one process tells of its start. */
    private record Start(
            double millis, double firstMillis, double cpuMillis, double heap, double resident, double classes) {

        static Start of(ColdStart.Contents contents, String baseUrl) throws IOException, InterruptedException {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-classpath",
                            Application.classPath(),
                            ColdStart.class.getName(),
                            contents.name(),
                            baseUrl)
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            double[] figures = output.lines()
                    .filter(line -> line.startsWith(ColdStart.FIGURES))
                    .findFirst()
                    .map(line -> line.substring(ColdStart.FIGURES.length()).split(" "))
                    .map(Start::numbers)
                    .orElseThrow(() -> new IllegalStateException("The process did not start its context:\n" + output));
            return new Start(figures[0] / 1e6, figures[1] / 1e6, figures[2] / 1e6, figures[3], figures[4], figures[5]);
        }

        private static double[] numbers(String[] figures) {
            double[] numbers = new double[figures.length];
            for (int i = 0; i < figures.length; i++) {
                numbers[i] = Double.parseDouble(figures[i]);
            }
            return numbers;
        }
    }
}
