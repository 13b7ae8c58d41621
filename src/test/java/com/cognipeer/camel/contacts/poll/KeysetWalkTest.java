package com.cognipeer.camel.contacts.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactPage;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A walk by {@code _id}, with the questions it asks when an empty answer may not be believed. */
class KeysetWalkTest {

    private static final WalkSettings SETTINGS = WalkSettings.snapshot(ContactFilter.ALL, 2);
    private static final KeysetWalk START = KeysetWalk.from(SETTINGS, null, null);

    @Test
    void asksForAllInTheOrderOfTheIdsFirst() {
        assertThat(START.next().orElseThrow().filter()).isEqualTo(ContactFilter.ALL);
        assertThat(START.next().orElseThrow().sort().fields()).isEqualTo(Map.of("_id", 1));
    }

    @Test
    void asksForWhatComesBehindTheLastContactThen() {
        Walk walk = START.after(page(4, "a", "b")).walk();

        assertThat(bound(walk)).isEqualTo(Map.of("_id", Map.of("$gt", "b")));
        assertThat(walk.choice()).as("nothing is proven yet").isNull();
        assertThat(walk.after(page(2, "c", "d")).walk().choice()).isEqualTo(PagingChoice.KEYSET);
    }

    @Test
    void onePageThatHoldsEverythingNeedsNoProof() {
        assertThat(START.after(page(1, "a")).walk()).isEqualTo(new EndOfWalk(PagingChoice.SINGLE_PAGE));
    }

    @Test
    void aShortPageIsTheLastOnlyIfTheTotalSaysSo() {
        assertThat(bound(START.after(page(9, "a")).walk())).isEqualTo(Map.of("_id", Map.of("$gt", "a")));
    }

    @Test
    void anEmptyAnswerToABoundIsBelievedWhenAnotherBoundFindsTheLastContactRead() {
        assertThat(bound(doubt())).isEqualTo(Map.of("_id", Map.of("$gt", "")));

        assertThat(doubt().after(page(1, "b")).walk()).isEqualTo(new EndOfWalk(PagingChoice.KEYSET));
    }

    @Test
    void whereItFindsNothingEitherTheFirstContactThereIsIsTried() {
        Walk first = doubt().after(page(0)).walk();
        assertThat(bound(first)).as("the last one read may have been removed").isEmpty();

        Walk proof = first.after(page(3, "ab")).walk();
        assertThat(bound(proof)).isEqualTo(Map.of("_id", Map.of("$gt", "a")));
        assertThat(proof.after(page(3, "ab")).walk()).isEqualTo(new EndOfWalk(PagingChoice.KEYSET));
    }

    @Test
    void aBoundThatFindsNothingForAContactThatIsThereIsGivenUpForPagesBackToWhatIsDone() {
        Walk pages = doubt().after(page(0))
                .walk()
                .after(page(4, "a"))
                .walk()
                .after(page(0))
                .walk()
                .after(page(4, "a"))
                .walk();

        assertThat(pages).isInstanceOf(OverlappingWalk.class);
        assertThat(pages.choice().reason()).isEqualTo("the server matches nothing with $gt on _id");
        assertThat(pages.doneUpTo()).isEqualTo("b");
    }

    @Test
    void isOverWhenEverythingWasRemovedMeanwhile() {
        assertThat(doubt().after(page(0)).walk().after(page(0)).walk())
                .isEqualTo(new EndOfWalk(PagingChoice.SINGLE_PAGE));
    }

    @Test
    void aBoundThatIsIgnoredIsGivenUpForPages() {
        Walk pages =
                START.after(page(4, "a", "b")).walk().after(page(4, "a", "b")).walk();

        assertThat(pages.choice().reason()).isEqualTo("the server ignores $gt on _id");
        assertThat(pages.doneUpTo()).isEqualTo("b");
    }

    @Test
    void aBoundThatIsRefusedIsGivenUpForPages() {
        InvalidContactException refusal = new InvalidContactException("no");
        Walk second = START.after(page(4, "a", "b")).walk();

        assertThat(second.refused(refusal).choice().reason()).isEqualTo("the server refuses $gt on _id");
        assertThat(doubt().refused(refusal).choice().reason()).isEqualTo("the server refuses $gt on _id");
        assertThatThrownBy(() -> START.refused(refusal)).isSameAs(refusal);
        assertThatThrownBy(() -> second.after(page(2, "c", "d")).walk().refused(refusal))
                .isSameAs(refusal);
    }

    @Test
    void aPageThatIsNotInOrderIsNotTaken() {
        assertThatThrownBy(() -> START.after(page(4, "b", "a")))
                .isInstanceOf(ContactsServerException.class)
                .hasMessageContaining("contact 2")
                .hasMessageContaining("does not honour sort");
        assertThatThrownBy(() -> START.after(page(4, "a", "a"))).isInstanceOf(ContactsServerException.class);
    }

    @Test
    void goesOnBehindWhatIsDone() {
        SnapshotPlace place = new SnapshotPlace(Paging.keyset, "m", 13, 0, null);

        assertThat(bound(KeysetWalk.from(SETTINGS, place, null))).isEqualTo(Map.of("_id", Map.of("$gt", "m")));
    }

    @Test
    void anIdOfTheServersOwnFormIsComparedWithTheLeastOfThatForm() {
        assertThat(SortKey.below("65a0000000000000000000ff")).isEqualTo("0".repeat(24));
        assertThat(SortKey.below("0b9f7a54-7d0c-4b8b-a8f5-0d6a1c1f9d3e"))
                .isLessThan("0b9f7a54-7d0c-4b8b-a8f5-0d6a1c1f9d3e");
        assertThat(SortKey.below("7")).isEmpty();
    }

    private static Walk doubt() {
        return START.after(page(4, "a", "b")).walk().after(page(0)).walk();
    }

    private static Map<String, Object> bound(Walk walk) {
        return walk.next().orElseThrow().filter().document();
    }

    private static Answer page(long total, String... ids) {
        return new Answer(
                new ContactPage(
                        Arrays.stream(ids)
                                .map(id -> new Contact(Map.of("_id", id)))
                                .toList(),
                        total,
                        1,
                        2),
                null,
                null);
    }
}
