package com.cognipeer.camel.contacts.route;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Found by JUnit itself. In a build with Maven it writes what each test class prints and logs to a file of its own, in
 * {@code target/test-output}. Where a test fails it shows the last lines of that.
 */
public final class OutputOfTests implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private static final String FOLDER = System.getProperty("test.output");
    private static final PrintStream CONSOLE = System.out;
    private static final int MOST_SHOWN = 20_000;
    private static final Pattern FRAME_OF_THE_RUNNER = Pattern.compile(
            "^\\s+at (java\\.base/(jdk\\.internal|java\\.lang)\\.reflect|java\\.base/java\\.util|org\\.junit|org\\.apache\\.maven)\\.");

    private static final Switched OUTPUT = FOLDER == null ? null : Switched.install();

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        if (OUTPUT != null && !isNested(context)) {
            OUTPUT.to(Path.of(FOLDER, context.getRequiredTestClass().getName() + ".txt"));
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (OUTPUT != null) {
            OUTPUT.mark();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        showIfFailed(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        showIfFailed(context);
    }

    private static void showIfFailed(ExtensionContext context) {
        if (OUTPUT != null) {
            context.getExecutionException().ifPresent(failure -> OUTPUT.show(context, failure));
        }
    }

    private static boolean isNested(ExtensionContext context) {
        return context.getRequiredTestClass().isMemberClass();
    }

    /** Takes the place of the process's output, and writes into the file of the class that runs. */
    private static final class Switched extends OutputStream {

        private Path file;
        private OutputStream out = OutputStream.nullOutputStream();
        private long marked;

        static Switched install() {
            Switched switched = new Switched();
            PrintStream print = new PrintStream(switched, true, UTF_8);
            System.setOut(print);
            System.setErr(print);
            return switched;
        }

        synchronized void to(Path next) throws IOException {
            out.close();
            Files.createDirectories(next.getParent());
            out = new FileOutputStream(next.toFile());
            file = next;
            marked = 0;
        }

        synchronized void mark() {
            marked = file.toFile().length();
        }

        synchronized void show(ExtensionContext context, Throwable failure) {
            CONSOLE.println();
            CONSOLE.println(context.getRequiredTestClass().getSimpleName() + ": " + context.getDisplayName());
            CONSOLE.println(shortened(failure));
            CONSOLE.println("--- its output, of " + file);
            try (RandomAccessFile read = new RandomAccessFile(file.toFile(), "r")) {
                byte[] shown = new byte[(int) Math.min(MOST_SHOWN, read.length() - marked)];
                read.seek(read.length() - shown.length);
                read.readFully(shown);
                CONSOLE.println(new String(shown, UTF_8));
            } catch (IOException e) {
                CONSOLE.println("cannot be read: " + e);
            }
            CONSOLE.println("---");
        }

        /** Without the frames of JUnit, Maven and reflection. */
        private static String shortened(Throwable failure) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            return trace.toString()
                    .lines()
                    .filter(line -> !FRAME_OF_THE_RUNNER.matcher(line).find())
                    .collect(Collectors.joining(System.lineSeparator()));
        }

        @Override
        public synchronized void write(int b) throws IOException {
            out.write(b);
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }
    }
}
