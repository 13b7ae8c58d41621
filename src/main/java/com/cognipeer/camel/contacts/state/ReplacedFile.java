package com.cognipeer.camel.contacts.state;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file that is replaced in one step, and that only its owner may read. A crash leaves the old content or the new one. */
final class ReplacedFile {

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path path;
    private final Path temporary;
    private final boolean posix;

    ReplacedFile(Path path) {
        this.path = path;
        temporary = path.resolveSibling(path.getFileName() + ".tmp");
        posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    Path path() {
        return path;
    }

    /** Tries whether its directory takes a file. */
    void tryWriting() throws IOException {
        writeTemporary(new byte[0]);
        Files.delete(temporary);
    }

    void replace(byte[] content) throws IOException {
        writeTemporary(content);
        moveTemporary();
    }

    /** The content may come from files that turn out to be damaged: then the file stays as it is. */
    <T> T replace(Content<T> content) throws IOException, DamagedStateException {
        T result;
        try (FileChannel channel = openTemporary()) {
            result = content.writeTo(channel);
            channel.force(true);
        }
        moveTemporary();
        return result;
    }

    /** Removes the file, also one that a crash left half written; it is no error when there is none. */
    void delete() throws IOException {
        Files.deleteIfExists(temporary);
        if (Files.deleteIfExists(path)) {
            forceDirectory();
        }
    }

    static void write(FileChannel channel, byte[] content) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(content);
        while (left.hasRemaining()) {
            channel.write(left);
        }
    }

    /** Permissions for a new file. */
    FileAttribute<?>[] ownerOnly() {
        return posix ? new FileAttribute<?>[] {OWNER_ONLY} : new FileAttribute<?>[0];
    }

    private void writeTemporary(byte[] content) throws IOException {
        try (FileChannel channel = openTemporary()) {
            write(channel, content);
            channel.force(true);
        }
    }

    /** Makes a new file each time: one that a crash left may have other permissions. */
    private FileChannel openTemporary() throws IOException {
        Files.deleteIfExists(temporary);
        return FileChannel.open(temporary, Set.of(CREATE_NEW, WRITE), ownerOnly());
    }

    private void moveTemporary() throws IOException {
        Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
        forceDirectory();
    }

    /** After this the new file survives a loss of power. Windows cannot open a directory for that. */
    private void forceDirectory() throws IOException {
        if (posix) {
            try (FileChannel directory = FileChannel.open(path.getParent(), READ)) {
                directory.force(true);
            }
        }
    }

    /** Writes the new content, and returns what it learned from that. */
    interface Content<T> {
        T writeTo(FileChannel channel) throws IOException, DamagedStateException;
    }
}
