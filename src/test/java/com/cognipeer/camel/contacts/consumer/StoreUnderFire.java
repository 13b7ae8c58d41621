package com.cognipeer.camel.contacts.consumer;

import com.cognipeer.camel.contacts.state.AtomicFileStateRepository;
import com.cognipeer.camel.contacts.state.JdbcStateRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.camel.spi.StateRepository;
import org.h2.jdbcx.JdbcDataSource;

/** A repository whose store can be taken away and given back, by means that also stop a privileged user. */
interface StoreUnderFire {

    StateRepository<String, String> repository();

    void takeAway() throws Exception;

    void giveBack() throws Exception;

    /** One of a user's own. */
    static StoreUnderFire own(FailingStore.Fault fault) {
        FailingStore store = new FailingStore();
        return new Means(store, () -> store.fault = fault, () -> store.fault = FailingStore.Fault.NONE);
    }

    /** A file whose directory goes, and comes back with what was in it. */
    static StoreUnderFire movedDirectory(Path base) throws IOException {
        Path directory = Files.createDirectory(base.resolve("state"));
        Path elsewhere = base.resolve("elsewhere");
        return new Means(
                file(directory), () -> Files.move(directory, elsewhere), () -> Files.move(elsewhere, directory));
    }

    /** A file whose lock cannot be had. */
    static StoreUnderFire refusedLock(Path base) {
        Path lock = base.resolve("positions.lock");
        return new Means(
                file(base),
                () -> {
                    Files.deleteIfExists(lock);
                    Files.createDirectory(lock);
                },
                () -> Files.delete(lock));
    }

    /** A file beside which no other one can be written, as on a full disk. */
    static StoreUnderFire fullDisk(Path base) {
        Path temporary = base.resolve("positions.tmp");
        return new Means(file(base), () -> Files.createDirectories(temporary.resolve("in the way")), () -> {
            Files.delete(temporary.resolve("in the way"));
            Files.delete(temporary);
        });
    }

    private static StateRepository<String, String> file(Path directory) {
        return new AtomicFileStateRepository(directory.resolve("positions").toFile());
    }

    /** A table that can only be read. */
    static StoreUnderFire readOnlyTable(String name) throws SQLException {
        JdbcDataSource owner = database(name + ";DB_CLOSE_DELAY=-1", "sa");
        sql(owner, "CREATE USER consumer PASSWORD ''");
        new JdbcStateRepository(owner).start();
        sql(owner, "GRANT ALL ON CONTACTS_STATE TO consumer");
        return new Means(
                new JdbcStateRepository(database(name, "consumer")),
                () -> sql(owner, "REVOKE INSERT, UPDATE, DELETE ON CONTACTS_STATE FROM consumer"),
                () -> sql(owner, "GRANT ALL ON CONTACTS_STATE TO consumer"));
    }

    /** A table that goes, and comes back as it was. */
    static StoreUnderFire lostTable(String name) {
        JdbcDataSource database = database(name + ";DB_CLOSE_DELAY=-1", "sa");
        return new Means(
                new JdbcStateRepository(database),
                () -> sql(database, "ALTER TABLE CONTACTS_STATE RENAME TO ELSEWHERE"),
                () -> sql(database, "ALTER TABLE ELSEWHERE RENAME TO CONTACTS_STATE"));
    }

    private static JdbcDataSource database(String name, String user) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + name);
        database.setUser(user);
        database.setPassword("");
        return database;
    }

    private static void sql(JdbcDataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What is done to a store. */
    interface Deed {
        void run() throws Exception;
    }

    /** A store and the means to take it away. */
    record Means(StateRepository<String, String> repository, Deed taking, Deed giving) implements StoreUnderFire {

        @Override
        public void takeAway() throws Exception {
            taking.run();
        }

        @Override
        public void giveBack() throws Exception {
            giving.run();
        }
    }
}
