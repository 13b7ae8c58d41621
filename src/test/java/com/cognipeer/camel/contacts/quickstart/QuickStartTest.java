package com.cognipeer.camel.contacts.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.RecordedRequest;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The quick start as people run it: a process of its own, told apart by its environment. */
class QuickStartTest {

    @TempDir
    Path folder;

    @Test
    void withoutATokenItTakesTheWholeTourInASandboxAndEndsByItself() throws Exception {
        assertThat(outputOf(Map.of()))
                .contains("create", "update", "get", "list", "251 of 251 contacts")
                .containsPattern("walk, all pages +6 ")
                .containsPattern("poll, as a consumer +6 ")
                .containsPattern("reported as deleted \\d+ ms later")
                .containsPattern("deletion, as a consumer +\\d+ +\\d+ +deleted [0-9a-f]{24}");
    }

    @Test
    void withATokenItOnlyReadsFromTheApi() throws Exception {
        try (ContactsSandbox api = ContactsSandbox.builder()
                .token("channel-token")
                .hookId("hook-1")
                .start()) {
            api.seedContacts(120);

            String output = outputOf(Map.of(
                    "COGNIPEER_TOKEN", "channel-token",
                    "COGNIPEER_HOOK_ID", "hook-1",
                    "COGNIPEER_API_URL", api.baseUrl()));

            assertThat(output).contains("writing nothing").containsPattern("walk, all pages +3 ");
            assertThat(api.requests())
                    .isNotEmpty()
                    .allMatch(QuickStartTest::reads)
                    .allMatch(request -> "Bearer channel-token".equals(request.header("Authorization")));
            assertThat(output).doesNotContain("channel-token");
        }
    }

    private static boolean reads(RecordedRequest request) {
        return request.method().equals("GET") || request.path().endsWith("/list");
    }

    private String outputOf(Map<String, String> environment) throws Exception {
        File output = folder.resolve("output.txt").toFile();
        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        QuickStart.class.getName(),
                        "examples/quickstart")
                .redirectErrorStream(true)
                .redirectOutput(output);
        command.environment().keySet().removeIf(name -> name.startsWith("COGNIPEER_"));
        command.environment().putAll(environment);
        Process process = command.start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        String text = Files.readString(output.toPath(), StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }
}
