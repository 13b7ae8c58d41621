package com.cognipeer.camel.contacts.consumer;

import com.cognipeer.camel.contacts.poll.Position;
import com.cognipeer.camel.contacts.poll.PositionJson;
import com.cognipeer.camel.contacts.poll.UnusablePositionException;
import com.cognipeer.camel.contacts.state.CompareAndSetStateRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.ConcurrentModificationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.util.TimeUtils;

/** The position of a consumer as its repository holds it. Used by one thread at a time. */
final class StoredPosition {

    private static final Pattern DATE = Pattern.compile("\"asOf\":\"(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ)\"");

    private final StateRepository<String, String> repository;
    private final String key;
    /** Is called before a position is stored. */
    private Runnable before = () -> {};
    /** The position that the repository holds; null when it must be read. */
    private Stored latest;
    /** The position that the repository could not store; null after a write, and when another consumer moved the position. */
    private volatile Unsaved unsaved;

    /** @param unsaved the position that an earlier consumer could not store; null when there is none */
    StoredPosition(StateRepository<String, String> repository, String key, Unsaved unsaved) {
        this.repository = repository;
        this.key = key;
        this.unsaved = unsaved;
    }

    /** Stores what must be stored before each position. If it fails, the position is not stored either, and is kept. */
    void storeAfter(Runnable other) {
        before = other;
    }

    /** The revision that the repository holds, or held before it could not store another; -1 when unknown. */
    long revision() {
        Unsaved kept = unsaved;
        Stored last = latest;
        if (kept != null) {
            return kept.before().revision();
        }
        return last == null ? -1 : last.position().revision();
    }

    /** The position that the repository could not store yet; null when there is none. */
    Unsaved unsaved() {
        return unsaved;
    }

    /**
     * The position to start from. A position that could not be stored before is stored first, so that no contact is routed
     * before that.
     *
     * @throws IllegalStateException           when the stored text cannot be read, or the position cannot be stored
     * @throws ConcurrentModificationException when another consumer moved the position meanwhile
     */
    Position load() {
        settle();
        if (latest == null) {
            latest = read();
        }
        return latest.position();
    }

    /**
     * Stores the position that could not be stored before, if there is one.
     *
     * @throws IllegalStateException           when it cannot be stored now either
     * @throws ConcurrentModificationException when another consumer moved the position meanwhile
     */
    void settle() {
        Unsaved kept = unsaved;
        if (kept == null) {
            return;
        }
        Stored stored = read();
        if (kept.mayFollow(stored.position())) {
            write(kept.place(), stored);
        } else {
            unsaved = null;
            throw new ConcurrentModificationException("While the position under the stateKey '" + key
                    + "' could not be saved, another consumer moved it: this one continues from there. Give "
                    + "each consumer its"
                    + " own stateKey, or run only one of them, e.g. under master:");
        }
    }

    private Stored read() {
        String stored = repository.getState(key);
        try {
            return new Stored(stored == null ? Position.START : PositionJson.read(stored), stored);
        } catch (UnusablePositionException e) {
            throw refusal(e, dateIn(stored));
        }
    }

    /**
     * Stores a position that has moved. After a failure it is kept for {@link #settle()}, which first reads what the repository
     * holds.
     *
     * @throws IllegalStateException           when it cannot be stored
     * @throws ConcurrentModificationException when another consumer moved the position meanwhile; it is not kept then
     */
    void save(Position position) {
        Unsaved kept = unsaved;
        if (kept != null) {
            unsaved = kept.movedTo(position);
            return;
        }
        Stored last = latest;
        if (last == null || last.text() != null && last.position().isSamePlace(position)) {
            return;
        }
        write(position, last);
    }

    private void write(Position position, Stored last) {
        Position next = position.after(last.position());
        String text = PositionJson.write(next);
        unsaved = null;
        latest = null;
        // An interrupted thread cannot write a file, and the position would be lost.
        boolean interrupted = Thread.interrupted();
        try {
            before.run();
            store(last.text(), text);
            latest = new Stored(next, text);
        } catch (ConcurrentModificationException e) {
            throw e;
        } catch (RuntimeException e) {
            // Only now: a stop in the middle of a write that succeeds must not find an unsaved position.
            unsaved = new Unsaved(position, next, last.position());
            throw new IllegalStateException(
                    "The position under the stateKey '" + key + "' could not be saved ("
                            + e.getClass().getSimpleName()
                            + "). It is kept in memory, and no contact is routed until it is saved: see the cause, and let"
                            + " this consumer write to its stateRepository",
                    e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A repository that cannot compare may still throw when another consumer moved the position. */
    private void store(String expected, String text) {
        if (!(repository instanceof CompareAndSetStateRepository comparing)) {
            repository.setState(key, text);
        } else if (!comparing.replace(key, expected, text)) {
            throw new ConcurrentModificationException("The position under the stateKey '" + key
                    + "' is not the one any more that this consumer has read: another consumer moves it, or it was reset."
                    + " Give each consumer its own stateKey, or run only one of them, e.g. under master:");
        }
    }

    /** The exception by which a poll refuses to start from the position. Its message helps to find and to reset it. */
    IllegalStateException refusal(UnusablePositionException reason) {
        return refusal(reason, latest == null ? null : latest.position().asOf());
    }

    private IllegalStateException refusal(UnusablePositionException reason, Instant asOf) {
        return new IllegalStateException(
                "The position under the stateKey '" + key + "'"
                        + (asOf == null ? "" : ", saved " + age(asOf) + " ago,") + " " + reason.getMessage()
                        + ". Nothing was routed. Remove the key from the stateRepository to start over by startFrom, or"
                        + " set another stateKey",
                reason);
    }

    /** A text that cannot be read as a position often still has the time when it was written. */
    private static Instant dateIn(String stored) {
        Matcher date = DATE.matcher(stored);
        return date.find() ? Instant.parse(date.group(1)) : null;
    }

    private static String age(Instant asOf) {
        Duration age = Duration.between(asOf, Instant.now());
        return TimeUtils.printDuration(Math.max(0, age.toMillis()));
    }

    /**
     * A position as the repository holds it.
     *
     * @param text null when the repository holds none
     */
    private record Stored(Position position, String text) {}

    /**
     * A position that could not be stored.
     *
     * @param place  the latest position of the consumer
     * @param tried  the position given to the repository, which may have stored it although it failed
     * @param before the position that the repository held before
     */
    record Unsaved(Position place, Position tried, Position before) {

        private Unsaved movedTo(Position position) {
            return new Unsaved(position, tried, before);
        }

        /**
         * Whether no other consumer moved the stored position. A write that failed may have stored its position. A repository
         * that lost the last write holds an older position, or none.
         */
        private boolean mayFollow(Position stored) {
            return stored.revision() < before.revision() || isSame(stored, before) || isSame(stored, tried);
        }

        /** Compares the texts: a position that was read back may be less exact than the one that was written. */
        private static boolean isSame(Position one, Position other) {
            return PositionJson.write(one).equals(PositionJson.write(other));
        }
    }
}
