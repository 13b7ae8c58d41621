package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    @ValueSource(strings = {".a", "a.", "a..b", ".", "a. .b"})
    void aNameWithAnEmptyPartIsRefused(String name) {
        Contact given = new Contact();
        given.put(name, 1);

        assertThatThrownBy(() -> DottedFields.merged(given, new Contact()))
                .isInstanceOf(InvalidContactException.class)
                .hasMessageContaining("'" + name + "'")
                .hasMessageContaining("rename the field");
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
