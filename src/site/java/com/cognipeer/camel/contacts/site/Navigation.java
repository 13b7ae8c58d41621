package com.cognipeer.camel.contacts.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The order of the pages, in groups: a line with the name of a group, then indented the names of its pages. */
record Navigation(List<Group> groups) {

    record Group(String title, List<String> pages) {}

    static Navigation read(Path file) throws IOException {
        List<Group> groups = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith(" ")) {
                groups.get(groups.size() - 1).pages().add(line.strip());
            } else if (!line.isBlank()) {
                groups.add(new Group(line, new ArrayList<>()));
            }
        }
        return new Navigation(groups);
    }

    List<String> pages() {
        return groups.stream().flatMap(group -> group.pages().stream()).toList();
    }

    /** The documents that exist, in this order. */
    List<Path> files(Path documents) {
        return pages().stream()
                .map(page -> documents.resolve(page + ".adoc"))
                .filter(Files::exists)
                .toList();
    }

    /** Pages that are listed and do not exist, and documents that no reader would find. */
    List<String> faults(Path documents) throws IOException {
        try (Stream<Path> files = Files.list(documents)) {
            List<String> existing = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".adoc"))
                    .map(name -> name.replaceFirst("\\.adoc$", ""))
                    .sorted()
                    .toList();
            Stream<String> missing = pages().stream()
                    .filter(page -> !existing.contains(page))
                    .map(page -> Site.NAVIGATION + " lists " + page + ", and " + page + ".adoc does not exist");
            Stream<String> unlisted = existing.stream()
                    .filter(page -> !pages().contains(page))
                    .map(page -> page + ".adoc is in no group of " + Site.NAVIGATION);
            return Stream.concat(missing, unlisted).toList();
        }
    }
}
