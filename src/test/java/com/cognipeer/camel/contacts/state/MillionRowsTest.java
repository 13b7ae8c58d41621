package com.cognipeer.camel.contacts.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An inventory of a million rows needs little memory, and answers quickly. */
@Tag("ci")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class MillionRowsTest {

    private static final int ROWS = Integer.getInteger("rows", 1_000_000);

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"files", "h2"})
    void areKeptIn64Megabytes(String kind) throws Exception {
        Map<String, Long> figures = run(kind);

        System.out.println("inventory of " + ROWS + " rows, " + kind + ": " + figures);
        assertThat(figures.get("find.ms")).isLessThan(1000);
        assertThat(figures.get("state.ms")).isLessThan(5000);
        if (kind.equals("files")) {
            assertThat(figures.get("live.kib")).isLessThan(25 << 10);
        }
    }

    private Map<String, Long> run(String kind) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC", "-Xshare:auto"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), MillionRows.class.getName()));
        command.addAll(List.of(kind, String.valueOf(ROWS), directory.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            List<String> output = process.inputReader().lines().toList();
            assertThat(process.waitFor()).as(String.join("\n", output)).isZero();
            Map<String, Long> figures = new TreeMap<>();
            output.stream()
                    .map(line -> line.split("="))
                    .filter(figure -> figure.length == 2)
                    .forEach(figure -> figures.put(figure[0], Long.parseLong(figure[1])));
            return figures;
        } finally {
            process.destroyForcibly();
        }
    }
}
