package com.cognipeer.camel.contacts.state;

import java.io.File;
import java.util.SortedMap;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Keeps state in one file for all keys, in a way that a crash leaves the old state or the new, never half of one. What
 * is on disk is what counts: it is read at every call, so several repositories, also of several processes, can share
 * a file. Beside the file there is one with {@code .lock} at the end of its name, to be left alone, and while writing
 * one with {@code .tmp}. On POSIX systems only the owner may read them.
 *
 * <p>A value that begins with <code>{"revision":N</code> is stored only on top of revision {@code N-1}, or as revision 1
 * where nothing is stored; all other values just replace the one before. A null value removes the key. Keys and values
 * may hold any characters.
 *
 * <p>A missing file means no state; a missing directory means that the state is out of reach, and every call fails until
 * the directory is back. A file that is not whole and exact is refused with an {@link IllegalStateException},
 * already at the start; so is a directory that cannot be made or written to.
 */
public class AtomicFileStateRepository extends ServiceSupport implements StateRepository<String, String> {

    private volatile File file;

    /** A repository that still needs its file. */
    public AtomicFileStateRepository() {}

    /** A repository on this file. */
    public AtomicFileStateRepository(File file) {
        this.file = file;
    }

    /** The file that holds the state; no default. */
    public File getFile() {
        return file;
    }

    /** The file that holds the state; it is made with the first state, its directory at the start. */
    public void setFile(File file) {
        this.file = file;
    }

    /** The same by its path: YAML, XML and properties have text, which Camel cannot make a {@link File} of. */
    public void setFile(String path) {
        this.file = path == null ? null : new File(path);
    }

    /**
     * The value of the key; null when it has none.
     *
     * @throws IllegalStateException when the file cannot be read, is not whole and exact, or its directory is gone
     */
    @Override
    public String getState(String key) {
        return stateFile().read().get(key);
    }

    /**
     * Stores the value, or removes the key when it is null. A write that failed may have reached the disk all the same:
     * read the state before writing the next.
     *
     * @throws java.util.ConcurrentModificationException when the value has a revision that does not follow the stored one
     * @throws IllegalStateException                     when the file cannot be read or written, or is not whole and exact
     */
    @Override
    public void setState(String key, String value) {
        StateFile onDisk = stateFile();
        onDisk.exclusively(() -> {
            SortedMap<String, String> entries = onDisk.read();
            if (value == null) {
                entries.remove(key);
            } else {
                Revision.requireSuccessor(key, entries.get(key), value);
                entries.put(key, value);
            }
            onDisk.replace(entries);
        });
    }

    @Override
    protected void doStart() {
        StateFile onDisk = stateFile();
        onDisk.requireWritable();
        onDisk.read();
    }

    private StateFile stateFile() {
        File configured = file;
        if (configured == null) {
            throw new IllegalStateException(
                    "AtomicFileStateRepository has no file: set its property 'file' to the file that keeps the state");
        }
        return new StateFile(configured);
    }
}
