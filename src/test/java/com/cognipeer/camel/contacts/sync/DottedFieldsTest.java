package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DottedFieldsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'a.b':1}                 | {}                       | {'a':{'b':1}}",
                "{'a.b':1}                 | {'a':null}               | {'a':{'b':1}}",
                "{'a.b':1}                 | {'a':{'c':2},'x':1}      | {'a':{'c':2,'b':1}}",
                "{'a.b':1,'a.c':3}         | {'a':{'c':2}}            | {'a':{'c':3,'b':1}}",
                "{'a.b.c':1}               | {'a':{'b':{'d':2}}}      | {'a':{'b':{'d':2,'c':1}}}",
                "{'a.b':null}              | {'a':{'b':2,'c':3}}      | {'a':{'b':null,'c':3}}",
                "{'a':{'x':1},'a.b':1}     | {'a':{'c':2}}            | {'a':{'x':1,'b':1}}",
                "{'a.b':1,'a':{'x':1}}     | {'a':{'c':2}}            | {'a':{'x':1,'b':1}}",
                "{'a.b':1,'a':{'b':2}}     | {'a':{'c':2}}            | {'a':{'b':1}}",
                "{'a':{'b':2,'c':3},'a.b':1} | {}                     | {'a':{'b':1,'c':3}}",
                "{'a.b.c':1,'a':{'b':{'c':2,'d':3}}} | {}             | {'a':{'b':{'c':1,'d':3}}}",
                "{'a':null,'a.b':1}        | {'a':{'c':2}}            | {'a':{'b':1}}",
                "{'a.b':{'c':1}}           | {'a':{'b':{'d':2}}}      | {'a':{'b':{'c':1}}}",
                "{'a':1}                   | {'a':{'c':2}}            | {'a':1}"
            })
    void areEntriesOfTheGivenObjectOrElseOfTheStoredOne(String given, String stored, String merged) {
        Contact before = contact(stored);

        assertThat(DottedFields.merged(contact(given), before)).isEqualTo(contact(merged));
        assertThat(before).as("what is stored is left as it is").isEqualTo(contact(stored));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".a",
                "a.",
                "a..b",
                ".",
                "...",
                "a. .b",
                " a.b",
                "a.b ",
                "a .b",
                "a. b",
                "a.\u00a0b",
                "a.b.\t",
                " city",
                "No. of employees",
                "Approx. revenue",
                "E-mail 1. Value",
                "Dr.",
                "U.S. state",
                "2. Vorname"
            })
    void aNameOfWhichAPartIsNoNameIsOneName(String name) {
        Contact given = new Contact();
        given.put(name, 1);
        given.put("a.c", 2);

        assertThat(DottedFields.merged(given, new Contact()))
                .containsOnlyKeys(name, "a")
                .containsEntry(name, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b", "U.S.state", "v1.0", "Anzahl Mitarbeiter.im Jahr", "\u00e9.\u00fc", "$a.b", "a.$b"})
    void aNameOfNamesLeadsIntoAnObject(String name) {
        Contact given = new Contact();
        given.put(name, 1);

        assertThat(DottedFields.merged(given, new Contact())).doesNotContainKey(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {"{'a.b':1,'a.b.c':2}", "{'a.b.c':2,'a.b':1}", "{'a.b.c.d':2,'a.b':null}"})
    void namesOfTheSameEntryExcludeEachOther(String given) {
        assertThatThrownBy(() -> DottedFields.merged(contact(given), new Contact()))
                .isInstanceOf(InvalidContactException.class)
                .hasMessageContaining("exclude each other");
    }

    /** An implementation that copies the object for each column takes minutes. */
    @Test
    void manyColumnsTakeTimeInProportionToTheirNumber() {
        Contact given = new Contact();
        Contact stored = new Contact();
        java.util.Map<String, Object> entries = new java.util.LinkedHashMap<>();
        for (int column = 0; column < 200_000; column++) {
            given.put("properties.p" + column, column);
            entries.put("q" + column, column);
        }
        stored.put("properties", entries);

        Contact merged =
                assertTimeoutPreemptively(java.time.Duration.ofSeconds(60), () -> DottedFields.merged(given, stored));

        assertThat(merged.getProperties()).hasSize(400_000);
        assertThat(stored.getProperties()).hasSize(200_000);
    }

    @Test
    void aPathThatLeadsDeeperThanAnyContactNestsIsRefused() {
        Contact given = new Contact();
        given.put("a" + ".a".repeat(100_000), 1);

        assertThatThrownBy(() -> DottedFields.merged(given, new Contact()))
                .isInstanceOf(InvalidContactException.class)
                .hasMessageContaining("rename the field");
    }

    @Test
    void aHundredPartsAreReadAndOneMoreIsRefused() {
        Contact given = new Contact();
        given.put("a" + ".a".repeat(99), 1);

        assertThat(DottedFields.merged(given, new Contact())).containsOnlyKeys("a");

        given.put("b" + ".b".repeat(100), 1);

        assertThatThrownBy(() -> DottedFields.merged(given, new Contact()))
                .isInstanceOf(InvalidContactException.class)
                .hasMessageContaining("has 101 parts, more than 100");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'a.b':1}         | {'a':'text'}",
                "{'a.b':1}         | {'a':[1]}",
                "{'a.b.c':1}       | {'a':{'b':2}}",
                "{'a':1,'a.b':1}   | {}"
            })
    void aNameThatLeadsIntoWhatIsNoObjectIsRefused(String given, String stored) {
        assertThatThrownBy(() -> DottedFields.merged(contact(given), contact(stored)))
                .isInstanceOf(InvalidContactException.class)
                .hasMessageContaining("is no object");
    }

    @Test
    void theGivenContactIsLeftAsItIs() {
        Contact given = contact("{'a':{'x':1},'a.b':1}");

        DottedFields.merged(given, new Contact());

        assertThat(given).isEqualTo(contact("{'a':{'x':1},'a.b':1}"));
    }

    private static Contact contact(String json) {
        return ContactJson.readContact(json.replace('\'', '"'));
    }
}
