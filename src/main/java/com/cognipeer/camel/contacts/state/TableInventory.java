package com.cognipeer.camel.contacts.state;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** An inventory in a table. Every call reads one page of rows, and leaves no cursor open. */
final class TableInventory implements InventoryRows {

    private static final int LONGEST_ID = 255;
    private static final int LONGEST_TEXT = 255;

    private final StateDatabase database;
    private final InventoryTable table;
    private final String key;

    TableInventory(StateDatabase database, InventoryTable table, String key) {
        this.database = database;
        this.table = table;
        this.key = key;
    }

    @Override
    public List<InventoryRow> find(Collection<String> ids) {
        List<byte[]> each = ids.stream().distinct().map(OrderedText::encode).toList();
        return reading(connection -> selectEach(connection, "entry_id", each));
    }

    @Override
    public List<InventoryRow> between(String after, String upTo, int most) {
        String range = range(after, upTo == null ? "<" : "<=");
        byte[] end = upTo == null ? InventoryTable.afterAll() : OrderedText.encode(upTo);
        return most <= 0
                ? List.of()
                : reading(connection -> select(
                        connection, range, bounds(Stream.empty(), after, end), page(connection, "entry_id", most)));
    }

    private static String range(String after, String end) {
        return (after == null ? "" : "entry_id > ? AND ") + "entry_id " + end + " ?";
    }

    private static List<Object> bounds(Stream<Object> first, String after, byte[] end) {
        Stream<Object> begin = after == null ? Stream.empty() : Stream.of(OrderedText.encode(after));
        return Stream.of(first, begin, Stream.<Object>of(end))
                .flatMap(Function.identity())
                .toList();
    }

    /** Asks for one state at a time: so an index has the rows in their order. */
    @Override
    public List<InventoryRow> inState(Set<String> states, String after, int most) {
        return most <= 0
                ? List.of()
                : reading(connection -> {
                    List<InventoryRow> rows = new ArrayList<>();
                    for (String state : states) {
                        rows.addAll(select(
                                connection,
                                "entry_state = ? AND " + range(after, "<"),
                                bounds(Stream.of(StateText.escape(state)), after, InventoryTable.afterAll()),
                                page(connection, "entry_state, entry_id", most)));
                    }
                    return rows.stream()
                            .sorted(Comparator.comparing(InventoryRow::id))
                            .limit(most)
                            .toList();
                });
    }

    @Override
    public List<InventoryRow> withIntegrationIds(Collection<String> integrationIds) {
        Set<String> wanted = Set.copyOf(integrationIds);
        List<Integer> hashes =
                wanted.stream().map(InventoryWrite::hash).distinct().toList();
        return reading(connection -> selectEach(connection, "integration_hash", hashes)).stream()
                .filter(row -> row.integrationId() != null && wanted.contains(row.integrationId()))
                .toList();
    }

    @Override
    public long size() {
        return reading(connection -> table.number(connection, key));
    }

    @Override
    public void write(Collection<InventoryRow> put, Collection<String> removedIds) {
        Map<String, InventoryRow> rows = new LinkedHashMap<>();
        put.forEach(row -> rows.put(row.id(), row));
        rows.values().forEach(this::requireShort);
        List<String> gone = removedIds.stream()
                .distinct()
                .filter(id -> !rows.containsKey(id))
                .filter(id -> OrderedText.encode(id).length <= LONGEST_ID)
                .toList();
        if (rows.isEmpty() && gone.isEmpty()) {
            return;
        }
        writing(connection -> {
            new InventoryWrite(table, connection, key).run(rows.values(), gone);
            return null;
        });
    }

    private void requireShort(InventoryRow row) {
        requireShort("id", OrderedText.encode(row.id()).length, LONGEST_ID, row.id());
        requireShort("version", StateText.escape(row.version()).length(), LONGEST_TEXT, row.id());
        requireShort("state", StateText.escape(row.state()).length(), LONGEST_TEXT, row.id());
    }

    private void requireShort(String what, int length, int longest, String id) {
        if (length > longest) {
            throw new IllegalArgumentException("The " + what + " of the row " + id + " has " + length
                    + " characters and does not fit into table " + table.name() + ", which takes " + longest);
        }
    }

    @Override
    public void clear() {
        writing(connection -> {
            table.remove(connection, key);
            return null;
        });
    }

    private List<InventoryRow> select(Connection connection, String condition, List<?> values, String page)
            throws SQLException {
        List<Object> all = new ArrayList<>(values);
        all.add(0, key);
        return query(connection, table.select(condition) + page, all);
    }

    private List<InventoryRow> selectEach(Connection connection, String column, List<?> values) throws SQLException {
        int most = ColumnTypes.longestList(connection);
        List<InventoryRow> rows = new ArrayList<>();
        for (int from = 0; from < values.size(); from += most) {
            List<?> part = values.subList(from, Math.min(values.size(), from + most));
            String marks = "?" + ", ?".repeat(part.size() - 1);
            rows.addAll(select(connection, column + " IN (" + marks + ")", part, ""));
        }
        rows.sort(Comparator.comparing(InventoryRow::id));
        return rows;
    }

    private static List<InventoryRow> query(Connection connection, String sql, List<Object> values)
            throws SQLException {
        List<InventoryRow> rows = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int place = 0; place < values.size(); place++) {
                query.setObject(place + 1, values.get(place));
            }
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    row(found, rows);
                }
            }
        }
        return rows;
    }

    private static void row(ResultSet found, List<InventoryRow> rows) throws SQLException {
        byte[] id = found.getBytes(1);
        if (id[0] != InventoryTable.afterAll()[0]) {
            String integrationId = found.getString(2);
            rows.add(new InventoryRow(
                    OrderedText.decode(id),
                    integrationId == null ? null : StateText.unescape(integrationId),
                    StateText.unescape(found.getString(4)),
                    StateText.unescape(found.getString(5)),
                    found.getLong(6)));
        }
    }

    /** The index begins with the state key, so the order does too: not every database knows that there is one key only. */
    private static String page(Connection connection, String order, int most) throws SQLException {
        return " ORDER BY state_key, " + order + " " + ColumnTypes.firstRows(connection, most);
    }

    private <T> T reading(StateDatabase.Call<T> call) {
        return database.call("read the inventory of state key '" + key + "' in", table.name(), call);
    }

    private <T> T writing(StateDatabase.Call<T> call) {
        return database.transaction("write the inventory of state key '" + key + "' in", table.name(), call);
    }
}
