package com.cognipeer.camel.contacts.twoway;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.twoway.Agreement.Conflict;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each case of the rule that decides by field. */
class AgreementTest {

    private static final Instant EARLY = Instant.parse("2026-01-01T08:00:00Z");
    private static final Instant LATE = Instant.parse("2026-01-01T08:00:01Z");

    @Test
    void aFieldThatNobodyChangedStays() {
        Agreement agreement = Agreement.of(side("Ada", EARLY), base("Ada"), side("Ada", LATE));

        assertThat(agreement.fields()).containsEntry("name", "Ada");
        assertThat(agreement.conflicts()).isEmpty();
    }

    @Test
    void aFieldThatOnlyTheCrmChangedIsTakenFromThereAlsoIfTheContactIsLater() {
        Agreement agreement = Agreement.of(side("Ada L.", EARLY), base("Ada"), side("Ada", LATE));

        assertThat(agreement.fields()).containsEntry("name", "Ada L.");
        assertThat(agreement.conflicts()).isEmpty();
    }

    @Test
    void aFieldThatOnlyTheWorkspaceChangedIsTakenFromThereAlsoIfTheRowIsLater() {
        Agreement agreement = Agreement.of(side("Ada", LATE), base("Ada"), side("Ada L.", EARLY));

        assertThat(agreement.fields()).containsEntry("name", "Ada L.");
        assertThat(agreement.conflicts()).isEmpty();
    }

    @Test
    void aFieldThatBothChangedAlikeIsNoConflict() {
        Agreement agreement = Agreement.of(side("Ada L.", EARLY), base("Ada"), side("Ada L.", LATE));

        assertThat(agreement.fields()).containsEntry("name", "Ada L.");
        assertThat(agreement.conflicts()).isEmpty();
    }

    @Test
    void ofTwoChangesTheLaterCountsInTheCrm() {
        Agreement agreement = Agreement.of(side("Ada C.", LATE), base("Ada"), side("Ada W.", EARLY));

        assertThat(agreement.fields()).containsEntry("name", "Ada C.");
        assertThat(agreement.conflicts()).containsExactly(new Conflict("name", "Ada C.", "Ada W.", true));
    }

    @Test
    void ofTwoChangesTheLaterCountsInTheWorkspace() {
        Agreement agreement = Agreement.of(side("Ada C.", EARLY), base("Ada"), side("Ada W.", LATE));

        assertThat(agreement.fields()).containsEntry("name", "Ada W.");
        assertThat(agreement.conflicts()).containsExactly(new Conflict("name", "Ada C.", "Ada W.", false));
    }

    @Test
    void ofTwoChangesOfOneTimeThatOfTheCrmCounts() {
        assertThat(Agreement.of(side("Ada C.", LATE), base("Ada"), side("Ada W.", LATE))
                        .fields())
                .containsEntry("name", "Ada C.");
    }

    @Test
    void aChangeOfAnUnknownTimeIsNoLaterOne() {
        assertThat(Agreement.of(side("Ada C.", EARLY), base("Ada"), side("Ada W.", null))
                        .fields())
                .containsEntry("name", "Ada C.");
    }

    @Test
    void eachFieldIsDecidedByItself() {
        Side row = new Side(fields("new@example.com", "Ada"), LATE);
        Side contact = new Side(fields("old@example.com", "Ada L."), EARLY);

        Agreement agreement = Agreement.of(row, fields("old@example.com", "Ada"), contact);

        assertThat(agreement.fields()).containsEntry("email", "new@example.com").containsEntry("name", "Ada L.");
        assertThat(agreement.changesOf(row)).isEqualTo(Map.of("name", "Ada L."));
        assertThat(agreement.changesOf(contact)).isEqualTo(Map.of("email", "new@example.com"));
    }

    @Test
    void anEmptiedFieldIsAChange() {
        assertThat(Agreement.of(side(null, EARLY), base("Ada"), side("Ada", LATE))
                        .changesOf(side("Ada", LATE)))
                .isEqualTo(Collections.singletonMap("name", null));
    }

    @Test
    void withoutABaseAnEmptyFieldTakesTheValueOfTheOtherSide() {
        Side row = new Side(fields("ada@example.com", null), EARLY);
        Side contact = new Side(fields(null, "Ada"), LATE);

        Agreement agreement = Agreement.of(row, Side.NO_FIELDS, contact);

        assertThat(agreement.fields()).containsEntry("email", "ada@example.com").containsEntry("name", "Ada");
        assertThat(agreement.conflicts()).isEmpty();
    }

    private static Side side(String name, Instant changed) {
        return new Side(fields("ada@example.com", name), changed);
    }

    private static Map<String, String> base(String name) {
        return fields("ada@example.com", name);
    }

    private static Map<String, String> fields(String email, String name) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("email", email);
        fields.put("name", name);
        return Side.fieldsOf(fields);
    }
}
