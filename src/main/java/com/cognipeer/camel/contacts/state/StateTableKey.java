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

/** Checks that a state table can hold only one row for a key. Otherwise two nodes could both store a first value. */
final class StateTableKey {

    private static final String COLUMN = "state_key";
    private static final int LOOKS = 20;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);

    private StateTableKey() {}

    /**
     * Accepts a table when the driver does not report its columns. Another node may be making the table, and its key comes a
     * moment later: so a table without one gets half a second.
     *
     * @throws IllegalStateException when neither the primary key nor a unique index is on {@code state_key} alone
     */
    static void require(Connection connection, String table) throws SQLException {
        for (int look = 1; isMissing(connection, table); look++) {
            if (look == LOOKS) {
                throw new IllegalStateException("The table " + table + " of JdbcStateRepository has no primary key on "
                        + COLUMN
                        + " alone, so that two nodes could store the same revision: add one, as in ALTER TABLE " + table
                        + " ADD PRIMARY KEY (" + COLUMN
                        + "), or set the property 'table' to a new name; the repository then creates that table");
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private static boolean isMissing(Connection connection, String table) throws SQLException {
        DatabaseMetaData about = connection.getMetaData();
        String catalog = connection.getCatalog();
        int dot = table.lastIndexOf('.');
        Set<String> schemas = dot < 0 ? current(connection) : spellings(table.substring(0, dot));
        boolean found = false;
        for (String schema : schemas) {
            for (String name : spellings(table.substring(dot + 1))) {
                if (isThere(about, catalog, schema, name)) {
                    found = true;
                    if (isUnique(about, catalog, schema, name)) {
                        return false;
                    }
                }
            }
        }
        return found;
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

    private static boolean isThere(DatabaseMetaData about, String catalog, String schema, String table)
            throws SQLException {
        try (ResultSet columns = about.getColumns(catalog, pattern(about, schema), pattern(about, table), null)) {
            while (columns.next()) {
                if (COLUMN.equalsIgnoreCase(columns.getString("COLUMN_NAME"))) {
                    return true;
                }
            }
            return false;
        }
    }

    private static String pattern(DatabaseMetaData about, String name) throws SQLException {
        return name == null ? null : name.replace("_", about.getSearchStringEscape() + "_");
    }

    private static boolean isUnique(DatabaseMetaData about, String catalog, String schema, String table)
            throws SQLException {
        List<String> primary = new ArrayList<>();
        try (ResultSet columns = about.getPrimaryKeys(catalog, schema, table)) {
            while (columns.next()) {
                primary.add(columns.getString("COLUMN_NAME"));
            }
        }
        if (isTheColumn(primary)) {
            return true;
        }
        Map<String, List<String>> indexes = new LinkedHashMap<>();
        try (ResultSet columns = about.getIndexInfo(catalog, schema, table, true, true)) {
            while (columns.next()) {
                String index = columns.getString("INDEX_NAME");
                // An index with a condition covers some rows only.
                if (index != null
                        && !columns.getBoolean("NON_UNIQUE")
                        && columns.getString("FILTER_CONDITION") == null) {
                    indexes.computeIfAbsent(index, name -> new ArrayList<>()).add(columns.getString("COLUMN_NAME"));
                }
            }
        }
        return indexes.values().stream().anyMatch(StateTableKey::isTheColumn);
    }

    private static boolean isTheColumn(List<String> columns) {
        return columns.size() == 1 && COLUMN.equalsIgnoreCase(columns.get(0));
    }
}
