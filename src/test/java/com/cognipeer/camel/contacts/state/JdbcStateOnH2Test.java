package com.cognipeer.camel.contacts.state;

import javax.sql.DataSource;

/** State in a table of H2. */
class JdbcStateOnH2Test extends JdbcStateContract {

    private static final DataSource DATABASE = H2.database("contract");

    @Override
    DataSource dataSource() {
        return DATABASE;
    }
}
