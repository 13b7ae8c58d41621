package com.cognipeer.camel.contacts.poll;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LookbackCheckTest {

    private static final Duration LOOKBACK = Duration.ofMinutes(1);
    private static final Instant FROM = Instant.parse("2026-11-25T10:00:00Z");
    private static final Instant WATERMARK = FROM.plus(LOOKBACK);
    private static final WalkSettings SETTINGS = new WalkSettings(ContactFilter.ALL, 3, LOOKBACK, StartFrom.BEGINNING);
    private static final ChangesScope SCOPE = ChangesScope.of(SETTINGS, WATERMARK, PagingChoice.KEYSET);
    private static final Instant SOON = WATERMARK.plusSeconds(10);

    private final Window window = window(0);

    @Test
    void asksForTheNewestContactsOfTheLookback() {
        ContactQuery query = check(window).next().orElseThrow();

        assertThat(query.filter().document())
                .isEqualTo(Map.of("modifiedDate", Map.of("$gte", "2026-11-25T10:00:00.000Z")));
        assertThat(query.sort().fields()).isEqualTo(Map.of("modifiedDate", -1, "_id", -1));
        assertThat(query.limit()).isEqualTo(7);
    }

    @Test
    void isOverWhereAsManyAreThereAsAreKnown() {
        Walk walk = after(SOON, 4, known(3), known(2), known(1));

        assertThat(walk).isEqualTo(new EndOfWalk(PagingChoice.KEYSET, SOON, false));
    }

    @Test
    void readsWhatIsNewAloneWhereNothingCameLate() {
        Walk walk = after(SOON, 5, contact("new", WATERMARK.plusSeconds(1)), known(3), known(2));

        assertThat(walk).isEqualTo(ChangesWalk.behindWatermark(SCOPE, SOON));
    }

    @Test
    void aKnownOneThatChangedIsNewAndCountsOnce() {
        Walk walk = after(SOON, 4, contact("known0", WATERMARK.plusSeconds(1)), known(3), known(2));

        assertThat(walk.looksBack()).isFalse();
        assertThat(walk.next()).isPresent();
    }

    @Test
    void whatIsNewerThanTheBoundWaits() {
        assertThat(after(SOON, 5, contact("new", SOON.plusSeconds(1)), known(3), known(2)))
                .isEqualTo(new EndOfWalk(PagingChoice.KEYSET, SOON, false));
    }

    @Test
    void oneMoreThanIsKnownCameLate() {
        assertReadsAgain(after(SOON, 5, known(3), known(2), known(1)));
    }

    @Test
    void oneLessThanIsKnownWasRemovedAndMayHideALateOne() {
        assertReadsAgain(after(SOON, 3, known(3), known(2), known(1)));
    }

    @Test
    void aPageOfNothingButNewOnesDoesNotTellHowManyThereAre() {
        assertReadsAgain(after(
                SOON,
                7,
                contact("x", WATERMARK.plusSeconds(3)),
                contact("y", WATERMARK.plusSeconds(2)),
                contact("z", WATERMARK.plusSeconds(1))));
    }

    @Test
    void readsAllAgainOnceTheLookbackOfTheOldestIsOver() {
        Instant due = FROM.plus(LOOKBACK.multipliedBy(2));

        assertThat(after(due.minusMillis(1), 4, known(3)).looksBack()).isFalse();
        assertReadsAgain(after(due, 4, known(3)));
    }

    @Test
    void readsAllAgainWhereTheServerTellsNoDate() {
        assertReadsAgain(check(window)
                .after(new Answer(new ContactPage(List.of(known(3)), 4, 1, 3), null, null))
                .walk());
    }

    @Test
    void whatFellOutOfTheWindowAndChangedIsToldFromANewOneByTheCount() {
        Window overflowed = window(5);
        Contact changed = contact("unknown", WATERMARK.plusSeconds(1));

        assertThat(check(overflowed)
                        .after(answer(SOON, 9, changed, known(3)))
                        .walk()
                        .looksBack())
                .isFalse();
        assertThat(overflowed.forgotten()).as("it is going to be known").isEqualTo(4);
        assertReadsAgain(
                check(window(5)).after(answer(SOON, 8, changed, known(3))).walk());
        assertThat(check(window(5))
                        .after(answer(SOON, 10, changed, known(3)))
                        .walk()
                        .looksBack())
                .isFalse();
        assertReadsAgain(
                check(window(5)).after(answer(SOON, 11, changed, known(3))).walk());
    }

    @Test
    void whatFellOutOfTheWindowIsNotReadAgainWhenTheLookbackIsOver() {
        assertThat(check(window(5))
                        .after(answer(FROM.plus(LOOKBACK.multipliedBy(9)), 9, known(3)))
                        .walk()
                        .looksBack())
                .isFalse();
    }

    @Test
    void theBoundIsNeverBeforeTheWatermark() {
        assertThat(after(WATERMARK.minusSeconds(30), 4, known(3)))
                .isEqualTo(new EndOfWalk(PagingChoice.KEYSET, WATERMARK, false));
    }

    private Walk after(Instant bound, long total, Contact... contacts) {
        return check(window).after(answer(bound, total, contacts)).walk();
    }

    private static void assertReadsAgain(Walk walk) {
        assertThat(walk.looksBack()).isTrue();
        assertThat(walk.next().orElseThrow().filter().document().toString()).contains("$gte=2026-11-25T10:00:00.000Z");
    }

    private static LookbackCheck check(Window known) {
        return new LookbackCheck(SCOPE, 7, FROM, known);
    }

    private static Answer answer(Instant bound, long total, Contact... contacts) {
        return new Answer(new ContactPage(Arrays.asList(contacts), total, 1, 3), bound.plusSeconds(1), null);
    }

    /** Four are known, and some more that fell out. */
    private static Window window(int forgotten) {
        List<Window.Entry> entries = IntStream.range(0, 4)
                .mapToObj(number -> new Window.Entry(WalkOrder.OLDEST_FIRST.keyOf(known(number), 0), "v" + number))
                .toList();
        return new Window(new Window.Content(entries, forgotten, forgotten == 0 ? null : FROM.plusSeconds(1)));
    }

    private static Contact known(int number) {
        return contact("known" + number, FROM.plusSeconds(10 + number));
    }

    private static Contact contact(String id, Instant modified) {
        return new Contact(Map.of("_id", id, "modifiedDate", modified.toString()));
    }
}
