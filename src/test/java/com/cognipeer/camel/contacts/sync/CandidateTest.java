package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.model.Contact;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CandidateTest {

    @Test
    void theGivenContactStaysAsItIs() {
        Contact given = new Contact(Map.of("_id", "1", "integrationId", 42, "email", " "));

        Candidate candidate = Candidate.of(0, given, MatchBy.auto);

        assertThat(candidate.contact()).isEqualTo(Map.of("integrationId", "42"));
        assertThat(given).isEqualTo(Map.of("_id", "1", "integrationId", 42, "email", " "));
    }

    @Test
    void anIntegrationIdGoesBeforeAnEmailAddressUnlessToldOtherwise() {
        Contact given = new Contact(Map.of("email", "Ada@example.com", "integrationId", "a"));

        assertThat(Candidate.of(0, given, MatchBy.auto).key()).isEqualTo(ContactKey.named("integrationId", "a"));
        assertThat(Candidate.of(0, given, MatchBy.integrationId).key())
                .isEqualTo(ContactKey.named("integrationId", "a"));
        assertThat(Candidate.of(0, given, MatchBy.email).key()).isEqualTo(ContactKey.named("email", "ada@example.com"));
    }
}
