package com.cognipeer.camel.contacts.state;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Checks that a table can hold only one row for a key. Otherwise two nodes could both store a first value. */
final class StateTableKey {

    private static final int LOOKS = 20;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);

    private final String table;
    private final List<String> columns;

    /** @param columns in small letters; the first of them tells the table from others of its name */
    StateTableKey(String table, String... columns) {
        this.table = table;
        this.columns = List.of(columns);
    }

    /**
     * Accepts a table when the driver does not report its columns. Another node may be making the table, and its key comes a
     * moment later: so a table without one gets half a second.
     *
     * @throws IllegalStateException when neither the primary key nor a unique index is on the columns alone
     */
    void require(Connection connection) throws SQLException {
        for (int look = 1; isMissing(connection); look++) {
            if (look == LOOKS) {
                String names = String.join(", ", columns);
                throw new IllegalStateException("The table " + table + " of JdbcStateRepository has no primary key on "
                        + names
                        + " alone, so that two nodes could store the same revision: add one, as in ALTER TABLE " + table
                        + " ADD PRIMARY KEY (" + names
                        + "), or set the property 'table' to a new name; the repository then creates that table");
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    /** Whether the driver reports the table. It runs no statement that fails, which would end a managed transaction. */
    boolean isTableThere(Connection connection) throws SQLException {
        return places(connection, (about, place) -> true);
    }

    private boolean isMissing(Connection connection) throws SQLException {
        return isTableThere(connection) && !places(connection, this::isUnique);
    }

    /** Whether a table of this name satisfies the condition. */
    private boolean places(Connection connection, Condition condition) throws SQLException {
        DatabaseMetaData about = connection.getMetaData();
        String catalog = connection.getCatalog();
        int dot = table.lastIndexOf('.');
        Set<String> schemas = dot < 0 ? current(connection) : spellings(table.substring(0, dot));
        for (String schema : schemas) {
            for (String name : spellings(table.substring(dot + 1))) {
                Place place = new Place(catalog, schema, name);
                if (isThere(about, place) && condition.holds(about, place)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Set<String> current(Connection connection) throws SQLException {
        Set<String> schemas = new LinkedHashSet<>();
        schemas.add(connection.getSchema());
        return schemas;
    }

    /** Databases keep names in capitals, in small letters, or as given. */
    private static Set<String> spellings(String name) {
        Set<String> spellings = new LinkedHashSet<>();
        spellings.add(name);
        spellings.add(name.toUpperCase(Locale.ROOT));
        spellings.add(name.toLowerCase(Locale.ROOT));
        return spellings;
    }

    private boolean isThere(DatabaseMetaData about, Place place) throws SQLException {
        try (ResultSet found = about.getColumns(
                place.catalog(), pattern(about, place.schema()), pattern(about, place.table()), null)) {
            while (found.next()) {
                if (columns.get(0).equalsIgnoreCase(found.getString("COLUMN_NAME"))) {
                    return true;
                }
            }
            return false;
        }
    }

    private static String pattern(DatabaseMetaData about, String name) throws SQLException {
        return name == null ? null : name.replace("_", about.getSearchStringEscape() + "_");
    }

    private boolean isUnique(DatabaseMetaData about, Place place) throws SQLException {
        List<String> primary = new ArrayList<>();
        try (ResultSet found = about.getPrimaryKeys(place.catalog(), place.schema(), place.table())) {
            while (found.next()) {
                primary.add(found.getString("COLUMN_NAME"));
            }
        }
        if (areTheColumns(primary)) {
            return true;
        }
        Map<String, List<String>> indexes = new LinkedHashMap<>();
        try (ResultSet found = about.getIndexInfo(place.catalog(), place.schema(), place.table(), true, true)) {
            while (found.next()) {
                String index = found.getString("INDEX_NAME");
                // An index with a condition covers some rows only.
                if (index != null && !found.getBoolean("NON_UNIQUE") && found.getString("FILTER_CONDITION") == null) {
                    indexes.computeIfAbsent(index, name -> new ArrayList<>()).add(found.getString("COLUMN_NAME"));
                }
            }
        }
        return indexes.values().stream().anyMatch(this::areTheColumns);
    }

    /** In any order, as each driver reports them in another one. */
    private boolean areTheColumns(List<String> found) {
        return found.size() == columns.size()
                && found.stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet())
                        .equals(Set.copyOf(columns));
    }

    private interface Condition {
        boolean holds(DatabaseMetaData about, Place place) throws SQLException;
    }

    private record Place(String catalog, String schema, String table) {}
}
