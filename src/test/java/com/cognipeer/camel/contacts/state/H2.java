package com.cognipeer.camel.contacts.state;

import org.h2.jdbcx.JdbcDataSource;

/** Databases within this JVM. */
final class H2 {

    static final String PASSWORD = "h2-s3cret";

    private H2() {}

    static JdbcDataSource database(String name) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
        database.setUser("sa");
        database.setPassword(PASSWORD);
        return database;
    }
}
