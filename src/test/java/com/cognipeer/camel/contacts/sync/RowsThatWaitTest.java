package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.model.Contact;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A row waits for its identifier only if the contact that has it must give it up first. */
class RowsThatWaitTest {

    private static final Contact ROW = new Contact(Map.of("integrationId", "a", "email", "ada@example.com"));

    private final StoredContacts stored = new StoredContacts();

    @Test
    void itWaitsForAnAddressThatAContactWithAnotherIntegrationIdHas() {
        stored.put(new Contact(Map.of("_id", "1", "integrationId", "b", "email", "ada@example.com")));

        assertThat(waits(MatchBy.auto)).isTrue();
    }

    /** Else the first sync into a workspace that knows only addresses would keep all its rows. */
    @Test
    void itDoesNotWaitForTheContactThatGetsItsIntegrationId() {
        stored.put(new Contact(Map.of("_id", "1", "email", "ada@example.com")));

        assertThat(waits(MatchBy.auto)).isFalse();
    }

    @Test
    void itWaitsForAnAddressOfAnyOtherContactIfOnlyIntegrationIdsNameContacts() {
        stored.put(new Contact(Map.of("_id", "1", "email", "ada@example.com")));

        assertThat(waits(MatchBy.integrationId)).isTrue();
    }

    @Test
    void itWaitsForAnIntegrationIdThatAContactWithoutAnAddressHas() {
        stored.put(new Contact(Map.of("_id", "1", "integrationId", "a")));

        assertThat(waits(MatchBy.email)).isTrue();
    }

    @Test
    void anUpdateWaitsForTheAddressOfAContactWithoutAnIntegrationId() {
        Contact own = new Contact(Map.of("_id", "2", "integrationId", "a"));
        stored.put(own);
        stored.put(new Contact(Map.of("_id", "1", "email", "ada@example.com")));

        assertThat(new IdentifierHandOvers(MatchBy.auto).keepBack(change(0, ROW, own), stored))
                .isTrue();
    }

    @Test
    void aLaterRowWaitsBehindOneAboutTheSameContactThoughSomebodyHasChangedTheAddressMeanwhile() {
        IdentifierHandOvers handOvers = new IdentifierHandOvers(MatchBy.auto);
        stored.put(new Contact(Map.of("_id", "1", "integrationId", "b", "email", "ada@example.com")));
        handOvers.keepBack(
                change(0, ROW, new Contact(Map.of("_id", "2", "integrationId", "a", "email", "old@example.com"))),
                stored);
        Contact now = new Contact(Map.of("_id", "2", "integrationId", "a", "email", "new@example.com"));
        Contact other = new Contact(Map.of("_id", "3", "integrationId", "c", "email", "cy@example.com"));

        assertThat(handOvers.keepBack(
                        change(1, new Contact(Map.of("email", "new@example.com", "name", "Ada")), now), stored))
                .isTrue();
        assertThat(handOvers.keepBack(
                        change(2, new Contact(Map.of("email", "cy@example.com", "name", "Cy")), other), stored))
                .isFalse();
    }

    @Test
    void aRingThatHasLostARowIsNone() {
        IdentifierHandOvers handOvers = new IdentifierHandOvers(MatchBy.auto);
        Contact ada = new Contact(Map.of("_id", "1", "integrationId", "a", "email", "ada@example.com"));
        Contact bob = new Contact(Map.of("_id", "2", "integrationId", "b", "email", "bob@example.com"));
        stored.put(ada);
        stored.put(bob);
        handOvers.keepBack(
                change(0, new Contact(Map.of("integrationId", "a", "email", "bob@example.com")), ada), stored);
        handOvers.keepBack(
                change(1, new Contact(Map.of("integrationId", "b", "email", "ada@example.com")), bob), stored);
        assertThat(handOvers.hasDue()).isTrue();

        handOvers.tryFirstUntried();
        assertThat(handOvers.takeDue(stored)).extracting(WaitingRow::index).containsExactly(0L);

        assertThat(handOvers.takeRing(stored)).isEmpty();
        assertThat(handOvers.isEmpty()).as("the other row still waits").isFalse();
    }

    private static RowPlan change(long index, Contact given, Contact contact) {
        InputRow row = InputRow.of(index, given, MatchBy.auto);
        return RowPlan.change(row, contact, row.key().identity(), given);
    }

    private boolean waits(MatchBy matchBy) {
        RowPlan plan = RowPlan.create(InputRow.of(0, ROW, matchBy), ROW);

        return new IdentifierHandOvers(matchBy).keepBack(plan, stored);
    }
}
