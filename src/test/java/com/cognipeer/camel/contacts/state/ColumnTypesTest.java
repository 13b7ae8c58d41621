package com.cognipeer.camel.contacts.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each database has its own types of columns. */
class ColumnTypesTest {

    @ParameterizedTest
    @CsvSource({
        "PostgreSQL, VARCHAR(255), BIGINT, TEXT, TIMESTAMP, BYTEA",
        "MySQL, VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin, BIGINT, LONGTEXT, DATETIME, VARBINARY(255)",
        "MariaDB, VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin, BIGINT, LONGTEXT, DATETIME, VARBINARY(255)",
        "Microsoft SQL Server, NVARCHAR(255) COLLATE Latin1_General_BIN2, BIGINT, NVARCHAR(MAX), DATETIME2, VARBINARY(255)",
        "Oracle, VARCHAR2(255 CHAR), NUMBER(18), CLOB, TIMESTAMP, RAW(255)",
        "H2, VARCHAR(255), BIGINT, CLOB, TIMESTAMP, VARBINARY(255)",
        "Apache Derby, VARCHAR(255), BIGINT, CLOB, TIMESTAMP, VARCHAR(255) FOR BIT DATA"
    })
    void areWhatTheProductCallsThem(
            String product, String key, String revision, String text, String time, String bytes) {
        assertThat(ColumnTypes.of(product)).isEqualTo(new ColumnTypes(key, revision, text, time, bytes));
    }

    @ParameterizedTest
    @CsvSource({
        "PostgreSQL, OFFSET 0 ROWS FETCH NEXT 7 ROWS ONLY",
        "MySQL, LIMIT 7",
        "MariaDB, LIMIT 7",
        "Microsoft SQL Server, OFFSET 0 ROWS FETCH NEXT 7 ROWS ONLY",
        "Oracle, OFFSET 0 ROWS FETCH NEXT 7 ROWS ONLY",
        "H2, OFFSET 0 ROWS FETCH NEXT 7 ROWS ONLY"
    })
    void aPageIsAskedForInTheWordsOfTheProduct(String product, String words) {
        assertThat(ColumnTypes.firstRows(product, 7)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"H2, 1", "PostgreSQL, 500", "Oracle, 500"})
    void aListIsAsLongAsTheProductReadsItWell(String product, int longest) {
        assertThat(ColumnTypes.longestList(product)).isEqualTo(longest);
    }
}
