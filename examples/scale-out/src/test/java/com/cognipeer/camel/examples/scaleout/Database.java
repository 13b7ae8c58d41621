package com.cognipeer.camel.examples.scaleout;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A PostgreSQL on this machine; stopped and started it keeps its port and rows. */
final class Database implements AutoCloseable {

    /** May read and write rows, and no more. */
    static final String USER = "contacts";

    private static final String GRANTS = """
            REVOKE CREATE ON SCHEMA public FROM PUBLIC;
            GRANT USAGE ON SCHEMA public TO contacts;
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO contacts;
            """;

    private final Path folder;
    private final int port;
    private EmbeddedPostgres server;

    /** @param folder where the rows are */
    Database(Path folder) throws IOException {
        this.folder = folder;
        this.port = FreePort.find();
    }

    Database start() throws IOException {
        server = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
        return this;
    }

    void stop() throws IOException {
        server.close();
        server = null;
    }

    /** The script that the README says to run before the first start. */
    Database createTables() throws Exception {
        if (count("SELECT count(*) FROM pg_roles WHERE rolname = 'contacts'") == 0) {
            execute("CREATE ROLE contacts LOGIN");
        }
        execute(Files.readString(Path.of("src/main/resources/schema.sql")));
        execute(GRANTS);
        return this;
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    DataSource source() {
        return server.getPostgresDatabase();
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long count(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    /** The first column of the first row. */
    String text(String sql) throws SQLException {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    /** How many transactions wait for the lock on the table of contacts. */
    long waiting() throws SQLException {
        return count("SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'contacts'::regclass");
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            stop();
        }
    }
}
