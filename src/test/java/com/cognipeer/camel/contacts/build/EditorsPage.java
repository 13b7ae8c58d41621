package com.cognipeer.camel.contacts.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands and files of the page editors-and-tools.adoc, as tests run them. */
final class EditorsPage {

    private static final Path PAGE = Path.of("src/main/docs/editors-and-tools.adoc");
    private static final long PATIENCE = 300;

    private EditorsPage() {}

    /** The block that the page leaves to this test. */
    static String blockFor(Class<?> test) throws IOException {
        Matcher block = Pattern.compile(
                        "^// tested by " + test.getSimpleName() + "\n\\[source,\\w+]\n----\n(.*?)\n----$",
                        Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(Files.readString(PAGE));
        assertThat(block.find()).as("a block for %s", test).isTrue();
        return block.group(1);
    }

    /** Runs a command, whose errors go with its output, and gives what it writes. */
    static Output run(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Path log = folder.resolve("output.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        boolean ended = process.waitFor(PATIENCE, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        String text = Files.readString(log);
        assertThat(ended).as("%s%n%s", command, text).isTrue();
        return new Output(process.exitValue(), text);
    }

    record Output(int status, String text) {}
}
