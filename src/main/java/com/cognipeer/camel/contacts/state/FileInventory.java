package com.cognipeer.camel.contacts.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * An inventory in two files beside the state file: a segment, and a log of the writes since. A log that is too long becomes a new
 * segment together with the old one, in one pass. Memory holds the log and a small index of the segment. Every call looks what
 * other processes wrote, under the lock of the state file.
 */
final class FileInventory implements InventoryRows {

    /** A log of this length or less stays, however small the segment is. */
    private static final long LEAST = 64L << 10;
    /** A log is no longer than this, however large the segment is, because memory holds it. */
    private static final long MOST = 4L << 20;

    private static final int SHARE = 10;
    private static final int NAME = 32;

    private final StateFile beside;
    private final String key;
    private final InventorySegment segment;
    private final InventoryLog log;

    FileInventory(StateFile beside, String key) {
        this.beside = beside;
        this.key = key;
        String name = ".inventory-" + hash(key).substring(0, NAME);
        segment = new InventorySegment(beside.beside(name), key);
        log = new InventoryLog(beside.beside(name + ".log"), key);
    }

    /** The name of a file cannot hold all keys. */
    private static String hash(String key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(StateText.escape(key).getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256, but not this one", e);
        }
    }

    /** @throws IllegalStateException when the files are damaged or cannot be read */
    void check() {
        reading(reader -> null);
    }

    @Override
    public List<InventoryRow> find(Collection<String> ids) {
        return reading(reader -> {
            List<InventoryRow> found = new ArrayList<>();
            for (String id : new TreeSet<>(ids)) {
                String line = line(reader, id);
                if (line != null) {
                    found.add(InventoryLine.row(line));
                }
            }
            return found;
        });
    }

    @Override
    public List<InventoryRow> between(String after, String upTo, int most) {
        return reading(reader -> {
            List<InventoryRow> found = new ArrayList<>();
            Lines lines = lines(reader.after(after), after);
            String line = found.size() < most ? lines.next() : null;
            while (line != null && (upTo == null || InventoryLine.id(line).compareTo(upTo) <= 0)) {
                found.add(InventoryLine.row(line));
                line = found.size() < most ? lines.next() : null;
            }
            return found;
        });
    }

    @Override
    public List<InventoryRow> inState(Set<String> states, String after, int most) {
        return reading(reader -> rows(
                lines(reader.lines(after, reader.bits(states)), after), row -> states.contains(row.state()), most));
    }

    @Override
    public List<InventoryRow> withIntegrationIds(Collection<String> integrationIds) {
        Set<String> wanted = Set.copyOf(integrationIds);
        return reading(reader -> rows(
                lines(reader.after(null), null),
                row -> row.integrationId() != null && wanted.contains(row.integrationId()),
                Integer.MAX_VALUE));
    }

    private static List<InventoryRow> rows(Lines lines, Predicate<InventoryRow> wanted, int most)
            throws IOException, DamagedStateException {
        List<InventoryRow> rows = new ArrayList<>();
        String line = rows.size() < most ? lines.next() : null;
        while (line != null) {
            InventoryRow row = InventoryLine.row(line);
            if (wanted.test(row)) {
                rows.add(row);
            }
            line = rows.size() < most ? lines.next() : null;
        }
        return rows;
    }

    @Override
    public long size() {
        return reading(reader -> log.rows(segment.rows()));
    }

    @Override
    public void write(Collection<InventoryRow> put, Collection<String> removedIds) {
        SortedMap<String, String> lines = new TreeMap<>();
        removedIds.forEach(id -> lines.put(id, InventoryLine.ofRemoved(id)));
        put.forEach(row -> lines.put(row.id(), InventoryLine.of(row)));
        exclusively(() -> {
            // Before the write: whoever is told of a failed write need not think of one that has succeeded.
            mergeALogThatIsTooLong();
            try (SegmentReader reader = open()) {
                append(reader, lines);
            }
            return null;
        });
    }

    private void mergeALogThatIsTooLong() throws IOException, DamagedStateException {
        open().close();
        if (log.length() > Math.max(LEAST, Math.min(MOST, segment.length() / SHARE))) {
            segment.merge(log.lines(), log.length());
        }
    }

    /** Writes what differs from the rows that are there. */
    private void append(SegmentReader reader, SortedMap<String, String> lines)
            throws IOException, DamagedStateException {
        SortedMap<String, String> changes = new TreeMap<>();
        long rows = log.rows(segment.rows());
        for (Map.Entry<String, String> change : lines.entrySet()) {
            String before = line(reader, change.getKey());
            boolean removed = InventoryLine.isRemoved(change.getValue());
            if (removed ? before != null : !change.getValue().equals(before)) {
                changes.put(change.getKey(), change.getValue());
                rows += removed ? -1 : before == null ? 1 : 0;
            }
        }
        if (!changes.isEmpty()) {
            log.append(changes, rows, segment.generation());
        }
    }

    private Lines lines(Lines ofSegment, String after) {
        return Lines.merged(
                ofSegment, Lines.of(after == null ? log.lines() : log.lines().tailMap(after, false)));
    }

    private String line(SegmentReader reader, String id) throws IOException, DamagedStateException {
        String line = log.lines().get(id);
        if (line == null) {
            return reader.line(id);
        }
        return InventoryLine.isRemoved(line) ? null : line;
    }

    @Override
    public void clear() {
        exclusively(() -> {
            remove();
            return null;
        });
    }

    /** Removes the files, also damaged ones. Call it within {@link StateFile#exclusively}. */
    void remove() throws IOException {
        if (segment.isThere()) {
            segment.remove(1 + Math.max(segment.generationOfFile(), log.generationOfFile()), log::remove);
        } else {
            log.remove();
        }
    }

    private <T> T reading(Reading<T> reading) {
        return exclusively(() -> {
            try (SegmentReader reader = open()) {
                return reading.in(reader);
            }
        });
    }

    /** Reads what other processes have written. */
    private SegmentReader open() throws IOException, DamagedStateException {
        SegmentReader reader = segment.open();
        try {
            log.read(segment.generation());
            return reader;
        } catch (IOException | DamagedStateException e) {
            reader.close();
            throw e;
        }
    }

    private <T> T exclusively(Work<T> work) {
        return beside.exclusively(() -> {
            try {
                return work.run();
            } catch (DamagedStateException e) {
                throw new IllegalStateException(
                        "The inventory of state key '" + key + "' is damaged: " + e.getMessage() + ". Restore "
                                + segment.path() + " and " + log.path() + " from one copy, or delete both: then"
                                + " the consumer does not notice what is gone by now, and may route the rest again",
                        e);
            } catch (IOException e) {
                throw new IllegalStateException(
                        "The inventory of state key '" + key + "' in " + segment.path() + " and " + log.path()
                                + " cannot be read or written: " + e
                                + ". Let this process read and write these files and their directory",
                        e);
            }
        });
    }

    /** Work on both files. */
    private interface Work<T> {
        T run() throws IOException, DamagedStateException;
    }

    /** Work that reads. */
    private interface Reading<T> {
        T in(SegmentReader reader) throws IOException, DamagedStateException;
    }
}
