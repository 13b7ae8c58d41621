package com.cognipeer.camel.contacts.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.model.ContactQuery;
import com.cognipeer.camel.contacts.model.ContactSort;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EndCheckTest {

    private static final ContactPage LAST = NumberedPages.page(1, 100, 7, 7);

    private final ContactQuery asked = new ContactQuery(1, 100, ContactFilter.ALL, ContactSort.parse("_id:1"));
    private final EndOfWalk end = new EndOfWalk(PagingChoice.KEYSET, Instant.EPOCH, "id", false);
    private final BelievedTotals totals = new BelievedTotals();
    private final EndCheck check = EndCheck.about(asked, LAST, end, totals);

    @Test
    void aTotalOfMoreThanOneContactIsTheEndAndProvesTheTotals() {
        assertThat(check.next()).contains(new ContactQuery(1, 1, asked.filter(), asked.sort()));

        assertThat(check.after(NumberedPages.answer(1, 1, 7, 1)).walk()).isSameAs(end);

        assertThat(totals.doubt(LAST)).isFalse();
    }

    @Test
    void aTotalOfOneContactIsTheEndUnlessOthersLieBehindThePage() {
        Walk behind = check.after(NumberedPages.answer(1, 1, 1, 1)).walk();
        assertThat(behind.next()).contains(new ContactQuery(2, 7, asked.filter(), asked.sort()));

        assertThat(behind.after(NumberedPages.answer(2, 7, 0, 0)).walk()).isSameAs(end);
        assertThatThrownBy(() -> behind.after(NumberedPages.answer(2, 7, 3, 3)))
                .isInstanceOf(ContactsServerException.class)
                .hasMessageContaining("the server gave 7 contacts, fewer than its own limit of 100");
        assertThat(totals.doubt(LAST)).as("nothing is proven").isTrue();
    }

    @Test
    void anEmptyAnswerProvesNothing() {
        assertThat(check.after(NumberedPages.answer(1, 1, 0, 0)).walk()).isSameAs(end);

        assertThat(totals.doubt(LAST)).isTrue();
    }

    @Test
    void aRefusalLeavesTheEndAsItWasFound() {
        assertThat(check.refused(new InvalidContactException("no"))).isSameAs(end);
    }

    @Test
    void coversWhatTheWalkCoveredThatHasEnded() {
        assertThat(check.choice()).isEqualTo(end.choice());
        assertThat(check.bound()).isEqualTo(end.bound());
        assertThat(check.doneUpTo()).isEqualTo(end.doneUpTo());
        assertThat(check.looksBack()).isFalse();
    }
}
