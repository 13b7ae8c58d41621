package com.cognipeer.camel.contacts.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxSortTest extends SandboxFixture {

    @BeforeEach
    void addContacts() {
        add("C", "b", "2026-01-02T00:00:00.000Z", Map.of("company", "Zeta", "n", 10));
        add("A", "b", "2026-01-03T00:00:00.000Z", Map.of("company", "Alpha", "n", 9.5));
        add("D", "a", "2026-01-01T00:00:00.000Z", Map.of());
        add("B", "a", "2026-01-03T00:00:00.000Z", Map.of("company", "Mid", "n", 100));
    }

    private void add(String name, String status, String created, Map<String, ?> properties) {
        sandbox.insertRaw(Map.of("name", name, "status", status, "createdDate", created, "properties", properties));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{} | C,A,D,B",
                // The vendor's documentation.
                "{'createdDate':-1} | A,B,C,D",
                "{'properties.company':1} | D,A,B,C",
                // The order of the keys is the order of their weight.
                "{'status':1,'name':1} | B,D,A,C",
                "{'name':1,'status':1} | A,B,C,D",
                "{'status':-1,'name':-1} | C,A,D,B",
                "{'createdDate':1,'_id':1} | D,C,A,B",
                "{'createdDate':-1,'_id':-1} | B,A,C,D",
                "{'properties.n':1} | D,A,C,B",
                "{'status':1} | D,B,C,A",
                "{'nowhere':1} | C,A,D,B"
            })
    void aSortIsAppliedKeyByKey(String sort, String names) {
        assertThat(String.join(",", client.names("{}", sort.replace('\'', '"'))))
                .isEqualTo(names);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "'name'",
                "{'name':0}",
                "{'name':2}",
                "{'name':1.5}",
                "{'name':'asc'}",
                "{'name':null}",
                "{'$natural':1}",
                "{'':1}"
            })
    void aWrongSortIsRefused(String sort) {
        assertThat(client.list("{\"sort\":" + sort.replace('\'', '"') + "}").status())
                .isEqualTo(400);
    }
}
