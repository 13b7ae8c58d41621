package com.cognipeer.camel.contacts.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactIdentityTest {

    @Test
    void eitherIdentifierIsEnough() {
        assertThat(new ContactIdentity("ada@example.com", null).integrationId()).isNull();
        assertThat(new ContactIdentity(null, "crm-1").email()).isNull();
    }

    @Test
    void noIdentifierIsRefusedWithBothNames() {
        assertThatThrownBy(() -> new ContactIdentity(null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("email")
                .hasMessageContaining("integrationId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void aBlankIdentifierIsRefusedByNameEvenBesideAnother(String blank) {
        assertThatThrownBy(() -> new ContactIdentity(blank, "crm-1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("email is blank");
        assertThatThrownBy(() -> new ContactIdentity("ada@example.com", blank))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("integrationId is blank");
    }

    @Test
    void aLookUpMayAskForWhatIsNoAddress() {
        assertThat(new ContactIdentity("not an address", null).email()).isEqualTo("not an address");
    }

    @Test
    void itsTextTellsWhichIdentifiersAndNotTheirValues() {
        assertThat(new ContactIdentity("ada@example.com", null)).hasToString("ContactIdentity[email]");
        assertThat(new ContactIdentity(null, "crm-1")).hasToString("ContactIdentity[integrationId]");
        assertThat(new ContactIdentity("ada@example.com", "crm-1"))
                .hasToString("ContactIdentity[email, integrationId]");
    }
}
