package com.cognipeer.camel.contacts.state;

import static com.cognipeer.camel.contacts.state.Positions.advance;
import static com.cognipeer.camel.contacts.state.Positions.revisionOf;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process that stores one revision of a key after the other, and prints each one once it is stored. */
final class RevisionWriter {

    private RevisionWriter() {}

    /** Arguments: the file, the key, and the revision to stop at. */
    public static void main(String[] args) {
        AtomicFileStateRepository repository = new AtomicFileStateRepository(new File(args[0]));
        repository.start();
        long revision = revisionOf(repository.getState(args[1]));
        while (revision < Long.parseLong(args[2])) {
            revision++;
            if (!advance(repository, args[1], revision)) {
                throw new IllegalStateException("another process moves the position");
            }
            System.out.println(revision);
        }
    }

    /** Writes its errors to the file {@code errors}. */
    static Process start(Path file, String key, long last, Path errors) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx64m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), RevisionWriter.class.getName()));
        command.addAll(List.of(file.toString(), key, String.valueOf(last)));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
                .start();
    }
}
