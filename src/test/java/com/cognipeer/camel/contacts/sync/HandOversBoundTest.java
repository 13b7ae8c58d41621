package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.model.Contact;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The number of waiting rows does not grow with the input. */
class HandOversBoundTest {

    private final IdentifierHandOvers handOvers = new IdentifierHandOvers(MatchBy.auto);

    @Test
    void theFirstRowFailsWhereMoreWaitThanCanBeKept() {
        for (int row = 0; row < IdentifierHandOvers.KEPT; row++) {
            wait(row);
        }
        assertThat(handOvers.excess()).isEmpty();

        wait(IdentifierHandOvers.KEPT);

        assertThat(handOvers.excess())
                .hasValueSatisfying(row -> assertThat(row.index()).isZero());
    }

    private void wait(int row) {
        Contact given = new Contact(Map.of("integrationId", "id " + row, "email", row + "@example.com"));
        InputRow waiting = InputRow.of(row, given, MatchBy.auto);
        RowPlan plan = RowPlan.create(waiting, given);

        assertThat(handOvers.keepRefused(plan, new TakenIdentifierException("taken")))
                .isTrue();
    }
}
