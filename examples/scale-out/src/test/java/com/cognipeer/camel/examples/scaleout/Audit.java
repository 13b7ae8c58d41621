package com.cognipeer.camel.examples.scaleout;

import java.sql.SQLException;

/** A trigger of the database that writes down every write to the table of contacts, in the order of the writes. */
final class Audit {

    private final Database database;

    private Audit(Database database) {
        this.database = database;
    }

    static Audit install(Database database) throws SQLException {
        database.execute("""
                CREATE TABLE audit (
                    seq           bigserial PRIMARY KEY,
                    id            text NOT NULL,
                    version       text NOT NULL,
                    modified_date timestamptz NOT NULL,
                    rev           integer);
                CREATE FUNCTION audit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
                BEGIN
                    INSERT INTO audit (id, version, modified_date, rev)
                    VALUES (NEW.id, NEW.version, NEW.modified_date, (NEW.contact ->> 'rev')::integer);
                    RETURN NULL;
                END $$;
                CREATE TRIGGER audit AFTER INSERT OR UPDATE ON contacts FOR EACH ROW EXECUTE FUNCTION audit();
                """);
        return new Audit(database);
    }

    long writes() throws SQLException {
        return database.count("SELECT count(*) FROM audit");
    }

    /** Writes of a version that the contact had before. */
    long repeated() throws SQLException {
        return database.count("SELECT count(*) - count(DISTINCT (id, version)) FROM audit");
    }

    /** Writes of an older state than the contact had before. */
    long backward() throws SQLException {
        return database.count("""
                SELECT count(*) FROM (
                    SELECT (modified_date, rev) < lag((modified_date, rev)) OVER (PARTITION BY id ORDER BY seq) AS back
                    FROM audit) AS writes
                WHERE back
                """);
    }
}
