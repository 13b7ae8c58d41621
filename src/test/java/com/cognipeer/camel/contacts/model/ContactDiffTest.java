package com.cognipeer.camel.contacts.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ContactDiffTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "1            | 1.0",
                "1            | 1e0",
                "100          | 1E+2",
                "0            | -0.0",
                "4294967297   | 4294967297",
                "4294967297   | 4294967297.0",
                "0.1          | 0.10",
                "12345678901234567890 | 12345678901234567890.0",
                "null         | null",
                "{'a':1,'b':2} | {'b':2,'a':1.0}",
                "{'a':null}   | {}",
                "{}           | {'a':null}",
                "{'a':{'b':null}} | {'a':{}}",
                "[1,{'a':null}] | [1.0,{}]",
                "'x'          | 'x'",
                "true         | true"
            })
    void valuesThatSayTheSameAreEqual(String wanted, String stored) {
        assertThat(changed(wanted, stored)).isFalse();
        assertThat(changed(stored, wanted)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "1            | 2",
                "1            | 4294967297",
                "1            | 1.5",
                "9223372036854775807 | 9223372036854775808",
                "1            | '1'",
                "1            | true",
                "'x'          | 'X'",
                "''           | null",
                "null         | false",
                "null         | 0",
                "{}           | null",
                "[]           | null",
                "{}           | []",
                "{'a':{}}     | {}",
                "{'a':1}      | {'a':1,'b':2}",
                "[1,2]        | [2,1]",
                "[1]          | [1,null]",
                "[null]       | []"
            })
    void valuesThatSayAnotherThingDiffer(String wanted, String stored) {
        assertThat(changed(wanted, stored)).isTrue();
        assertThat(changed(stored, wanted)).isTrue();
    }

    static Stream<Arguments> valuesOfJava() {
        return Stream.of(
                Arguments.of(Instant.parse("2026-01-02T03:04:05Z"), "'2026-01-02T03:04:05.000Z'"),
                Arguments.of(DayOfWeek.MONDAY, "'MONDAY'"),
                Arguments.of(new int[] {1, 2}, "[1,2]"),
                Arguments.of(new Object[] {1, Map.of("a", 1)}, "[1.0,{'a':1}]"),
                Arguments.of(new TreeSet<>(List.of("a", "b")), "['a','b']"),
                Arguments.of(new AtomicInteger(3), "3"),
                Arguments.of((short) 3, "3"),
                Arguments.of(0.5f, "0.5"),
                Arguments.of(BigInteger.TEN, "1e1"),
                Arguments.of(new BigDecimal("1E1"), "10"),
                Arguments.of('c', "'c'"),
                Arguments.of(Map.of(1, "one"), "{'1':'one'}"),
                Arguments.of(Map.of(DayOfWeek.MONDAY, Instant.EPOCH), "{'MONDAY':'1970-01-01T00:00:00.000Z'}"),
                Arguments.of(Arrays.asList(1, null, Instant.EPOCH), "[1,null,'1970-01-01T00:00:00.000Z']"),
                Arguments.of(new Contact(Map.of("a", 1)), "{'a':1}"));
    }

    @ParameterizedTest
    @MethodSource("valuesOfJava")
    void valuesOfJavaAreComparedAsTheyAreWritten(Object wanted, String stored) {
        Contact contact = new Contact(Map.of("field", wanted));

        assertThat(ContactDiff.changed(contact, of(stored))).isEmpty();
        assertThat(ContactDiff.changed(contact, of("'other'"))).containsExactly("field");
    }

    @Test
    void whatIsNoNumberInJsonIsComparedWithNothing() {
        for (Object number : List.of(Double.NaN, Double.POSITIVE_INFINITY, Float.NaN, new double[] {0, Double.NaN})) {
            Contact contact = new Contact(Map.of("field", number));
            assertThatThrownBy(() -> ContactDiff.changed(contact, of("'NaN'")))
                    .isInstanceOf(InvalidJsonException.class);
        }
    }

    @Test
    void addressesAreEqualWithoutRegardToCase() {
        Contact wanted = new Contact(Map.of("email", "Ada@Example.COM"));

        assertThat(ContactDiff.changed(wanted, new Contact(Map.of("email", "ada@example.com"))))
                .isEmpty();
        assertThat(ContactDiff.changed(wanted, new Contact(Map.of("email", "bob@example.com"))))
                .containsExactly("email");
        assertThat(ContactDiff.changed(wanted, new Contact())).containsExactly("email");
    }

    @Test
    void fieldsOfTheServerAndFieldsThatAreNotGivenAreNotCompared() {
        Contact wanted = new Contact(Map.of("_id", "1", "modifiedDate", "x", "name", "N"));

        assertThat(ContactDiff.changed(wanted, new Contact(Map.of("_id", "2", "name", "N", "phone", "1"))))
                .isEmpty();
    }

    @Test
    void aValueThatCannotBeWrittenIsTold() {
        Contact wanted = new Contact(Map.of("odd", Collections.singletonList(new Object())));

        assertThatThrownBy(() -> ContactDiff.changed(wanted, new Contact(Map.of("odd", List.of(1)))))
                .isInstanceOf(InvalidJsonException.class);
    }

    private static boolean changed(String wanted, String stored) {
        return !ContactDiff.changed(of(wanted), of(stored)).isEmpty();
    }

    private static Contact of(String value) {
        return ContactJson.readContact("{\"field\":" + value.replace('\'', '"') + "}");
    }
}
