package com.cognipeer.camel.contacts.state;

import java.io.File;
import java.util.Objects;
import java.util.SortedMap;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Keeps the state of all keys in one file. A crash leaves the old state or the new one, never half of one. Every call reads
 * the file, so that several repositories, also of several processes, can share it.
 *
 * <p>Beside the file there is one whose name ends with {@code .lock}: leave it alone. During a write there is also one whose
 * name ends with {@code .tmp}. On POSIX systems only the owner may read these files.
 *
 * <p>Keys and values may hold any characters. A missing file means no state. A missing directory means that nobody knows the
 * state: every call fails until the directory is back. The repository refuses a damaged file with an
 * {@link IllegalStateException}, already at the start. It also refuses a directory that it cannot make or write to.
 *
 * <p>The inventory of a key is in two more files beside it, one of which has a name that ends with {@code .log}. They belong
 * together: copy, restore and delete both at once. Memory holds up to 4 MiB of text of the log, and a small index. After the log
 * has grown to this length, or to a tenth of the other file, the next write merges both into a new file.
 */
public class AtomicFileStateRepository extends ServiceSupport
        implements CompareAndSetStateRepository, InventoryRepository {

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

    /** Sets the file that holds the state. The start makes its directory, the first state makes the file. */
    public void setFile(File file) {
        this.file = file;
    }

    /** Sets the file by its path, for YAML, XML and properties, which hold text. */
    public void setFile(String path) {
        this.file = path == null ? null : new File(path);
    }

    /**
     * The value of the key; null when it has none.
     *
     * @throws IllegalStateException when the file cannot be read or is damaged, or its directory is gone
     */
    @Override
    public String getState(String key) {
        return stateFile().read().get(key);
    }

    /**
     * Stores the value, or removes the key and its inventory when the value is null. A write that failed may have reached the disk all the
     * same: read the state before you write again.
     *
     * @throws IllegalStateException when the file cannot be read or written, or is damaged
     */
    @Override
    public void setState(String key, String value) {
        StateFile onDisk = stateFile();
        onDisk.exclusively(() -> {
            SortedMap<String, String> entries = onDisk.read();
            if (value == null) {
                new FileInventory(onDisk, key).remove();
                entries.remove(key);
            } else {
                entries.put(key, value);
            }
            onDisk.replace(entries);
            return true;
        });
    }

    /**
     * Stores the value if the expected one is in the file. A failed write may still have reached the disk: read
     * the state before you write again.
     *
     * @throws IllegalStateException when the file cannot be read or written, or is damaged
     */
    @Override
    public boolean replace(String key, String expected, String value) {
        Objects.requireNonNull(value, "value");
        StateFile onDisk = stateFile();
        return onDisk.exclusively(() -> {
            SortedMap<String, String> entries = onDisk.read();
            if (!Objects.equals(entries.get(key), expected)) {
                return false;
            }
            entries.put(key, value);
            onDisk.replace(entries);
            return true;
        });
    }

    /**
     * The inventory of the key.
     *
     * @throws IllegalStateException when its files cannot be read or are damaged
     */
    @Override
    public InventoryRows inventory(String stateKey) {
        FileInventory inventory = new FileInventory(stateFile(), stateKey);
        inventory.check();
        return inventory;
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
