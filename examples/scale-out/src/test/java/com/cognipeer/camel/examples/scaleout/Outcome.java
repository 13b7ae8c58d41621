package com.cognipeer.camel.examples.scaleout;

import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.sandbox.ContactsMover;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;

/**
 * The stored contacts at the end of a run.
 *
 * @param contacts in the sandbox
 * @param records  in the topic
 * @param versions in the topic, each counted once
 * @param keys     of versions that are said to be stored
 * @param writes   to the table
 * @param repeated writes of a version that the contact had before
 * @param backward writes of an older state than the contact had before
 * @param backlog  records that the workers have not said to be done
 * @param lost     contacts that are not in the table as they are in the sandbox
 */
record Outcome(
        long contacts,
        long records,
        long versions,
        long keys,
        long writes,
        long repeated,
        long backward,
        long backlog,
        long lost) {

    private static final Duration POLL = Duration.ofMillis(250);

    /** Waits until the last change is stored and every record is said to be done; after a while it is as it is. */
    static Outcome of(Cluster cluster, Audit audit) throws Exception {
        try {
            await().atMost(Cluster.PATIENCE)
                    .pollInterval(POLL)
                    .until(() -> lost(cluster) == 0 && Records.backlog(cluster.broker()) == 0);
        } catch (ConditionTimeoutException e) {
            // The figures then say more than that something is missing.
        }
        Records records = Records.in(cluster.broker());
        return new Outcome(
                cluster.sandbox().size(),
                records.count(),
                records.versions(),
                cluster.database().count("SELECT count(*) FROM camel_messageprocessed"),
                audit.writes(),
                audit.repeated(),
                audit.backward(),
                Records.backlog(cluster.broker()),
                lost(cluster));
    }

    private static long lost(Cluster cluster) throws SQLException {
        Map<String, Integer> stored = stored(cluster.database());
        return contacts(cluster.sandbox()).entrySet().stream()
                .filter(contact -> !contact.getValue().equals(stored.get(contact.getKey())))
                .count();
    }

    private static Map<String, Integer> contacts(ContactsSandbox sandbox) {
        return sandbox.contacts().stream()
                .collect(Collectors.toMap(
                        contact -> contact.get("_id").toString(),
                        contact -> ((Number) contact.get(ContactsMover.REV)).intValue()));
    }

    private static Map<String, Integer> stored(Database database) throws SQLException {
        Map<String, Integer> stored = new HashMap<>();
        try (Connection connection = database.source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, contact ->> 'rev' FROM contacts")) {
            while (rows.next()) {
                stored.put(rows.getString(1), rows.getInt(2));
            }
        }
        return stored;
    }

    /** The mistakes; empty if there are none. */
    Map<String, Long> faults() {
        Map<String, Long> faults = new LinkedHashMap<>();
        faults.put("contacts lost", lost);
        faults.put("records not said to be done", backlog);
        faults.put("versions without a key", versions - keys);
        faults.put("writes of a version that the contact had before", repeated);
        faults.put("writes of an older state", backward);
        faults.values().removeIf(count -> count == 0);
        return faults;
    }

    /** How many records brought a version that another record had brought. */
    long duplicates() {
        return records - versions;
    }

    @Override
    public String toString() {
        return String.format(
                "contacts %d, records %d, versions %d, duplicates absorbed %d, writes %d (%d twice, %d backward), lost %d",
                contacts, records, versions, duplicates(), writes, repeated, backward, lost);
    }
}
