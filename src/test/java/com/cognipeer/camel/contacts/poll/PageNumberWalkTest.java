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
        assertThat(PageNumberWalk.from(FIRST).next()).contains(FIRST);
        assertThat(PageNumberWalk.from(FIRST.withPage(7)).next()).contains(FIRST.withPage(7));
    }

    @Test
    void asksTheSameQuestionForTheNextPageWhileThereIsMore() {
        assertThat(PageNumberWalk.from(FIRST).after(Pages.page(1, 2, 5, 2)).next())
                .contains(FIRST.withPage(2));
    }

    @Test
    void isOverAfterTheLastPage() {
        assertThat(PageNumberWalk.from(FIRST).after(Pages.page(1, 2, 2, 2)).next())
                .isEmpty();
    }

    @Test
    void isOverAfterAnEmptyPageWhateverTheTotalSays() {
        assertThat(PageNumberWalk.from(FIRST).after(Pages.page(1, 2, 1000, 0)).next())
                .isEmpty();
    }

    @Test
    void goesOnAfterAShortPageThatIsNotTheLast() {
        assertThat(PageNumberWalk.from(FIRST).after(Pages.page(1, 2, 5, 1)).next())
                .contains(FIRST.withPage(2));
    }

    @Test
    void countsWithTheLimitTheServerCappedAt() {
        ContactQuery wide = new ContactQuery(1, 500, ContactFilter.ALL, ContactSort.NONE);

        assertThat(PageNumberWalk.from(wide).after(Pages.page(1, 2, 3, 2)).next())
                .contains(wide.withPage(2));
        assertThat(PageNumberWalk.from(wide).after(Pages.page(1, 3, 3, 3)).next())
                .isEmpty();
    }

    @Test
    void aPageThatWasNotAskedForIsRefusedWithBothNumbers() {
        assertThatThrownBy(() -> PageNumberWalk.from(FIRST).after(Pages.page(3, 2, 9, 2)))
                .isInstanceOf(ContactsServerException.class)
                .hasMessageContaining("page 3")
                .hasMessageContaining("page 1");
    }

    @Test
    void isAValueThatAnotherStepDoesNotChange() {
        PageNumberWalk walk = PageNumberWalk.from(FIRST);

        walk.after(Pages.page(1, 2, 9, 2));

        assertThat(walk.next()).contains(FIRST);
    }
}
