package com.cognipeer.camel.examples.scaleout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The route store-contact as it stands, without a broker. */
class StoreContactTest {

    private static final String FAILING_UPSERT = """
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'refused'; END $$;
            CREATE TRIGGER refuse BEFORE INSERT OR UPDATE ON contacts FOR EACH ROW EXECUTE FUNCTION refuse();
            """;

    @TempDir
    private static Path folder;

    private static Database database;
    private static Main main;
    private static ProducerTemplate sender;

    @BeforeAll
    static void start() throws Exception {
        database = new Database(folder.resolve("postgres")).start();
        main = new Main();
        main.setPropertyPlaceholderLocations("classpath:application.properties");
        Map.of(
                        "camel.main.routes-include-pattern",
                        "classpath:database.camel.yaml,classpath:store-contact.camel.yaml",
                        "camel.management.enabled",
                        "false",
                        "database.url",
                        database.url(),
                        "database.user",
                        Database.USER)
                .forEach(main::addOverrideProperty);
        database.createTables();
        main.start();
        sender = main.getCamelTemplate();
    }

    @AfterAll
    static void stop() throws Exception {
        main.stop();
        database.close();
    }

    @AfterEach
    void clear() throws Exception {
        database.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        database.createTables();
    }

    @Test
    void aContactAndTheKeyOfItsVersionAreStored() throws Exception {
        store("c1", "c1:a", 1000, 1);

        assertThat(stored("c1")).isEqualTo(1);
        assertThat(keys()).isEqualTo(1);
    }

    @Test
    void aVersionThatComesAgainIsNotStoredAgain() throws Exception {
        Audit audit = Audit.install(database);

        store("c1", "c1:a", 1000, 1);
        store("c1", "c1:a", 1000, 1);

        assertThat(audit.writes()).isEqualTo(1);
    }

    @Test
    void anOlderVersionReplacesNoNewerOne() throws Exception {
        store("c1", "c1:b", 2000, 2);
        store("c1", "c1:a", 1999, 1);

        assertThat(stored("c1")).isEqualTo(2);
        assertThat(keys()).isEqualTo(2);
    }

    @Test
    void ofTwoVersionsOfOneMillisecondTheLaterOneStays() throws Exception {
        store("c1", "c1:a", 1000, 1);
        store("c1", "c1:b", 1000, 2);

        assertThat(stored("c1")).isEqualTo(2);
    }

    @Test
    void aFailedUpsertLeavesNoKey() throws Exception {
        database.execute(FAILING_UPSERT);

        assertThatExceptionOfType(CamelExecutionException.class)
                .isThrownBy(() -> store("c1", "c1:a", 1000, 1))
                .withStackTraceContaining("refused");
        assertThat(keys()).isZero();
    }

    @Test
    void whatFailedIsStoredWhenItComesAgain() throws Exception {
        database.execute(FAILING_UPSERT);
        assertThatExceptionOfType(CamelExecutionException.class).isThrownBy(() -> store("c1", "c1:a", 1000, 1));
        database.execute("DROP TRIGGER refuse ON contacts");

        store("c1", "c1:a", 1000, 1);

        assertThat(stored("c1")).isEqualTo(1);
    }

    @Test
    void everyCharacterAndDigitOfAContactIsKept() throws Exception {
        String contact =
                "{\"_id\":\"c1\",\"rev\":1,\"name\":\"\\u0000 ' ? # :name ${body}\",\"score\":1.10000000000000000001}";
        send("c1", "c1:a", 1000, contact);

        assertThat(database.text("SELECT contact FROM contacts")).isEqualTo(contact);
    }

    private static void store(String id, String version, long modified, int rev) {
        send(id, version, modified, "{\"_id\":\"" + id + "\",\"rev\":" + rev + "}");
    }

    private static void send(String id, String version, long modified, String contact) {
        sender.sendBodyAndHeaders(
                "direct:store-contact",
                contact,
                Map.of("kafka.KEY", id, "Version", version, "ModifiedDate", Long.toString(modified)));
    }

    private static long stored(String id) throws SQLException {
        return database.count("SELECT (contact ->> 'rev')::integer FROM contacts WHERE id = '" + id + "'");
    }

    private static long keys() throws SQLException {
        return database.count("SELECT count(*) FROM camel_messageprocessed");
    }
}
