package com.cognipeer.camel.contacts.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangesProbeTest {

    private static final Function<ContactQuery, Answer> REFUSES = query -> {
        throw new InvalidContactException("refused");
    };

    private final SimulatedServer server = new SimulatedServer();
    private final Map<ProbeQuestion, Function<ContactQuery, Answer>> unlike = new EnumMap<>(ProbeQuestion.class);
    private ContactFilter filter = ContactFilter.ALL;
    private boolean begun;
    private int questions;

    @BeforeEach
    void someContacts() {
        for (int count = 0; count < 5; count++) {
            server.insert(0);
            server.now = server.now.plusMillis(10);
        }
    }

    @Test
    void sixQuestionsProveAServerThatHonoursEverything() {
        assertThat(probe()).isEqualTo(PagingChoice.KEYSET);
        assertThat(questions).isEqualTo(6);
    }

    @Test
    void oneQuestionIsEnoughWhereThereAreNoContactsAndProvesNothing() {
        server.contacts.clear();

        assertThat(probe()).isNull();
        assertThat(questions).isOne();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RANGE_HIT  | nothing    | the server matches nothing with $gt, $gte and $lte on modifiedDate",
                "RANGE_HIT  | refuses    | the server refuses $gt, $gte and $lte on modifiedDate",
                "RANGE_MISS | everything | the server ignores $gte on modifiedDate",
                "RANGE_MISS | refuses    | the server refuses $gte on modifiedDate",
                "TIE_HIT    | nothing    | the server matches nothing with equality on modifiedDate with $gt on _id",
                "TIE_HIT    | refuses    | the server refuses equality on modifiedDate with $gt on _id",
                "TIE_MISS   | everything | the server ignores $gt on _id",
                "TIE_MISS   | refuses    | the server refuses $gt on _id"
            })
    void eachPredicateThatFailsIsNamed(ProbeQuestion question, String how, String reason) {
        unlike.put(question, behaviour(how));

        assertThat(probe()).isEqualTo(PagingChoice.pages(reason));
    }

    @Test
    void aRangeThatIsIgnoredIsFoundOutByOneThatMatchesNothing() {
        unlike.put(ProbeQuestion.RANGE_HIT, everything());
        unlike.put(ProbeQuestion.RANGE_MISS, everything());

        assertThat(probe().reason()).isEqualTo("the server ignores $gte on modifiedDate");
    }

    @Test
    void aServerThatRefusesTheLastQuestionAboutRangesPagesByNumber() {
        unlike.put(ProbeQuestion.RANGE_MISS, everything());
        unlike.put(ProbeQuestion.FILTER_MISS, REFUSES);

        assertThat(probe().paging()).isEqualTo(Paging.pages);
    }

    @Test
    void aServerThatIgnoresAnyFilterMayNotIgnoreTheUsersOwn() {
        unlike.put(ProbeQuestion.RANGE_MISS, everything());
        unlike.put(ProbeQuestion.FILTER_MISS, everything());
        assertThat(probe().paging()).isEqualTo(Paging.pages);

        filter = new ContactFilter(Map.of("status", "active"));
        assertThatThrownBy(this::probe)
                .isInstanceOf(ContactsServerException.class)
                .hasMessageContaining("the server ignores filters");
    }

    @Test
    void aRefusalOfTheFirstQuestionIsOneOfTheUsersFilter() {
        unlike.put(ProbeQuestion.OLDEST, REFUSES);

        assertThatThrownBy(this::probe)
                .isInstanceOf(InvalidContactException.class)
                .hasMessage("refused");
    }

    @Test
    void contactsWithoutADateAreCounted() {
        server.insert(0).remove(Contact.MODIFIED_DATE);
        server.insert(0).remove(Contact.MODIFIED_DATE);

        assertThatThrownBy(this::probe)
                .isInstanceOf(ContactsServerException.class)
                .hasMessageContaining("2 of the contacts")
                .hasMessageContaining("mode=snapshot");
    }

    @Test
    void contactsWithoutADateAreFoundAlsoWhereTheySortLast() {
        unlike.put(ProbeQuestion.OLDEST, everything());
        server.contacts.get(server.contacts.lastKey()).remove(Contact.MODIFIED_DATE);

        assertThatThrownBy(this::probe).hasMessageContaining("1 of the contacts");
    }

    @Test
    void thatTheQuestionForContactsWithoutADateIsIgnoredOrRefusedProvesNothing() {
        unlike.put(ProbeQuestion.UNDATED, everything());
        assertThat(probe()).isEqualTo(PagingChoice.KEYSET);

        unlike.put(ProbeQuestion.UNDATED, REFUSES);
        assertThat(probe()).isEqualTo(PagingChoice.KEYSET);
    }

    @Test
    void aSampleThatMovedMeanwhileIsReplaced() {
        unlike.put(ProbeQuestion.RANGE_HIT, movesOnce());

        assertThat(probe()).isEqualTo(PagingChoice.KEYSET);
        assertThat(questions).as("the sample and the question are asked again").isEqualTo(8);
    }

    @Test
    void samplesThatMoveEachTimeAreTakenThreeTimes() {
        unlike.put(ProbeQuestion.RANGE_HIT, moves());

        assertThat(probe().reason()).contains("matches nothing with $gt, $gte and $lte");
        assertThat(questions).isEqualTo(7);
    }

    @Test
    void aSweepUnderWayByKeysetIsNotBegunAnewForSamplesThatMove() {
        begun = true;
        unlike.put(ProbeQuestion.RANGE_HIT, moves());

        assertThatThrownBy(this::probe)
                .isInstanceOf(ContactsServerException.class)
                .hasMessageContaining("contacts move so fast");
    }

    @Test
    void aSweepUnderWayByKeysetIsNotBegunAnewForASampleThatWasAwayForOneQuestion() {
        begun = true;
        unlike.put(ProbeQuestion.TIE_HIT, query -> {
            unlike.remove(ProbeQuestion.TIE_HIT);
            return behaviour("nothing").apply(query);
        });

        assertThat(probe()).isEqualTo(PagingChoice.KEYSET);
    }

    @Test
    void aSweepUnderWayByKeysetIsBegunAnewWhenTheSampleIsNeverFound() {
        begun = true;
        unlike.put(ProbeQuestion.TIE_HIT, behaviour("nothing"));

        assertThat(probe().reason()).contains("matches nothing with equality on modifiedDate");
    }

    @Test
    void theQuestionsKeepToTheUsersFilter() {
        filter = new ContactFilter(Map.of("modifiedDate", Map.of("$gte", "2026"), "_id", Map.of("$gt", "65")));

        assertThat(probe()).isEqualTo(PagingChoice.KEYSET);
    }

    private PagingChoice probe() {
        questions = 0;
        WalkSettings settings = new WalkSettings(filter, 10, Duration.ofSeconds(3), StartFrom.BEGINNING);
        Walk walk = ChangesProbe.start(settings, begun, EndOfWalk::new);
        while (walk instanceof ChangesProbe probe) {
            questions++;
            Function<ContactQuery, Answer> answer = unlike.getOrDefault(probe.question(), server::list);
            try {
                walk = probe.after(answer.apply(probe.next().orElseThrow())).walk();
            } catch (InvalidContactException refusal) {
                walk = probe.refused(refusal);
            }
        }
        return walk.choice();
    }

    private Function<ContactQuery, Answer> behaviour(String how) {
        return switch (how) {
            case "nothing" -> query -> new Answer(new ContactPage(List.of(), 0, 1, 1), server.now, null);
            case "everything" -> everything();
            default -> REFUSES;
        };
    }

    private Function<ContactQuery, Answer> everything() {
        return query -> new Answer(
                new ContactPage(List.of(server.contacts.values().iterator().next()), 5, 1, 1), server.now, null);
    }

    private Function<ContactQuery, Answer> moves() {
        return query -> {
            oldest();
            return server.list(query);
        };
    }

    private Function<ContactQuery, Answer> movesOnce() {
        return query -> {
            if (questions < 4) {
                oldest();
            }
            return server.list(query);
        };
    }

    private void oldest() {
        server.now = server.now.plusMillis(10);
        server.contacts.values().stream()
                .min(Comparator.comparing(Contact::getModifiedDate))
                .ifPresent(contact -> server.write(contact.getId(), 0));
    }
}
