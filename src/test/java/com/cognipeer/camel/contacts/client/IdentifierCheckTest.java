package com.cognipeer.camel.contacts.client;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cognipeer.camel.contacts.model.Contact;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierCheckTest {

    private static final String REMEDY = " is a placeholder such as null, N/A or -, which names no contact: give the"
            + " identifier, or leave the field out";

    @ParameterizedTest
    @ValueSource(strings = {"email", "integrationId"})
    void aPlaceholderIsRefusedAsAnIdentifierOfAContact(String field) {
        assertThatThrownBy(() -> IdentifierCheck.check(new Contact(Map.of(field, "N/A"))))
                .isInstanceOf(InvalidContactException.class)
                .hasMessage("The contact's field '" + field + "'" + REMEDY);
        assertThatThrownBy(() -> IdentifierCheck.check(new Contact(Map.of(field, new StringBuilder("null")))))
                .hasMessageStartingWith("The contact's field");
    }

    @Test
    void aPlaceholderIsRefusedAtAPlaceOfAMessage() {
        assertThatThrownBy(() -> IdentifierCheck.check("Header X", "-")).hasMessage("Header X" + REMEDY);
    }

    @Test
    void anIdentifierPassesAndNoneDoes() {
        assertThatCode(() -> {
                    IdentifierCheck.check("Header X", null);
                    IdentifierCheck.check("Header X", "crm-1");
                    IdentifierCheck.check(new Contact(Map.of("email", "a@x.test", "integrationId", 7, "name", "N/A")));
                    IdentifierCheck.check(new Contact());
                })
                .doesNotThrowAnyException();
    }
}
