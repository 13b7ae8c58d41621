package com.cognipeer.camel.contacts.twoway;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.model.Contact;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the rule decides for a row, a base and a contact, as the database and the API give them. */
class RuleTest {

    private static final String BEFORE = "2026-01-01T08:00:00.000Z";
    private static final String NOW = "2026-01-01T08:00:01.000Z";
    private static final String LATER = "2026-01-01T08:00:02.000Z";
    private static final String READ = "read";
    private static final String ANSWER = "answer";
    private static final String PAGE = null;
    private static final String CREATED = "{\"email\":\"ada@example.com\",\"name\":\"Ada\"}";

    private final Rule rule = new Rule();

    @Nested
    class StillWithoutId {

        @Test
        void isTheContactItselfWithoutAnId() {
            assertThat(rule.stillWithoutId(contact("7", null), contact("7", null)))
                    .isTrue();
        }

        @Test
        void isNoOtherContactThatHasTheAddressNow() {
            assertThat(rule.stillWithoutId(contact("8", null), contact("7", null)))
                    .isFalse();
        }

        @Test
        void isNoContactThatHasGotAnIdMeanwhile() {
            assertThat(rule.stillWithoutId(contact("7", "c1"), contact("7", null)))
                    .isFalse();
        }

        @Test
        void isNoContactThatTheAddressLeadsToNoMore() {
            assertThat(rule.stillWithoutId(null, contact("7", null))).isFalse();
        }

        private static Contact contact(String id, String integrationId) {
            Contact contact = new Contact(Map.of("_id", id));
            contact.setIntegrationId(integrationId);
            return contact;
        }
    }

    @Nested
    class Seen {

        @Test
        void aContactWithoutABaseIsNew() {
            assertThat(rule.seen(null, contact("Ada", NOW))).isEqualTo("new");
        }

        @Test
        void aContactThatChangedAfterTheBaseIsNew() {
            assertThat(rule.seen(base("Ada", NOW), contact("Ada", LATER))).isEqualTo("new");
        }

        @Test
        void aContactAsTheBaseHasItIsKnown() {
            assertThat(rule.seen(base("Ada", NOW), contact("Ada", NOW))).isEqualTo("known");
        }

        @Test
        void aContactOfTheTimeOfTheBaseWithOtherValuesIsOld() {
            assertThat(rule.seen(base("Ada", NOW), contact("Ada L.", NOW))).isEqualTo("old");
        }

        @Test
        void aContactThatChangedBeforeTheBaseIsOld() {
            assertThat(rule.seen(base("Ada", NOW), contact("Ada L.", BEFORE))).isEqualTo("old");
        }

        @Test
        void aDeletedContactOfTheTimeOfTheBaseIsOld() {
            assertThat(rule.seen(base("Ada", NOW), deleted("Ada", NOW))).isEqualTo("old");
        }

        @Test
        void anotherContactThanThatOfTheBaseIsOld() {
            Map<String, Object> base = base("Ada", NOW);
            base.put("contact_id", "another");

            assertThat(rule.seen(base, contact("Ada", LATER))).isEqualTo("old");
        }
    }

    @Nested
    class Push {

        @Test
        void aCustomerWithoutAContactIsCreated() {
            Map<String, Object> push = rule.push(row("Ada", NOW), null, null);

            assertThat(push)
                    .containsEntry("action", "create")
                    .containsEntry("fields", Map.of("integrationId", "c1", "email", "ada@example.com", "name", "Ada"));
        }

        @Test
        void aCreationWhoseAnswerWasLostIsRepeatedIfThereIsNoContact() {
            Map<String, Object> base = new HashMap<>(Map.of("id", "c1", "sent", "{\"name\":\"Ada\"}"));

            assertThat(rule.push(row("Ada", NOW), base, null)).containsEntry("action", "create");
        }

        @Test
        void onlyTheFieldThatTheCrmChangedIsWritten() {
            assertThat(rule.push(row("Ada L.", NOW), base("Ada", BEFORE), contact("Ada", BEFORE)))
                    .containsEntry("action", "update")
                    .containsEntry("fields", Map.of("name", "Ada L."))
                    .containsEntry("sent", "{\"name\":\"Ada L.\"}");
        }

        @Test
        void aFieldThatTheWorkspaceChangedLaterIsNotWritten() {
            assertThat(rule.push(row("Ada C.", NOW), base("Ada", BEFORE), contact("Ada W.", LATER)))
                    .containsEntry("action", "settle");
        }

        @Test
        void aFieldThatTheWorkspaceChangedEarlierIsWrittenAndTheConflictNoted() {
            Map<String, Object> push = rule.push(row("Ada C.", LATER), base("Ada", BEFORE), contact("Ada W.", NOW));

            assertThat(push).containsEntry("action", "update").containsEntry("fields", Map.of("name", "Ada C."));
            assertThat((List<?>) push.get("conflicts")).hasSize(1);
        }

        @Test
        void aContactThatHasTheValueAlreadyIsNotWritten() {
            assertThat(rule.push(row("Ada L.", NOW), base("Ada", BEFORE), contact("Ada L.", NOW)))
                    .containsEntry("action", "settle");
        }

        @Test
        void aValueOfAWriteWhoseAnswerWasLostIsNoChangeOfTheWorkspace() {
            Map<String, Object> base = base("Ada", BEFORE);
            base.put("sent", "{\"name\":\"Ada L.\"}");

            Map<String, Object> push = rule.push(row("Ada Lovelace", NOW), base, contact("Ada L.", LATER));

            assertThat(push).containsEntry("fields", Map.of("name", "Ada Lovelace"));
            assertThat((List<?>) push.get("conflicts")).isEmpty();
        }

        @Test
        void aCustomerWhoseContactIsGoneWaits() {
            assertThat(rule.push(row("Ada L.", NOW), base("Ada", BEFORE), null)).containsEntry("action", "park");
        }

        @Test
        void aCustomerWhoseContactIsDeletedIsNotWritten() {
            assertThat(rule.push(row("Ada L.", LATER), base("Ada", BEFORE), deleted("Ada", NOW)))
                    .containsEntry("action", "settle");
        }

        @Test
        void aNewCustomerBringsADeletedContactBack() {
            assertThat(rule.push(row("Ada L.", NOW), null, deleted("Ada", BEFORE)))
                    .containsEntry("action", "update")
                    .containsEntry("fields", Map.of("name", "Ada L.", "deleted", false));
        }

        @Test
        void anotherWriteKeepsWhatTheOneBeforeHasBrought() {
            Map<String, Object> base = base("Ada", BEFORE);
            base.put("sent", "{\"name\":\"Ada L.\"}");

            assertThat(rule.push(row("Ada Lovelace", NOW), base, contact("Ada L.", LATER)))
                    .extractingByKey("known")
                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                    .containsEntry("name", "Ada L.");
        }

        @Test
        void aCustomerWhoIsBackIsWrittenAgainIfTheFirstWriteDidNotArrive() {
            assertThat(rule.push(row("Ada L.", NOW), sentOnly("{\"name\":\"Ada L.\"}"), deleted("Ada", BEFORE)))
                    .containsEntry("action", "update")
                    .containsEntry("fields", Map.of("name", "Ada L.", "deleted", false));
        }

        @Test
        void aContactThatWasCreatedAndDeletedBeforeTheAnswerIsNotBroughtBack() {
            assertThat(rule.push(row("Ada", NOW), sentOnly("{\"name\":\"Ada\"}"), deleted("Ada", LATER)))
                    .containsEntry("action", "settle");
        }

        @Test
        void aChangeAfterACreationWhoseAnswerWasLostIsWrittenAlsoIfTheClockOfTheCrmIsBehind() {
            assertThat(rule.push(row("Ada L.", BEFORE), sentOnly(CREATED), contact("Ada", NOW)))
                    .containsEntry("action", "update")
                    .containsEntry("fields", Map.of("name", "Ada L."));
        }

        @Test
        void aRemovedCustomerMakesTheContactInactive() {
            assertThat(rule.push(null, base("Ada", NOW), contact("Ada", NOW)))
                    .containsEntry("action", "update")
                    .containsEntry("fields", Map.of("status", "inactive"));
        }

        @Test
        void aRemovedCustomerWhoseContactIsDeletedOrInactiveIsDone() {
            Contact inactive = contact("Ada", NOW);
            inactive.setStatus("inactive");

            assertThat(rule.push(null, base("Ada", NOW), inactive)).containsEntry("action", "settle");
            assertThat(rule.push(null, base("Ada", NOW), deleted("Ada", NOW))).containsEntry("action", "settle");
        }

        @Test
        void aRemovedCustomerWhoseContactIsGoneWaitsForTheReport() {
            assertThat(rule.push(null, base("Ada", NOW), null)).containsEntry("action", "park");
        }

        @Test
        void aCustomerWhoCameAndWentIsNothing() {
            assertThat(rule.push(null, null, contact("Ada", NOW))).containsEntry("action", "none");
        }
    }

    @Nested
    class Settle {

        @Test
        void aNewContactBecomesARow() {
            assertThat(rule.settle(null, null, PAGE, null, contact("Ada", NOW)))
                    .containsEntry("customer", "insert")
                    .containsEntry("name", "Ada")
                    .containsEntry("agreed_name", "Ada")
                    .containsEntry("contact_id", "k1")
                    .containsEntry("modified_date", NOW);
        }

        @Test
        void aChangeOfTheContactComesIntoTheRowAndTheBase() {
            assertThat(rule.settle(row("Ada", LATER), base("Ada", BEFORE), PAGE, null, contact("Ada L.", NOW)))
                    .containsEntry("customer", "update")
                    .containsEntry("name", "Ada L.")
                    .containsEntry("agreed_name", "Ada L.");
        }

        @Test
        void aChangeOfTheRowStaysAndWaitsAgainstTheBase() {
            assertThat(rule.settle(row("Ada L.", NOW), base("Ada", BEFORE), PAGE, null, contact("Ada", LATER)))
                    .containsEntry("customer", "keep")
                    .containsEntry("name", "Ada L.")
                    .containsEntry("agreed_name", "Ada");
        }

        @Test
        void aConflictThatTheCrmWinsStaysInTheRowAndIsNoted() {
            Map<String, Object> settled =
                    rule.settle(row("Ada C.", LATER), base("Ada", BEFORE), PAGE, null, contact("Ada W.", NOW));

            assertThat(settled)
                    .containsEntry("customer", "keep")
                    .containsEntry("name", "Ada C.")
                    .containsEntry("agreed_name", "Ada W.");
            assertThat((List<?>) settled.get("conflicts")).hasSize(1);
        }

        @Test
        void theAnswerToAWriteIsNoChangeOfTheWorkspaceAlsoIfTheRowHasChangedSince() {
            Map<String, Object> base = base("Ada", BEFORE);
            base.put("sent", "{\"name\":\"Ada L.\"}");

            Map<String, Object> settled =
                    rule.settle(row("Ada Lovelace", NOW), base, ANSWER, written(), contact("Ada L.", LATER));

            assertThat(settled)
                    .containsEntry("customer", "keep")
                    .containsEntry("name", "Ada Lovelace")
                    .containsEntry("agreed_name", "Ada L.")
                    .containsEntry("sent", null);
            assertThat((List<?>) settled.get("conflicts")).isEmpty();
        }

        @Test
        void aChangeDuringACreationStaysAlsoIfTheClockOfTheCrmIsBehind() {
            Map<String, Object> settled =
                    rule.settle(row("Ada L.", BEFORE), sentOnly(CREATED), ANSWER, written(), contact("Ada", NOW));

            assertThat(settled).containsEntry("customer", "keep").containsEntry("name", "Ada L.");
            assertThat((List<?>) settled.get("conflicts")).isEmpty();
        }

        @Test
        void aCustomerWhoIsBackKeepsTheRowWhileTheContactIsStillDeleted() {
            assertThat(rule.settle(
                            row("Ada L.", NOW), sentOnly("{\"name\":\"Ada L.\"}"), PAGE, null, deleted("Ada", BEFORE)))
                    .containsEntry("customer", "keep");
        }

        @Test
        void aForeignChangeInTheAnswerComesIntoTheRow() {
            Map<String, Object> base = base("Ada", BEFORE);
            base.put("sent", "{\"name\":\"Ada L.\"}");
            Contact answer = contact("Ada L.", NOW);
            answer.setEmail("foreign@example.com");

            assertThat(rule.settle(row("Ada L.", LATER), base, ANSWER, written(), answer))
                    .containsEntry("customer", "update")
                    .containsEntry("email", "foreign@example.com");
        }

        @Test
        void aValueThatTheServerStoresOtherwiseComesIntoTheRow() {
            Map<String, Object> base = base("Ada", BEFORE);
            base.put("sent", "{\"name\":\" Ada L. \"}");

            assertThat(rule.settle(row(" Ada L. ", LATER), base, ANSWER, written(), contact("Ada L.", NOW)))
                    .containsEntry("customer", "update")
                    .containsEntry("name", "Ada L.");
        }

        @Test
        void aWriteOnItsWayIsRememberedUntilItIsSeen() {
            Map<String, Object> base = base("Ada", BEFORE);
            base.put("sent", "{\"name\":\"Ada L.\"}");

            assertThat(rule.settle(row("Ada L.", NOW), base, PAGE, null, contact("Ada", NOW)))
                    .containsEntry("sent", "{\"name\":\"Ada L.\"}");
            assertThat(rule.settle(row("Ada L.", NOW), base, PAGE, null, contact("Ada L.", NOW)))
                    .containsEntry("sent", null);
            assertThat(rule.settle(row("Ada L.", NOW), base, READ, null, contact("Ada", NOW)))
                    .containsEntry("sent", null);
        }

        @Test
        void aDeletedContactTakesRowAndBaseAlong() {
            assertThat(rule.settle(row("Ada L.", LATER), base("Ada", BEFORE), PAGE, null, deleted("Ada", NOW)))
                    .containsEntry("customer", "delete")
                    .containsEntry("keepsBase", false);
        }

        @Test
        void aDeletedContactThatTheCustomerHasNotMetLeavesTheRow() {
            assertThat(rule.settle(row("Ada L.", LATER), null, PAGE, null, deleted("Ada", NOW)))
                    .containsEntry("customer", "keep")
                    .containsEntry("keepsBase", false);
        }

        @Test
        void aRemovedCustomerDoesNotComeBackWithAChangeOfTheContact() {
            assertThat(rule.settle(null, base("Ada", BEFORE), PAGE, null, contact("Ada L.", NOW)))
                    .containsEntry("customer", "keep")
                    .containsEntry("agreed_name", "Ada L.");
        }

        @Test
        void aContactThatWasCreatedAnewMeetsTheRowWithoutABase() {
            Map<String, Object> base = base("Ada", BEFORE);
            base.put("contact_id", "another");
            Contact bare = contact(null, NOW);

            assertThat(rule.settle(row("Ada", BEFORE), base, READ, null, bare))
                    .containsEntry("customer", "keep")
                    .containsEntry("name", "Ada")
                    .containsEntry("contact_id", "k1");
        }
    }

    private static Map<String, Object> row(String name, String updated) {
        Map<String, Object> row = new HashMap<>();
        row.put("id", "c1");
        row.put("email", "ada@example.com");
        row.put("name", name);
        row.put("updated_at", Timestamp.from(Instant.parse(updated)));
        return row;
    }

    private static Map<String, Object> base(String name, String modified) {
        Map<String, Object> base = new HashMap<>();
        base.put("id", "c1");
        base.put("contact_id", "k1");
        base.put("email", "ada@example.com");
        base.put("name", name);
        base.put("modified_date", modified);
        return base;
    }

    /** Nothing is agreed on, and the answer to a write has not come. */
    private static Map<String, Object> sentOnly(String sent) {
        Map<String, Object> base = new HashMap<>();
        base.put("id", "c1");
        base.put("sent", sent);
        return base;
    }

    private static Contact contact(String name, String modified) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("_id", "k1");
        fields.put("integrationId", "c1");
        fields.put("email", "ada@example.com");
        fields.put("name", name);
        fields.put("deleted", false);
        fields.put("modifiedDate", modified);
        return new Contact(fields);
    }

    private static Contact deleted(String name, String modified) {
        Contact contact = contact(name, modified);
        contact.setDeleted(true);
        return contact;
    }

    private static Map<String, Object> written() {
        return Map.of("conflicts", List.of());
    }
}
