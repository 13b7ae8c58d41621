package com.cognipeer.camel.contacts.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each database has its own types of columns. */
class ColumnTypesTest {

    @ParameterizedTest
    @CsvSource({
        "PostgreSQL, VARCHAR(255), BIGINT, TEXT, TIMESTAMP",
        "MySQL, VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin, BIGINT, LONGTEXT, DATETIME",
        "MariaDB, VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin, BIGINT, LONGTEXT, DATETIME",
        "Microsoft SQL Server, NVARCHAR(255) COLLATE Latin1_General_BIN2, BIGINT, NVARCHAR(MAX), DATETIME2",
        "Oracle, VARCHAR2(255 CHAR), NUMBER(18), CLOB, TIMESTAMP",
        "H2, VARCHAR(255), BIGINT, CLOB, TIMESTAMP",
        "Apache Derby, VARCHAR(255), BIGINT, CLOB, TIMESTAMP"
    })
    void areWhatTheProductCallsThem(String product, String key, String revision, String text, String time) {
        assertThat(ColumnTypes.of(product)).isEqualTo(new ColumnTypes(key, revision, text, time));
    }
}
