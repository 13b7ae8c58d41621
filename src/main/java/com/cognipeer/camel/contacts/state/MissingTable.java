package com.cognipeer.camel.contacts.state;

import java.sql.SQLException;

/** Makes a table where it is missing. Another node may make it at the same moment. */
final class MissingTable {

    private MissingTable() {}

    /**
     * @param look   fails when the table is missing
     * @param create fails when the table is there
     */
    static void make(Statement look, Statement create) throws SQLException {
        try {
            look.run();
        } catch (SQLException missing) {
            create(look, create, missing);
        }
    }

    private static void create(Statement look, Statement create, SQLException missing) throws SQLException {
        try {
            create.run();
        } catch (SQLException refused) {
            try {
                look.run();
            } catch (SQLException stillMissing) {
                refused.addSuppressed(missing);
                refused.addSuppressed(stillMissing);
                throw refused;
            }
        }
    }

    /** One statement on the table. */
    interface Statement {
        void run() throws SQLException;
    }
}
