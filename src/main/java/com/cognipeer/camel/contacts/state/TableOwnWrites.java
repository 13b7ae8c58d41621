package com.cognipeer.camel.contacts.state;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Own writes in a table. Once in a while a write removes the rows that are older than a day. */
final class TableOwnWrites implements OwnWriteRows {

    private static final long KEPT = Duration.ofDays(1).toMillis();
    private static final long BETWEEN_REMOVALS = Duration.ofHours(1).toMillis();

    private final StateDatabase database;
    private final OwnWriteTable table;
    private final String server;
    private final LongSupplier clock;
    private final AtomicLong nextRemoval = new AtomicLong(Long.MIN_VALUE);

    /** @param clock as {@link System#currentTimeMillis()} */
    TableOwnWrites(StateDatabase database, OwnWriteTable table, String server, LongSupplier clock) {
        this.database = database;
        this.table = table;
        this.server = server;
        this.clock = clock;
    }

    @Override
    public void add(OwnWriteRow row) {
        long now = clock.getAsLong();
        database.call("write an own write to", table.name(), connection -> {
            table.put(connection, server, row, now);
            return null;
        });
        removeOld(now);
    }

    private void removeOld(long now) {
        long due = nextRemoval.get();
        if (now >= due && nextRemoval.compareAndSet(due, now + BETWEEN_REMOVALS)) {
            database.call("remove old own writes from", table.name(), connection -> {
                table.removeOlder(connection, now - KEPT);
                return null;
            });
        }
    }

    @Override
    public List<OwnWriteRow> find(Collection<String> contactIds) {
        List<String> ids = contactIds.stream().distinct().toList();
        return ids.isEmpty()
                ? List.of()
                : database.call("read own writes in", table.name(), connection -> {
                    int most = ColumnTypes.longestList(connection);
                    List<OwnWriteRow> rows = new ArrayList<>();
                    for (int from = 0; from < ids.size(); from += most) {
                        rows.addAll(
                                table.select(connection, server, ids.subList(from, Math.min(ids.size(), from + most))));
                    }
                    return rows;
                });
    }
}
