package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.EmailComparison;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** As {@link SyncingContactsTest}, on a server to which two spellings of an address are two addresses. */
class SyncingContactsLetterByLetterTest extends SyncingContactsTest {

    @Override
    protected ContactsSandbox startSandbox() {
        return ContactsSandbox.builder()
                .emails(EmailComparison.LETTER_BY_LETTER)
                .start();
    }

    /** Here it is a second contact, as no filter finds the third spelling. */
    @Override
    @Test
    void anAddressThatOnlyARefusedCreationBringsToLightIsNoSecondContact() {
        sandbox.insert(Map.of("email", "Ada@Example.com", "name", "Ada"));
        sandbox.clearRequests();

        assertCounts(sync(List.of(Map.of("email", "ada@example.com", "name", "Ada L"))), 1, 0, 0, 0);

        assertThat(requests()).isEqualTo(Map.of("list", 1, "POST", 1));
    }

    /** Here it is another contact. */
    @Override
    @Test
    void aContactThatComesByItsIdAndByAnotherSpellingOfItsAddressIsChangedInTheOrderOfTheInput() {
        sandbox.insert(Map.of("integrationId", "a", "email", "ADA@example.com"));

        assertCounts(
                sync(List.of(
                        Map.of("integrationId", "a", "name", "First"),
                        Map.of("email", "Ada@example.com", "name", "Second"),
                        Map.of("email", "bob@example.com"),
                        Map.of("email", "cleo@example.com"))),
                3,
                1,
                0,
                0);
    }

    /** Here the first row is about another contact. */
    @Override
    @Test
    void aRowThatWaitsForItsChunkIsWrittenBeforeLaterRowsAboutItsContact() {
        sandbox.insert(Map.of("integrationId", "crm-1", "email", "Ada@example.com"));

        assertCounts(
                sync(List.of(
                        Map.of("email", "ada@example.com", "score", 1),
                        Map.of("email", "other@example.com"),
                        Map.of("integrationId", "crm-1", "name", "Earlier"),
                        Map.of("email", "ada@example.com", "name", "Later"))),
                2,
                2,
                0,
                0);
    }

    /** Here the rows with an address are about other contacts. */
    @Override
    @Test
    void theOrderOfTheInputIsKeptWhenSeveralContactsComeByAnotherSpelling() {
        sandbox.insert(Map.of("integrationId", "a", "email", "ADA@example.com"));

        assertCounts(
                sync(List.of(
                        Map.of("integrationId", "a", "name", "First"),
                        Map.of("email", "Ada@example.com", "name", "Second"),
                        Map.of("email", "Bea@example.com", "name", "Bea"))),
                2,
                1,
                0,
                0);
    }
}
