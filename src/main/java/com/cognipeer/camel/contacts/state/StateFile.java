package com.cognipeer.camel.contacts.state;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A state file on disk. It is read and replaced as a whole, by one writer at a time. */
final class StateFile {

    private final Path file;
    private final ReplacedFile content;
    private final Path lock;

    /** Follows links to the file itself, so that all paths to it share one lock. */
    StateFile(File path) {
        try {
            file = path.getCanonicalFile().toPath();
        } catch (IOException e) {
            throw new IllegalStateException("The path of the state file " + path + " cannot be resolved: " + e, e);
        }
        if (Files.isSymbolicLink(file)) {
            throw new IllegalStateException("The state file " + file
                    + " is a link that leads to no file: name the file itself that it should lead to");
        }
        content = new ReplacedFile(file);
        lock = beside(".lock");
    }

    /** The path of a file whose name is that of this one and some more. */
    Path beside(String more) {
        return file.resolveSibling(file.getFileName() + more);
    }

    /** @throws IllegalStateException when the directory is missing and cannot be made, or cannot be written to */
    void requireWritable() {
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The directory of the state file " + file + " is missing and cannot be made: " + e
                            + ". Make it, or name another file",
                    e);
        }
        exclusively(() -> {
            content.tryWriting();
            return true;
        });
    }

    /**
     * The entries by key; none when there is no file.
     *
     * @throws IllegalStateException when the file cannot be read or is damaged, or its directory is gone
     */
    SortedMap<String, String> read() {
        try {
            return StateText.read(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            requireDirectory();
            return new TreeMap<>();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The state file " + file + " cannot be read: " + e
                            + ". Let this process read it, or name another file",
                    e);
        } catch (DamagedStateException e) {
            throw new IllegalStateException(
                    "The state file " + file + " is refused: " + e.getMessage()
                            + ". Restore it from a copy, or delete it: then all consumers with a position in it start"
                            + " over and may route again what they routed before",
                    e);
        }
    }

    /** Without its directory the file may exist, but nobody can reach it, such as after a lost mount. */
    private void requireDirectory() {
        if (!Files.isDirectory(file.getParent())) {
            throw new IllegalStateException("The directory of the state file " + file
                    + " does not exist any more: mount it, or restore it. The stored positions are in it");
        }
    }

    /** Writes the new content; a crash leaves the old content or the new. Call it within {@link #exclusively}. */
    void replace(SortedMap<String, String> entries) throws IOException {
        content.replace(StateText.write(entries));
    }

    /** Runs the work while no other thread or process works on this file, and returns its result. */
    <T> T exclusively(Work<T> work) {
        // A stop interrupts the thread, and an interrupted thread cannot write: the position would be lost.
        boolean interrupted = Thread.interrupted();
        try {
            return locked(work);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private <T> T locked(Work<T> work) {
        // The JVM does not wait for a file lock that it holds itself. Interned text is one object under all class
        // loaders.
        synchronized (lock.toString().intern()) {
            try (FileChannel channel = FileChannel.open(lock, Set.of(CREATE, WRITE), content.ownerOnly())) {
                channel.lock();
                return work.run();
            } catch (IOException e) {
                throw new IllegalStateException(
                        "The state file " + file + " cannot be written: " + e
                                + ". Let this process write to the directory, or name another file",
                        e);
            }
        }
    }

    /** Work on the locked file. */
    interface Work<T> {
        T run() throws IOException;
    }
}
