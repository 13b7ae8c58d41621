package com.cognipeer.camel.contacts.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactQuery;
import com.cognipeer.camel.contacts.model.ContactSort;
import org.junit.jupiter.api.Test;

class SweepTest {

    private static final ContactQuery FIRST = new ContactQuery(1, 2, ContactFilter.ALL, ContactSort.NONE);

    private final Sweep sweep = Sweep.numbered(FIRST, new BelievedTotals());

    @Test
    void asksForTheFirstPageBeforeAnything() {
        assertThat(sweep.hasContact()).isFalse();
        assertThat(sweep.request()).contains(FIRST);
    }

    @Test
    void tellsTheNextPageWhileContactsAreLeftSoThatItCanBeAskedForAhead() {
        sweep.accept(NumberedPages.answer(1, 2, 3, 2));

        assertThat(sweep.request()).contains(FIRST.withPage(2));
        assertThat(sweep.waiting()).isEqualTo(2);
    }

    @Test
    void isAtTheEdgeWhenOnlyAnotherPageTellsWhetherTheContactIsTheLast() {
        sweep.accept(NumberedPages.answer(1, 2, 3, 2));
        assertThat(sweep.isAtTheEdge()).isFalse();

        sweep.advance();
        assertThat(sweep.isAtTheEdge()).isTrue();

        sweep.accept(NumberedPages.answer(2, 2, 3, 1));
        assertThat(sweep.handOut().isLast()).isFalse();
        sweep.advance();
        assertThat(sweep.handOut().isLast()).isTrue();
    }

    @Test
    void aPageAheadKeepsTheContactsOfThePageAtHandFirst() {
        sweep.accept(NumberedPages.answer(1, 2, 4, 2));
        sweep.advance();
        sweep.accept(NumberedPages.answer(2, 2, 4, 2));

        assertThat(sweep.rest())
                .extracting(pending -> pending.contact().getId())
                .containsExactly("1.1");
        assertThat(sweep.isOnTheNewestPage()).isFalse();
        assertThat(sweep.handOut().batchIndex()).isOne();
        assertThat(sweep.handOut().index()).isOne();
    }

    @Test
    void standsAtAContactUntilToldThatItIsDone() {
        sweep.accept(NumberedPages.answer(1, 2, 2, 2));

        assertThat(sweep.contact().getId()).isEqualTo("1.0");
        assertThat(sweep.contact().getId()).isEqualTo("1.0");
        sweep.advance();
        assertThat(sweep.contact().getId()).isEqualTo("1.1");
        assertThat(sweep.handOut().index()).isOne();
    }

    @Test
    void theRestAreTheContactsThatAreNotDone() {
        sweep.accept(NumberedPages.answer(1, 3, 3, 3));
        sweep.advance();

        assertThat(sweep.rest())
                .extracting(pending -> pending.contact().getId())
                .containsExactly("1.1", "1.2");
    }

    @Test
    void aNewPageStartsAtItsFirstContact() {
        sweep.accept(NumberedPages.answer(1, 1, 2, 1));
        sweep.advance();
        sweep.accept(NumberedPages.answer(2, 1, 2, 1));

        assertThat(sweep.handOut().batchIndex()).isZero();
        assertThat(sweep.contact().getId()).isEqualTo("2.0");
        assertThat(sweep.handOut().index()).isOne();
    }

    @Test
    void isOverWhenTheLastContactIsDone() {
        sweep.accept(NumberedPages.answer(1, 2, 1, 1));
        sweep.advance();

        assertThat(sweep.hasContact()).isFalse();
        assertThat(sweep.request()).isEmpty();
    }

    @Test
    void isOverAtOnceWhenNothingMatches() {
        sweep.accept(NumberedPages.answer(1, 2, 0, 0));

        assertThat(sweep.hasContact()).isFalse();
        assertThat(sweep.request()).isEmpty();
        assertThat(sweep.rest()).isEmpty();
    }

    @Test
    void aPageThatIsRefusedLeavesItWhereItWas() {
        sweep.accept(NumberedPages.answer(1, 1, 3, 1));
        sweep.advance();

        assertThatThrownBy(() -> sweep.accept(NumberedPages.answer(5, 1, 3, 1)))
                .isInstanceOf(ContactsServerException.class);

        assertThat(sweep.hasContact()).isFalse();
        assertThat(sweep.request()).contains(FIRST.withPage(2));
    }

    @Test
    void onlyTheCurrentContactIsHandedOutAndDone() {
        sweep.accept(NumberedPages.answer(1, 2, 2, 2));
        PendingContact current = sweep.rest().get(0);
        PendingContact behind = sweep.rest().get(1);

        assertThatThrownBy(() -> sweep.requireCurrent(behind)).isInstanceOf(IllegalStateException.class);
        sweep.requireCurrent(current);
        sweep.advance();

        assertThat(sweep.contact().getId()).isEqualTo("1.1");
        assertThatThrownBy(() -> sweep.requireCurrent(current)).isInstanceOf(IllegalStateException.class);
    }
}
