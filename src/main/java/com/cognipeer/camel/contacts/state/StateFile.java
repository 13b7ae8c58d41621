package com.cognipeer.camel.contacts.state;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A state file on disk. It is read and replaced as a whole, by one writer at a time. */
final class StateFile {

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path file;
    private final Path temporary;
    private final Path lock;
    private final boolean posix;

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
        temporary = file.resolveSibling(file.getFileName() + ".tmp");
        lock = file.resolveSibling(file.getFileName() + ".lock");
        posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
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
            writeTemporary(new byte[0]);
            Files.delete(temporary);
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
                    + " is gone: bring it back. Without it nobody can tell what was stored");
        }
    }

    /** Writes the new content; a crash leaves the old content or the new. Call it within {@link #exclusively}. */
    void replace(SortedMap<String, String> entries) throws IOException {
        writeTemporary(StateText.write(entries));
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        forceDirectory();
    }

    /** Runs the work while no other thread or process works on this file, and returns its result. */
    boolean exclusively(Work work) {
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

    private boolean locked(Work work) {
        // The JVM does not wait for a file lock that it holds itself. Interned text is one object under all class
        // loaders.
        synchronized (lock.toString().intern()) {
            try (FileChannel channel = FileChannel.open(lock, Set.of(CREATE, WRITE), ownerOnly())) {
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

    /** Makes a new file each time: one that a crash left may have other permissions. */
    private void writeTemporary(byte[] content) throws IOException {
        Files.deleteIfExists(temporary);
        try (FileChannel channel = FileChannel.open(temporary, Set.of(CREATE_NEW, WRITE), ownerOnly())) {
            ByteBuffer left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
    }

    /** After this the new file survives a loss of power. Windows cannot open a directory for that. */
    private void forceDirectory() throws IOException {
        if (posix) {
            try (FileChannel directory = FileChannel.open(file.getParent(), READ)) {
                directory.force(true);
            }
        }
    }

    private FileAttribute<?>[] ownerOnly() {
        return posix ? new FileAttribute<?>[] {OWNER_ONLY} : new FileAttribute<?>[0];
    }

    /** Work on the locked file. */
    interface Work {
        boolean run() throws IOException;
    }
}
