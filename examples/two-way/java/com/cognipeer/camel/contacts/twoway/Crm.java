package com.cognipeer.camel.contacts.twoway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** The CRM as its users and programs write it: they know nothing of the routes. */
final class Crm {

    private final DataSource database;

    private Crm(DataSource database) {
        this.database = database;
    }

    /** Makes the tables that are missing. */
    static Crm in(DataSource database, Path schema) {
        Crm crm = new Crm(database);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(Files.readString(schema));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return crm;
    }

    void insert(String id, Map<String, String> fields) {
        List<String> names = List.copyOf(fields.keySet());
        List<Object> values = new ArrayList<>(names.stream().map(fields::get).toList());
        values.add(0, id);
        execute(
                "INSERT INTO customers (id"
                        + names.stream().map(name -> ", " + name).reduce("", String::concat) + ") VALUES (?"
                        + ", ?".repeat(names.size()) + ")",
                values);
    }

    /** @return whether there was such a customer */
    boolean update(String id, String field, String value) {
        List<Object> values = new ArrayList<>();
        values.add(value);
        values.add(id);
        return execute("UPDATE customers SET " + field + " = ?, updated_at = CURRENT_TIMESTAMP WHERE id = ?", values)
                == 1;
    }

    /** @return whether there was such a customer */
    boolean remove(String id) {
        return execute("DELETE FROM customers WHERE id = ?", List.of(id)) == 1;
    }

    /** The fields of all customers by their ids. */
    Map<String, Map<String, String>> customers() {
        Map<String, Map<String, String>> customers = new TreeMap<>();
        query("SELECT * FROM customers", row -> customers.put(row.getString("id"), fields(row)));
        return customers;
    }

    long count(String table) {
        long[] count = new long[1];
        query("SELECT COUNT(*) FROM " + table, row -> count[0] = row.getLong(1));
        return count[0];
    }

    private static Map<String, String> fields(ResultSet row) throws SQLException {
        Map<String, String> fields = new TreeMap<>();
        for (String name : Side.NAMES) {
            fields.put(name, row.getString(name));
        }
        return Side.fieldsOf(fields);
    }

    private int execute(String sql, List<?> values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int place = 0; place < values.size(); place++) {
                statement.setString(place + 1, (String) values.get(place));
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void query(String sql, RowReader reader) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                reader.read(rows);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }
}
