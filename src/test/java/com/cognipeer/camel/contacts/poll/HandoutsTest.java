package com.cognipeer.camel.contacts.poll;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactQuery;
import com.cognipeer.camel.contacts.model.ContactSort;
import org.junit.jupiter.api.Test;

class HandoutsTest {

    private final Sweep sweep =
            Sweep.numbered(new ContactQuery(1, 3, ContactFilter.ALL, ContactSort.NONE), new BelievedTotals());
    private final Handouts handouts = new Handouts(sweep);

    @Test
    void handsOutOneContactAfterTheOther() {
        sweep.accept(NumberedPages.answer(1, 3, 3, 3));

        assertThat(id(handouts.take())).isEqualTo("1.0");
        Handout second = handouts.take().handout();

        assertThat(second.contact().getId()).isEqualTo("1.1");
        assertThat(second.index()).isOne();
        assertThat(second.batchIndex()).isOne();
        assertThat(second.isLast()).isFalse();
        assertThat(handouts.take().handout().isLast()).isTrue();
        assertThat(handouts.hasFree()).isFalse();
        assertThat(handouts.needPage()).isFalse();
        assertThat(handouts.out()).isEqualTo(3);
    }

    @Test
    void theSweepAdvancesOverTheContactsThatAreDoneUpToTheFirstThatIsNot() {
        sweep.accept(NumberedPages.answer(1, 3, 3, 3));
        Handouts.Place first = handouts.take();
        Handouts.Place second = handouts.take();
        Handouts.Place third = handouts.take();

        assertThat(handouts.done(second)).isZero();
        assertThat(sweep.done()).isZero();
        assertThat(handouts.done(first)).isEqualTo(2);
        assertThat(sweep.done()).isEqualTo(2);
        assertThat(handouts.out()).isOne();
        assertThat(handouts.done(third)).isOne();
        assertThat(sweep.isOver()).isTrue();
    }

    @Test
    void aContactThatWasGivenBackIsHandedOutBeforeTheNextOne() {
        sweep.accept(NumberedPages.answer(1, 3, 3, 3));
        handouts.take();
        Handouts.Place second = handouts.take();
        second.handout().contact().put("name", "changed by a route");

        handouts.giveBack(second);

        assertThat(handouts.hasFree()).isTrue();
        assertThat(handouts.out()).isOne();
        Handout again = handouts.take().handout();
        assertThat(again.contact().getId()).isEqualTo("1.1");
        assertThat(again.contact()).doesNotContainKey("name");
        assertThat(id(handouts.take())).isEqualTo("1.2");
    }

    @Test
    void aContactThatIsDoneTwiceCountsOnceAndCannotBeGivenBack() {
        sweep.accept(NumberedPages.answer(1, 3, 3, 3));
        Handouts.Place first = handouts.take();
        handouts.take();
        handouts.done(first);

        assertThat(handouts.done(first)).isZero();
        handouts.giveBack(first);

        assertThat(sweep.done()).isOne();
        assertThat(handouts.out()).isOne();
        assertThat(id(handouts.take())).isEqualTo("1.2");
    }

    @Test
    void thePageBehindIsNeededToKnowWhetherAContactIsTheLast() {
        // A total of less than came leaves it open whether more follow.
        sweep.accept(NumberedPages.answer(1, 3, 1, 2));
        assertThat(handouts.hasFree()).isTrue();
        handouts.take();

        assertThat(handouts.hasFree()).isFalse();
        assertThat(handouts.needPage()).isTrue();

        sweep.accept(NumberedPages.answer(2, 3, 1, 0));
        assertThat(handouts.needPage()).isFalse();
        assertThat(handouts.take().handout().isLast()).isTrue();
    }

    @Test
    void thePageBehindIsNotNeededWhereTheTotalPromisesMore() {
        sweep.accept(NumberedPages.answer(1, 3, 9, 3));
        handouts.take();
        handouts.take();

        assertThat(handouts.hasFree()).isTrue();
        assertThat(handouts.take().handout().isLast()).isFalse();
        assertThat(handouts.hasFree()).isFalse();
        assertThat(handouts.needPage()).isTrue();
    }

    private static String id(Handouts.Place place) {
        return place.handout().contact().getId();
    }
}
