package com.cognipeer.camel.contacts.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactQuery;
import com.cognipeer.camel.contacts.model.ContactSort;
import org.junit.jupiter.api.Test;

class PageNumberWalkTest {

    private static final ContactQuery FIRST =
            new ContactQuery(1, 2, ContactFilter.parse("{\"status\":\"active\"}"), ContactSort.parse("name:1"));

    @Test
    void startsWithThePageOfTheQuery() {
        assertThat(new PageNumberWalk(FIRST).next()).contains(FIRST);
        assertThat(new PageNumberWalk(FIRST.withPage(7)).next()).contains(FIRST.withPage(7));
    }

    @Test
    void asksTheSameQuestionForTheNextPageWhileThereIsMore() {
        assertThat(new PageNumberWalk(FIRST)
                        .after(NumberedPages.answer(1, 2, 5, 2))
                        .walk()
                        .next())
                .contains(FIRST.withPage(2));
    }

    @Test
    void isOverAfterTheLastPage() {
        assertThat(new PageNumberWalk(FIRST)
                        .after(NumberedPages.answer(1, 2, 2, 2))
                        .walk()
                        .next())
                .isEmpty();
    }

    @Test
    void isOverAfterAnEmptyPageWhateverTheTotalSays() {
        assertThat(new PageNumberWalk(FIRST)
                        .after(NumberedPages.answer(1, 2, 1000, 0))
                        .walk()
                        .next())
                .isEmpty();
    }

    @Test
    void goesOnAfterAShortPageThatIsNotTheLast() {
        assertThat(new PageNumberWalk(FIRST)
                        .after(NumberedPages.answer(1, 2, 5, 1))
                        .walk()
                        .next())
                .contains(FIRST.withPage(2));
    }

    @Test
    void countsWithTheLimitTheServerCappedAt() {
        ContactQuery wide = new ContactQuery(1, 500, ContactFilter.ALL, ContactSort.NONE);

        assertThat(new PageNumberWalk(wide)
                        .after(NumberedPages.answer(1, 2, 3, 2))
                        .walk()
                        .next())
                .contains(wide.withPage(2));
        assertThat(new PageNumberWalk(wide)
                        .after(NumberedPages.answer(1, 3, 3, 3))
                        .walk()
                        .next())
                .isEmpty();
    }

    /** The limit is 100 in each answer, and 10 are given. */
    @Test
    void goesOnWhereTheServerCapsItsPagesAndEchoesTheLimitAskedFor() {
        Walk walk = new PageNumberWalk(new ContactQuery(1, 100, ContactFilter.ALL, ContactSort.NONE));

        for (int page = 1; page <= 5; page++) {
            assertThat(walk.next())
                    .hasValueSatisfying(query -> assertThat(query.limit()).isEqualTo(100));
            walk = walk.after(NumberedPages.answer(page, 100, 57, 10)).walk();
        }

        assertThat(walk.next()).isPresent();
        assertThat(walk.after(NumberedPages.answer(6, 100, 57, 7)).walk().next())
                .isEmpty();
        assertThat(walk.after(NumberedPages.answer(6, 100, 57, 0)).walk().next())
                .isEmpty();
    }

    @Test
    void aPageThatWasNotAskedForIsRefusedWithBothNumbers() {
        assertThatThrownBy(() -> new PageNumberWalk(FIRST).after(NumberedPages.answer(3, 2, 9, 2)))
                .isInstanceOf(ContactsServerException.class)
                .hasMessageContaining("page 3")
                .hasMessageContaining("page 1");
    }

    @Test
    void isAValueThatAnotherStepDoesNotChange() {
        PageNumberWalk walk = new PageNumberWalk(FIRST);

        walk.after(NumberedPages.answer(1, 2, 9, 2));

        assertThat(walk.next()).contains(FIRST);
    }
}
