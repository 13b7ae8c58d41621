package com.cognipeer.camel.contacts.poll;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each question asks for just the predicate that its answer proves. */
class ProbeQuestionTest {

    private static final WalkSettings SETTINGS = WalkSettings.snapshot(ContactFilter.ALL, 100);
    private static final String TIME = "2026-11-25T10:00:00.500Z";
    private static final SortKey SAMPLE = new SortKey(Instant.parse(TIME), "65a0000000000000000000ff");
    private static final String BELOW = "000000000000000000000000";
    private static final String NEVER = "9999-01-01T00:00:00.000Z";

    static Stream<Arguments> questions() {
        return Stream.of(
                Arguments.of(ProbeQuestion.OLDEST, Map.of(), "[modifiedDate, _id]"),
                Arguments.of(ProbeQuestion.UNDATED, modified(Map.of("$exists", false)), "[_id]"),
                Arguments.of(
                        ProbeQuestion.RANGE_HIT,
                        modified(Map.of("$gte", TIME, "$gt", "2026-11-25T10:00:00.499Z", "$lte", TIME)),
                        "[modifiedDate, _id]"),
                Arguments.of(ProbeQuestion.RANGE_MISS, modified(Map.of("$gte", NEVER)), "[modifiedDate, _id]"),
                Arguments.of(ProbeQuestion.TIE_HIT, tie(BELOW), "[modifiedDate, _id]"),
                Arguments.of(ProbeQuestion.TIE_MISS, tie(SAMPLE.id()), "[modifiedDate, _id]"),
                Arguments.of(ProbeQuestion.FILTER_MISS, modified(NEVER), "[modifiedDate, _id]"),
                Arguments.of(ProbeQuestion.FIRST_ID, Map.of(), "[_id]"),
                Arguments.of(ProbeQuestion.ID_HIT, Map.of("_id", Map.of("$gt", BELOW)), "[_id]"));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void asksForItsPredicateAlone(ProbeQuestion question, Map<String, ?> filter, String sort) {
        ContactQuery query = question.about(SAMPLE, SETTINGS);

        assertThat(query.filter().document()).isEqualTo(filter);
        assertThat(query.sort().fields().keySet()).hasToString(sort);
    }

    @ParameterizedTest
    @EnumSource
    void asksForOneContact(ProbeQuestion question) {
        ContactQuery query = question.about(SAMPLE, SETTINGS);

        assertThat(query.page()).isOne();
        assertThat(query.limit()).isOne();
    }

    @Test
    void everyQuestionIsListedHere() {
        assertThat(questions().map(arguments -> arguments.get()[0])).containsExactly((Object[]) ProbeQuestion.values());
    }

    private static Map<String, ?> modified(Object condition) {
        return Map.of("modifiedDate", condition);
    }

    private static Map<String, ?> tie(String id) {
        return Map.of("modifiedDate", TIME, "_id", Map.of("$gt", id));
    }
}
