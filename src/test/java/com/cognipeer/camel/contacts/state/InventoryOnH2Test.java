package com.cognipeer.camel.contacts.state;

import javax.sql.DataSource;

/** An inventory in a table of H2. */
class InventoryOnH2Test extends InventoryInATableContract {

    private static final DataSource DATABASE = H2.database("inventory;LOCK_TIMEOUT=20000");

    @Override
    DataSource dataSource() {
        return DATABASE;
    }
}
