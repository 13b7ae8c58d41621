package com.cognipeer.camel.contacts.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.route.Effort;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * An inventory of a million rows needs little memory, and answers quickly. H2 needs minutes to store them, so it has all of them
 * with {@code -Pfull} only. The system property {@code rows} gives another number.
 */
@Tag("ci")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class MillionRowsTest {

    @TempDir
    Path directory;

    @Test
    void areKeptInFilesWithin64Megabytes() throws Exception {
        Map<String, Long> figures = run("files", Integer.getInteger("rows", 1_000_000));

        assertThat(figures.get("live.kib")).isLessThan(25 << 10);
    }

    @Test
    void areKeptInATableWithin64Megabytes() throws Exception {
        run("h2", Effort.times("rows", 50_000, 50_000, 1_000_000));
    }

    private Map<String, Long> run(String kind, int rows) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC", "-Xshare:auto"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), MillionRows.class.getName()));
        command.addAll(List.of(kind, String.valueOf(rows), directory.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            List<String> output = process.inputReader().lines().toList();
            assertThat(process.waitFor()).as(String.join("\n", output)).isZero();
            Map<String, Long> figures = new TreeMap<>();
            output.stream()
                    .map(line -> line.split("="))
                    .filter(figure -> figure.length == 2)
                    .forEach(figure -> figures.put(figure[0], Long.parseLong(figure[1])));
            System.out.println("inventory of " + rows + " rows, " + kind + ": " + figures);
            assertThat(figures.get("find.ms")).isLessThan(1000);
            assertThat(figures.get("state.ms")).isLessThan(5000);
            return figures;
        } finally {
            process.destroyForcibly();
        }
    }
}
