package com.cognipeer.camel.contacts.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactPage;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A page that is not the one asked for is refused as a whole, by every walk. */
class PageCheckTest {

    private static final Instant FROM = Instant.parse("2026-11-25T10:00:00Z");
    private static final Instant BOUND = FROM.plusSeconds(60);
    private static final WalkSettings SETTINGS =
            new WalkSettings(ContactFilter.ALL, 3, Duration.ofSeconds(30), StartFrom.BEGINNING);
    private static final ChangesScope SCOPE = ChangesScope.of(SETTINGS, FROM.plusSeconds(30), PagingChoice.KEYSET);
    private static final PagingChoice BY_PAGES = PagingChoice.pages("a reason");

    static Stream<Walk> walks() {
        return Stream.of(
                KeysetWalk.from(SETTINGS, null, null),
                IdProbe.before(new KeysetWalk(SETTINGS, new SortKey(null, "b"), 2, true, null)),
                ChangesWalk.from(SCOPE, FROM, BOUND),
                new LookbackCheck(SCOPE, 3, FROM, new Window(Window.Content.NONE)),
                new NewestWalk(SCOPE, now -> new EndOfWalk(null)),
                OverlappingWalk.lastIdFirst(SETTINGS, "a", BY_PAGES));
    }

    @ParameterizedTest
    @MethodSource("walks")
    void aPageWithAnotherNumberIsRefused(Walk walk) {
        assertThatThrownBy(() -> walk.after(answer(2, contact("c", 1))))
                .isInstanceOf(ContactsServerException.class)
                .hasMessageContaining("answered page 2 when asked for page 1");
    }

    @Test
    void aChangeBeforeTheStartIsOutsideOfWhatWasAskedFor() {
        ChangesWalk walk = ChangesWalk.from(SCOPE, FROM, BOUND);

        assertOutside(walk, contact("c", -1));
        assertThat(taken(walk, contact("c", 0))).containsExactly("c");
    }

    @Test
    void aChangeAtTheWatermarkIsOutsideWhereOnlyLaterOnesWereAskedFor() {
        ChangesWalk walk = ChangesWalk.behindWatermark(SCOPE, BOUND);

        assertOutside(walk, contact("c", 30));
        assertThat(taken(walk, contact("c", 31))).containsExactly("c");
    }

    @Test
    void aChangeBehindTheBoundIsOutsideOfWhatWasAskedFor() {
        ChangesWalk walk = ChangesWalk.from(SCOPE, FROM, BOUND);

        assertOutside(walk, contact("c", 61));
        assertThat(taken(walk, contact("c", 60))).containsExactly("c");
    }

    @Test
    void aContactOfAnotherTimeIsOutsideWhereOneTimeIsSteppedThrough() {
        Walk tie = ChangesWalk.from(SCOPE, FROM, BOUND)
                .after(answer(1, contact("a", 5), contact("b", 5), contact("c", 5)))
                .walk();

        assertOutside(tie, contact("d", 6));
        assertOutside(tie, contact("c", 5));
        assertThat(taken(tie, contact("d", 5))).containsExactly("d");
    }

    @Test
    void aContactBeforeTheLookbackIsOutsideOfACheckOfIt() {
        assertOutside(new LookbackCheck(SCOPE, 3, FROM, new Window(Window.Content.NONE)), contact("c", -1));
    }

    private static void assertOutside(Walk walk, Contact contact) {
        assertThatThrownBy(() -> walk.after(answer(1, contact)))
                .isInstanceOf(ContactsServerException.class)
                .hasMessageContaining("lies outside of what the filter asked for");
    }

    private static List<String> taken(Walk walk, Contact... contacts) {
        return walk.after(answer(1, contacts)).contacts().stream()
                .map(Contact::getId)
                .toList();
    }

    private static Answer answer(int page, Contact... contacts) {
        ContactPage contents = new ContactPage(Arrays.asList(contacts), 9, page, 3);
        return new Answer(contents, FROM.plusSeconds(70), null);
    }

    private static Contact contact(String id, int seconds) {
        return new Contact(
                Map.of("_id", id, "modifiedDate", FROM.plusSeconds(seconds).toString()));
    }
}
