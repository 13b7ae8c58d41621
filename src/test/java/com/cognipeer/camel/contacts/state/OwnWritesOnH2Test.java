package com.cognipeer.camel.contacts.state;

import javax.sql.DataSource;

/** Own writes in a table of H2. */
class OwnWritesOnH2Test extends OwnWritesInATableContract {

    private static final DataSource DATABASE = H2.database("ownwrites");

    @Override
    DataSource dataSource() {
        return DATABASE;
    }
}
