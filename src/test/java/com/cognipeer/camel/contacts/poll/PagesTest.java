package com.cognipeer.camel.contacts.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactQuery;
import com.cognipeer.camel.contacts.model.ContactSort;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PagesTest {

    private static final ContactQuery FIRST = new ContactQuery(1, 2, ContactFilter.ALL, ContactSort.NONE);

    private final Sweep sweep = Sweep.numbered(FIRST, new BelievedTotals());
    private final List<ContactQuery> sent = new ArrayList<>();
    private CompletableFuture<Answer> answer = new CompletableFuture<>();
    private final Pages pages = new Pages(sweep, query -> {
        sent.add(query);
        return answer;
    });

    @Test
    void aPageThatIsNeededIsAskedFor() {
        answer.complete(NumberedPages.answer(1, 2, 4, 2));

        pages.bring();

        assertThat(sweep.waiting()).isEqualTo(2);
        assertThat(sent).containsExactly(FIRST);
        assertThat(pages.requests()).isOne();
    }

    @Test
    void aPageThatWasAskedForAheadIsNotAskedForAgain() {
        pages.ask();
        pages.ask();
        answer.complete(NumberedPages.answer(1, 2, 4, 2));
        assertThat(sweep.waiting()).isZero();

        pages.bring();

        assertThat(sweep.waiting()).isEqualTo(2);
        assertThat(sent).containsExactly(FIRST);
    }

    @Test
    void theNextPageIsAskedForWhenTheOneBeforeWasBrought() {
        answer.complete(NumberedPages.answer(1, 2, 4, 2));
        pages.bring();
        answer = CompletableFuture.completedFuture(NumberedPages.answer(2, 2, 4, 2));

        pages.bring();

        assertThat(sent).containsExactly(FIRST, FIRST.withPage(2));
        assertThat(pages.requests()).isEqualTo(2);
    }

    @Test
    void nothingIsAskedForBehindTheLastPage() {
        answer.complete(NumberedPages.answer(1, 2, 1, 1));
        pages.bring();

        pages.ask();

        assertThat(sent).hasSize(1);
        assertThatThrownBy(pages::bring).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aPageThatCannotBeHadIsAskedForAgain() {
        answer.completeExceptionally(new ContactsServerException("once"));
        assertThatThrownBy(pages::bring).hasMessage("once");
        answer = CompletableFuture.completedFuture(NumberedPages.answer(1, 2, 4, 2));

        pages.bring();

        assertThat(sweep.waiting()).isEqualTo(2);
        assertThat(sent).containsExactly(FIRST, FIRST);
    }

    @Test
    void aRefusalIsGivenToTheSweep() {
        InvalidContactException refusal = new InvalidContactException("no");
        answer.completeExceptionally(refusal);

        assertThatThrownBy(pages::bring).isSameAs(refusal);

        assertThat(sweep.isRefusing()).isTrue();
    }

    @Test
    void aFailureThatIsNoneOfTheClientsIsShownAsItIs() {
        answer.completeExceptionally(new IllegalArgumentException("a defect"));

        assertThatThrownBy(pages::bring).hasRootCauseMessage("a defect");
    }

    @Test
    void theLatestAnswerIsTheOneThatTheSweepTook() {
        assertThat(pages.latest()).isNull();
        answer.complete(NumberedPages.answer(7, 2, 4, 2));
        assertThatThrownBy(pages::bring).hasMessageContaining("page 7");
        assertThat(pages.latest()).isNull();
        Answer page = NumberedPages.answer(1, 2, 4, 2);
        answer = CompletableFuture.completedFuture(page);

        pages.bring();

        assertThat(pages.latest()).isEqualTo(page.withoutContacts());
        assertThat(pages.latest().page().getTotal()).isEqualTo(4);
        assertThat(pages.latest().page()).isEmpty();
    }

    @Test
    void theQuotaIsUsedUpWhenTheServerSaysThatNothingIsLeft() {
        assertThat(pages.isQuotaUsedUp()).isFalse();
        answer.complete(new Answer(NumberedPages.page(1, 2, 6, 2), null, 1L));
        pages.bring();
        assertThat(pages.isQuotaUsedUp()).isFalse();
        answer = CompletableFuture.completedFuture(new Answer(NumberedPages.page(2, 2, 6, 2), null, 0L));
        pages.bring();
        assertThat(pages.isQuotaUsedUp()).isTrue();
        answer = CompletableFuture.completedFuture(NumberedPages.answer(3, 2, 8, 2));
        pages.bring();

        assertThat(pages.isQuotaUsedUp()).as("the server does not say").isFalse();
    }

    @Test
    void aCancelEndsTheRequestUnderWayAndLetsNoOtherOneOut() {
        pages.ask();

        pages.cancel();

        assertThat(answer).isCancelled();
        assertThat(pages.isCancelled()).isTrue();
        assertThatThrownBy(pages::bring).isInstanceOf(CancellationException.class);
        assertThatThrownBy(pages::bring).isInstanceOf(CancellationException.class);
        pages.ask();
        assertThat(sent).hasSize(1);
    }

    @Test
    void aPageThatCameBeforeTheCancelIsTaken() {
        pages.ask();
        answer.complete(NumberedPages.answer(1, 2, 4, 2));
        pages.cancel();

        pages.bring();

        assertThat(sweep.waiting()).isEqualTo(2);
    }

    @Test
    void anInterruptedThreadCancelsWhatItWaitsFor() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(pages::bring).isInstanceOf(CancellationException.class);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(answer).isCancelled();
    }
}
