package com.cognipeer.camel.contacts.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The pages of the documentation. */
public final class Pages {

    private static final Path FOLDER = Path.of("src/main/docs");

    private Pages() {}

    public static Path page(String name) {
        return FOLDER.resolve(name);
    }

    public static String text(String name) throws IOException {
        return Files.readString(page(name));
    }

    public static List<Path> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".adoc"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
