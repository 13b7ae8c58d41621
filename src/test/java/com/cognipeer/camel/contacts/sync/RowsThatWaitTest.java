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
        InputRow row = InputRow.of(0, ROW, MatchBy.auto);
        RowPlan plan = RowPlan.change(row, own, row.key().identity(), ROW);

        assertThat(new IdentifierHandOvers(MatchBy.auto).keepBack(plan, stored)).isTrue();
    }

    private boolean waits(MatchBy matchBy) {
        RowPlan plan = RowPlan.create(InputRow.of(0, ROW, matchBy), ROW);

        return new IdentifierHandOvers(matchBy).keepBack(plan, stored);
    }
}
