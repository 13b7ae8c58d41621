package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.model.Contact;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InputRowTest {

    @Test
    void theGivenContactStaysAsItIs() {
        Contact given = new Contact(Map.of("_id", "1", "integrationId", 42, "email", " "));

        InputRow row = InputRow.of(0, given, MatchBy.auto);

        assertThat(row.given().fields()).isEqualTo(Map.of("integrationId", "42"));
        assertThat(given).isEqualTo(Map.of("_id", "1", "integrationId", 42, "email", " "));
    }

    @Test
    void anIntegrationIdGoesBeforeAnEmailAddressUnlessToldOtherwise() {
        Contact given = new Contact(Map.of("email", "Ada@example.com", "integrationId", "a"));

        assertThat(InputRow.of(0, given, MatchBy.auto).key()).isEqualTo(ContactKey.named("integrationId", "a"));
        assertThat(InputRow.of(0, given, MatchBy.integrationId).key())
                .isEqualTo(ContactKey.named("integrationId", "a"));
        assertThat(InputRow.of(0, given, MatchBy.email).key()).isEqualTo(ContactKey.named("email", "ada@example.com"));
    }
}
