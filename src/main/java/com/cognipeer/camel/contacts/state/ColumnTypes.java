package com.cognipeer.camel.contacts.state;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The SQL types of the columns, in which databases differ. Tests run on PostgreSQL and H2; the other types are those of the
 * vendors' manuals.
 *
 * @param key      255 characters, compared bit by bit, which some databases do only when asked
 * @param revision 18 digits
 * @param text     thousands of characters
 * @param time     a date with its time of day
 * @param bytes    255 bytes, ordered byte by byte, which no collation changes
 */
record ColumnTypes(String key, String revision, String text, String time, String bytes) {

    private static final String KEY = "VARCHAR(255)";
    private static final String REVISION = "BIGINT";
    private static final String BYTES = "VARBINARY(255)";

    static ColumnTypes of(Connection connection) throws SQLException {
        return of(connection.getMetaData().getDatabaseProductName());
    }

    static ColumnTypes of(String product) {
        return switch (product) {
            case "PostgreSQL" -> new ColumnTypes(KEY, REVISION, "TEXT", "TIMESTAMP", "BYTEA");
            // The TIMESTAMP of MySQL ends in 2038.
            case "MySQL", "MariaDB" ->
                new ColumnTypes(
                        KEY + " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin", REVISION, "LONGTEXT", "DATETIME", BYTES);
            // The TIMESTAMP of SQL Server is no time, but a version number that the server sets.
            case "Microsoft SQL Server" ->
                new ColumnTypes(
                        "NVARCHAR(255) COLLATE Latin1_General_BIN2", REVISION, "NVARCHAR(MAX)", "DATETIME2", BYTES);
            // Oracle counts lengths in bytes unless the type says CHAR, and has no BIGINT.
            case "Oracle" -> new ColumnTypes("VARCHAR2(255 CHAR)", "NUMBER(18)", "CLOB", "TIMESTAMP", "RAW(255)");
            case "Apache Derby" -> new ColumnTypes(KEY, REVISION, "CLOB", "TIMESTAMP", "VARCHAR(255) FOR BIT DATA");
            default -> new ColumnTypes(KEY, REVISION, "CLOB", "TIMESTAMP", BYTES);
        };
    }

    /** The end of a query that returns its first rows only. */
    static String firstRows(Connection connection, int most) throws SQLException {
        return firstRows(connection.getMetaData().getDatabaseProductName(), most);
    }

    static String firstRows(String product, int most) {
        return switch (product) {
            case "MySQL", "MariaDB" -> "LIMIT " + most;
            default -> "OFFSET 0 ROWS FETCH NEXT " + most + " ROWS ONLY";
        };
    }

    /** How many values a list of a condition should have. */
    static int longestList(Connection connection) throws SQLException {
        return longestList(connection.getMetaData().getDatabaseProductName());
    }

    static int longestList(String product) {
        return switch (product) {
            // For a longer one it reads all rows of the state key; and it is so near that many queries cost little.
            case "H2" -> 1;
            // Oracle takes 1,000, and SQL Server 2,100.
            default -> 500;
        };
    }
}
