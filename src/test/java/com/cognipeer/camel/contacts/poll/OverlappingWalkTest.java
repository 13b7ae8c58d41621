package com.cognipeer.camel.contacts.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactPage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A walk by overlapping pages, step by step. The contact at place 100 has the id 8900, the one behind it 8899. */
class OverlappingWalkTest {

    private static final PagingChoice CHOICE = PagingChoice.pages("a reason");
    private static final WalkSettings SETTINGS = WalkSettings.snapshot(ContactFilter.ALL, 20);
    private static final Instant START = Instant.parse("2026-11-25T10:00:00Z");

    @Test
    void aPageThatCoversTheLastContactBringsTheContactsBehindIt() {
        Step step = at(100, 300).after(page(6, 20, 300, 100, 20));

        assertThat(ids(step)).hasSize(19).startsWith("8899").endsWith("8881");
        assertThat(((OverlappingWalk) step.walk()).place()).isEqualTo(119);
        assertThat(step.offset()).isEqualTo(100);
    }

    @ParameterizedTest(name = "{0} contacts were removed, {1} steps back before: place {2}")
    @CsvSource({"0, 0, 79", "3, 0, 79", "20, 0, 79", "50, 0, 49", "0, 1, 59", "3, 2, 19", "0, 3, -1", "150, 0, -1"})
    void aPageThatBeginsBehindTheLastContactIsNotTakenAndTheWalkStepsBack(int removed, int back, long place) {
        OverlappingWalk walk = new OverlappingWalk(
                SETTINGS, WalkOrder.LAST_ID_FIRST, key(100), 100, 20, 300, back, 2, everything(), CHOICE);

        Step step = walk.after(page(6, 20, 300 - removed, 101, 20));

        OverlappingWalk next = (OverlappingWalk) step.walk();
        assertThat(step.contacts()).isEmpty();
        assertThat(step.isPage()).isFalse();
        assertThat(next.place()).isEqualTo(place);
        assertThat(next.back()).isEqualTo(back + 1);
        assertThat(next.idle()).isZero();
        assertThat(next.total()).isEqualTo(300 - removed);
    }

    @Test
    void aWalkThatHasSeenNoTotalStepsBackByOnePage() {
        SnapshotPlace place = new SnapshotPlace(Paging.pages, id(100), 101, 100, null);
        Step step = OverlappingWalk.lastIdFirst(SETTINGS, place, CHOICE).after(page(6, 20, 300, 101, 20));

        assertThat(((OverlappingWalk) step.walk()).place()).isEqualTo(79);
    }

    /** Every limit up to ten divides 2,520, so no page of ten contacts covers the places 2,519 and 2,520. */
    @Test
    void aPageRightBehindTheLastContactIsTakenUnlessTheTotalHasFallen() {
        OverlappingWalk walk = new OverlappingWalk(
                SETTINGS,
                WalkOrder.LAST_ID_FIRST,
                new SortKey(null, "500"),
                2519,
                10,
                2540,
                0,
                0,
                everything(),
                CHOICE);
        Answer adjoining = answer(253, 10, 2540, List.of(contact("499"), contact("498")));
        Answer fallen = answer(253, 10, 2539, List.of(contact("499"), contact("498")));

        assertThat(ids(walk.after(adjoining))).containsExactly("499", "498");
        assertThat(walk.after(fallen).contacts()).isEmpty();
    }

    @Test
    void threePagesInARowThatBringNothingEndTheWalkWithAnError() {
        Answer same = page(6, 20, 300, 100, 1);
        Walk once = at(100, 300).after(same).walk();
        Walk twice = once.after(same).walk();

        assertThatThrownBy(() -> twice.after(same))
                .isInstanceOf(ContactsServerException.class)
                .hasMessageContaining("gives the same contacts again");
        Walk onward = twice.after(page(6, 20, 300, 100, 2)).walk();
        assertThat(((OverlappingWalk) onward).idle()).isZero();
    }

    @Test
    void pagesOfFewerThanTenContactsAreRefused() {
        assertThatThrownBy(() -> start().after(page(1, 9, 300, 0, 9)))
                .isInstanceOf(ContactsServerException.class)
                .hasMessageContaining("a reason and gives only 9 contacts a page");

        assertThat(((OverlappingWalk) start().after(page(1, 10, 300, 0, 10)).walk()).limit())
                .isEqualTo(10);
    }

    @Test
    void aServerThatHoldsEverythingOnASmallPageIsFine() {
        assertThat(start().after(page(1, 9, 5, 0, 5)).walk().next()).isEmpty();
    }

    @Test
    void pagesThatAreLargerThanAskedForAreRefusedAlsoWhereTheWalkWouldStepBack() {
        assertThatThrownBy(() -> start().after(page(1, 21, 300, 0, 21))).hasMessageContaining("when asked for 20");
        assertThatThrownBy(() -> at(100, 300).after(page(6, 25, 300, 125, 20)))
                .hasMessageContaining("cannot be made to overlap");
    }

    @Test
    void theContactsBehindAPageAreCountedOnlyWhereAllOfThemCount() {
        assertThat(start().after(page(1, 20, 300, 0, 20)).remaining()).isEqualTo(280);
        assertThat(OverlappingWalk.lastIdFirst(SETTINGS, "500", CHOICE)
                        .after(page(1, 20, 300, 0, 20))
                        .remaining())
                .isZero();
        assertThat(changes(null)
                        .after(answer(
                                1,
                                20,
                                300,
                                IntStream.range(0, 20)
                                        .mapToObj(place -> changed(place, -place))
                                        .toList()))
                        .remaining())
                .isZero();
    }

    @Test
    void theWalkEndsAtTheIdUpToWhichAllIsDone() {
        Step step = OverlappingWalk.lastIdFirst(SETTINGS, "8998", CHOICE).after(page(1, 20, 300, 0, 20));

        assertThat(ids(step)).containsExactly("9000", "8999");
        assertThat(step.walk()).isEqualTo(new EndOfWalk(CHOICE, null, "8998", true));
    }

    @Test
    void aWalkOverChangesTakesThoseBetweenItsStartAndItsBound() {
        Answer newestFirst = answer(
                1, 20, 300, List.of(changed(1, 3), changed(2, 2), changed(3, 0), changed(4, -10), changed(5, -11)));

        Step step = changes(START.minusSeconds(10)).after(newestFirst);

        // The answer is of the third second, and its bound a second before that.
        assertThat(ids(step)).containsExactly("2", "3", "4");
        assertThat(step.walk()).isEqualTo(new EndOfWalk(CHOICE, START.plusSeconds(2), null, true));
    }

    private static OverlappingWalk changes(Instant from) {
        WalkSettings settings = new WalkSettings(ContactFilter.ALL, 20, Duration.ofSeconds(3), StartFrom.BEGINNING);
        return OverlappingWalk.newestFirst(settings, new OverlappingWalk.Range(from, null, null, null), null, CHOICE);
    }

    private static OverlappingWalk start() {
        return OverlappingWalk.lastIdFirst(SETTINGS, (String) null, CHOICE);
    }

    private static OverlappingWalk at(int place, long total) {
        return new OverlappingWalk(
                SETTINGS, WalkOrder.LAST_ID_FIRST, key(place), place, 20, total, 0, 0, everything(), CHOICE);
    }

    private static OverlappingWalk.Range everything() {
        return new OverlappingWalk.Range(null, null, null, null);
    }

    private static Answer page(int number, int limit, long total, int place, int size) {
        return answer(
                number,
                limit,
                total,
                IntStream.range(place, place + size)
                        .mapToObj(at -> contact(id(at)))
                        .toList());
    }

    private static Answer answer(int number, int limit, long total, List<Contact> contacts) {
        return new Answer(new ContactPage(contacts, total, number, limit), START.plusSeconds(3), null);
    }

    private static SortKey key(int place) {
        return new SortKey(null, id(place));
    }

    private static String id(int place) {
        return String.valueOf(9000 - place);
    }

    private static Contact contact(String id) {
        return new Contact(Map.of("_id", id));
    }

    private static Contact changed(int id, int seconds) {
        return new Contact(Map.of(
                "_id",
                String.valueOf(id),
                "modifiedDate",
                START.plusSeconds(seconds).toString()));
    }

    private static List<String> ids(Step step) {
        return step.contacts().stream().map(Contact::getId).toList();
    }
}
