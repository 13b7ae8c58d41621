package com.cognipeer.camel.contacts;

import com.cognipeer.camel.contacts.poll.Position;
import com.cognipeer.camel.contacts.poll.PositionJson;
import com.cognipeer.camel.contacts.poll.UnusablePositionException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.util.TimeUtils;

/** The position of a consumer as its repository holds it. Used by one thread at a time. */
final class StoredPosition {

    private static final Pattern DATE = Pattern.compile("\"asOf\":\"(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ)\"");

    private final StateRepository<String, String> repository;
    private final String key;
    /** What the repository holds; null when that must be read. */
    private Position latest;

    StoredPosition(StateRepository<String, String> repository, String key) {
        this.repository = repository;
        this.key = key;
    }

    /**
     * Where the consumer is.
     *
     * @throws IllegalStateException when what is stored cannot be read
     */
    Position load() {
        if (latest == null) {
            String stored = repository.getState(key);
            try {
                latest = stored == null ? Position.START : PositionJson.read(stored);
            } catch (UnusablePositionException e) {
                throw refusal(e, dateIn(stored));
            }
        }
        return latest;
    }

    /**
     * Stores a position that has moved. After a failure nothing is stored before {@link #load()}: what the repository
     * holds is not known then, and may be what another one stored.
     */
    void save(Position position) {
        Position last = latest;
        if (last == null || last.revision() > 0 && last.isSamePlace(position)) {
            return;
        }
        Position next = position.after(last);
        latest = null;
        // An interrupted thread could not write a file, and the position would be lost with what it is about.
        boolean interrupted = Thread.interrupted();
        try {
            repository.setState(key, PositionJson.write(next));
            latest = next;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The refusal to go on from what is stored, with what helps to find and to reset it. */
    IllegalStateException refusal(UnusablePositionException reason) {
        return refusal(reason, latest == null ? null : latest.asOf());
    }

    private IllegalStateException refusal(UnusablePositionException reason, Instant asOf) {
        return new IllegalStateException(
                "The position under the stateKey '" + key + "'"
                        + (asOf == null ? "" : ", saved " + age(asOf) + " ago,") + " " + reason.getMessage()
                        + ". Nothing was routed. Remove the key from the stateRepository to start over by startFrom, or"
                        + " set another stateKey",
                reason);
    }

    /** Text that cannot be read as a whole often still tells when it was written. */
    private static Instant dateIn(String stored) {
        Matcher date = DATE.matcher(stored);
        return date.find() ? Instant.parse(date.group(1)) : null;
    }

    private static String age(Instant asOf) {
        Duration age = Duration.between(asOf, Instant.now());
        return TimeUtils.printDuration(Math.max(0, age.toMillis()));
    }
}
