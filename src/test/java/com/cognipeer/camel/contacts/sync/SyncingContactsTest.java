package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.route.SyncTest;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.Fault;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sync stores single contacts. */
class SyncingContactsTest extends SyncTest {

    @Test
    void onlyTheFieldsThatDifferAreWritten() {
        List<Map<String, Object>> contacts = exported(1);
        contacts.get(0).put("name", "Changed");
        contacts.get(0).remove("phone");

        assertCounts(sync(contacts), 0, 1, 0, 0);

        assertThat(sandbox.requests().get(1).body()).contains("\"data\":{\"name\":\"Changed\"}");
    }

    @Test
    void dottedFieldsAreMergedIntoWhatIsStored() {
        sandbox.insert(Map.of("integrationId", "x", "properties", Map.of("company", "Old", "city", "Berlin")));

        SyncReport report = sync(List.of(Map.of("integrationId", "x", "properties.company", "New")));

        assertCounts(report, 0, 1, 0, 0);
        assertThat(sandbox.contacts().get(0))
                .containsEntry("properties", Map.of("company", "New", "city", "Berlin"))
                .doesNotContainKey("properties.company");
    }

    @Test
    void dottedFieldsOfANewContactAreNested() {
        assertCounts(sync(List.of(Map.of("integrationId", "x", "properties.address.city", "Berlin"))), 1, 0, 0, 0);

        assertThat(sandbox.contacts().get(0)).containsEntry("properties", Map.of("address", Map.of("city", "Berlin")));
    }

    @Test
    void anAddressIsFoundInLowerCase() {
        sandbox.insert(Map.of("email", "ada@example.com", "name", "Ada"));
        sandbox.clearRequests();

        assertCounts(sync(List.of(Map.of("email", "Ada@Example.com", "name", "Ada"))), 0, 0, 1, 0);

        assertThat(requests()).isEqualTo(Map.of("list", 1));
    }

    @Test
    void anAddressThatOnlyARefusedCreationBringsToLightIsNoSecondContact() {
        sandbox.insert(Map.of("email", "Ada@Example.com", "name", "Ada"));
        sandbox.clearRequests();

        assertCounts(sync(List.of(Map.of("email", "ada@example.com", "name", "Ada L"))), 0, 1, 0, 0);

        assertThat(sandbox.contacts()).singleElement().satisfies(contact -> assertThat(contact)
                .containsEntry("name", "Ada L"));
        assertThat(requests()).isEqualTo(Map.of("list", 1, "POST", 1, "GET", 1, "PATCH", 1));
    }

    @Test
    void aContactWithoutAnIntegrationIdIsAdoptedByItsAddress() {
        sandbox.insert(Map.of("email", "ada@example.com", "name", "Ada"));
        sandbox.clearRequests();

        assertCounts(
                sync(List.of(Map.of("integrationId", "crm-1", "email", "ada@example.com", "name", "Ada"))), 0, 1, 0, 0);

        assertThat(sandbox.contacts()).singleElement().satisfies(contact -> assertThat(contact)
                .containsEntry("integrationId", "crm-1"));
        assertThat(requests()).isEqualTo(Map.of("list", 1, "POST", 1, "GET", 1, "PATCH", 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "integrationId"})
    void aContactThatIsAnothersByItsAddressIsAConflict(String matchBy) {
        sandbox.insert(Map.of("email", "ada@example.com", "integrationId", "other"));

        SyncReport report = sync(
                "cognipeer-contacts:sync?matchBy=" + matchBy,
                List.of(Map.of("integrationId", "crm-1", "email", "ada@example.com")));

        assertCounts(report, 0, 0, 0, 1);
        assertThat(report.getFailures()).singleElement().satisfies(failure -> {
            assertThat(failure.getKey()).isEqualTo("crm-1");
            assertThat(failure.getException().getStatusCode()).isEqualTo(409);
        });
        assertThat(sandbox.contacts().get(0)).containsEntry("integrationId", "other");
    }

    @Test
    void aContactThatAnotherHasCreatedMeanwhileWithoutItsAddressIsChanged() {
        sandbox.faults().beforeAnswer(request -> {
            if (request.method().equals("POST") && !request.path().endsWith("/list") && sandbox.size() == 0) {
                sandbox.insert(Map.of("integrationId", "new-1"));
            }
        });

        assertCounts(sync(List.of(contact(1))), 0, 1, 0, 0);

        assertThat(requests()).isEqualTo(Map.of("list", 1, "POST", 1, "GET", 2, "PATCH", 1));
    }

    @Test
    void aContactThatWasNotAskedForIsNotAdopted() {
        sandbox.insert(Map.of("email", "ada@example.com"));
        sandbox.faults()
                .next(
                        Fault.none(),
                        Fault.none(),
                        Fault.answer(
                                200,
                                "application/json",
                                "{\"success\":true,\"data\":{\"_id\":\"1\",\"email\":\"bob@example.com\"}}"));

        SyncReport report = sync(List.of(Map.of("integrationId", "crm-1", "email", "ada@example.com")));

        assertCounts(report, 0, 1, 0, 0);
        assertThat(sandbox.contacts()).singleElement().satisfies(contact -> assertThat(contact)
                .containsEntry("email", "ada@example.com")
                .containsEntry("integrationId", "crm-1"));
    }

    @Test
    void theTriesOfAContactWhoseHolderCannotBeReadComeToAnEnd() {
        sandbox.insert(Map.of("email", "ada@example.com"));
        sandbox.faults().always(request -> request.method().equals("GET"), Fault.status(503));

        SyncReport report = sync(
                "cognipeer-contacts:sync?maxRetries=0",
                List.of(Map.of("integrationId", "crm-1", "email", "ada@example.com")));

        assertCounts(report, 0, 0, 0, 1);
        assertThat(report.getRequests()).isLessThan(15);
    }

    @Test
    void aContactThatComesByItsIdAndByAnotherSpellingOfItsAddressIsChangedInTheOrderOfTheInput() {
        sandbox.insert(Map.of("integrationId", "a", "email", "ADA@example.com"));

        SyncReport report = sync(List.of(
                Map.of("integrationId", "a", "name", "First"),
                Map.of("email", "Ada@example.com", "name", "Second"),
                Map.of("email", "bob@example.com"),
                Map.of("email", "cleo@example.com")));

        assertThat(report.getFailed()).isZero();
        assertThat(sandbox.contacts())
                .filteredOn(contact -> "a".equals(contact.get("integrationId")))
                .singleElement()
                .satisfies(contact -> assertThat(contact).containsEntry("name", "Second"));
    }

    @Test
    void aRowThatWaitsForItsChunkIsWrittenBeforeLaterRowsAboutItsContact() {
        sandbox.insert(Map.of("integrationId", "crm-1", "email", "Ada@example.com"));
        List<Map<String, Object>> given = List.of(
                Map.of("email", "ada@example.com", "score", 1),
                Map.of("email", "other@example.com"),
                Map.of("integrationId", "crm-1", "name", "Earlier"),
                Map.of("email", "Ada@example.com", "name", "Later"));

        assertCounts(sync(given), 1, 3, 0, 0);

        assertThat(sandbox.contacts().get(0)).containsEntry("score", 1).containsEntry("name", "Later");
    }

    @Test
    void aNewContactThatComesByItsAddressAndThenByItsIdIsStoredInTheOrderOfTheInput() {
        assertCounts(
                sync(List.of(
                        Map.of("email", "ada@example.com", "name", "First"),
                        Map.of("integrationId", "a", "email", "ada@example.com", "name", "Second"),
                        Map.of("integrationId", "b"),
                        Map.of("integrationId", "c"))),
                3,
                1,
                0,
                0);

        assertThat(sandbox.find("ada@example.com").orElseThrow())
                .containsEntry("integrationId", "a")
                .containsEntry("name", "Second");
    }

    @Test
    void theOrderOfTheInputIsKeptWhenSeveralContactsComeByAnotherSpelling() {
        sandbox.insert(Map.of("integrationId", "a", "email", "ADA@example.com"));
        sandbox.insert(Map.of("email", "BEA@example.com"));

        assertCounts(
                sync(List.of(
                        Map.of("integrationId", "a", "name", "First"),
                        Map.of("email", "Ada@example.com", "name", "Second"),
                        Map.of("email", "Bea@example.com", "name", "Bea"))),
                0,
                3,
                0,
                0);

        assertThat(sandbox.contacts().get(0)).containsEntry("name", "Second");
    }

    @Test
    void theSameContactTwiceIsAppliedInOrder() {
        List<Map<String, Object>> contacts = List.of(
                Map.of("integrationId", "x", "name", "First"),
                Map.of("integrationId", "y", "name", "Y"),
                Map.of("integrationId", "x", "name", "Second"));

        assertCounts(sync(contacts), 2, 1, 0, 0);

        assertThat(sandbox.contacts())
                .filteredOn("integrationId", "x")
                .singleElement()
                .satisfies(contact -> assertThat(contact).containsEntry("name", "Second"));
    }

    @Test
    void theSameContactUnderTwoIdentifiersIsAppliedInOrder() {
        sandbox.insert(Map.of("integrationId", "x", "email", "x@example.com", "name", "Old"));

        SyncReport report = sync(List.of(
                Map.of("integrationId", "x", "name", "First"), Map.of("email", "x@example.com", "name", "Second")));

        assertCounts(report, 0, 2, 0, 0);
        assertThat(sandbox.contacts()).singleElement().satisfies(contact -> assertThat(contact)
                .containsEntry("name", "Second"));
    }

    @Test
    void anAddressThatOneContactGivesUpCanBeTakenByALaterOne() {
        sandbox.insert(Map.of("integrationId", "x", "email", "shared@example.com"));

        SyncReport report = sync(List.of(
                Map.of("integrationId", "x", "email", "own@example.com"),
                Map.of("integrationId", "y", "email", "shared@example.com")));

        assertCounts(report, 1, 1, 0, 0);
        assertThat(sandbox.find("shared@example.com").orElseThrow()).containsEntry("integrationId", "y");
    }

    @Test
    void contactsThatCannotBeStoredFailAloneAndWithTheirPlace() {
        List<Map<String, Object>> contacts = new ArrayList<>();
        contacts.add(Map.of("name", "Without a key"));
        contacts.add(Map.of("integrationId", "a", "email", "no address"));
        contacts.add(Map.of("integrationId", "b", "name", "B"));
        contacts.add(Map.of("integrationId", List.of("c")));
        contacts.add(null);
        contacts.add(Map.of("integrationId", "d", "", 1));
        contacts.add(Map.of("integrationId", "e", "name", "E", "name.first", "F"));
        contacts.add(Map.of("integrationId", "f", "stream", new Object()));
        contacts.add(Map.of("integrationId", "g", "a..b", 1));

        SyncReport report = sync(contacts);

        assertCounts(report, 2, 0, 0, 7);
        assertThat(report.getFailures().stream().map(SyncFailure::getIndex))
                .containsExactly(0L, 1L, 3L, 4L, 5L, 6L, 7L);
        assertThat(report.getFailures().stream().map(SyncFailure::getMessage).toList())
                .satisfiesExactly(
                        message -> assertThat(message).contains("no integrationId and no email"),
                        message -> assertThat(message).contains("validateEmail=false"),
                        message -> assertThat(message).contains("'integrationId' must be text"),
                        message -> assertThat(message).contains("null"),
                        message -> assertThat(message).contains("a field without a name"),
                        message -> assertThat(message).contains("'name.first'").contains("no object"),
                        message -> assertThat(message).contains("stream"));
    }

    @Test
    void anAddressThatCannotBeOneIsLeftToTheServerWithoutTheCheck() {
        SyncReport report = sync(
                "cognipeer-contacts:sync?validateEmail=false",
                List.of(Map.of("integrationId", "a", "email", "no address")));

        assertCounts(report, 1, 0, 0, 0);
    }

    @Test
    void anAddressThatCannotBeOneIsNoMatterWhereItIsNotWritten() {
        sandbox.insert(Map.of("integrationId", "a", "email", "no address"));

        assertCounts(sync(List.of(Map.of("integrationId", "a", "email", "no address"))), 0, 0, 1, 0);
    }

    @Test
    void aFieldThatIsNullClearsTheStoredOneAndIsThenEqual() {
        sandbox.insert(Map.of("integrationId", "a", "phone", "1"));
        Map<String, Object> contact = new HashMap<>(Map.of("integrationId", "a"));
        contact.put("phone", null);

        assertCounts(sync(List.of(contact)), 0, 1, 0, 0);
        assertCounts(sync(List.of(contact)), 0, 0, 1, 0);
        assertThat(sandbox.contacts().get(0)).containsEntry("phone", null);
    }

    @Test
    void theFieldsOfTheServerAreNeitherComparedNorWritten() {
        exported(1);
        Map<String, Object> contact = sandbox.contacts().get(0);
        contact.put("modifiedDate", "2001-01-01T00:00:00.000Z");
        contact.put("_id", "000000000000000000000000");

        assertCounts(sync(List.of(contact)), 0, 0, 1, 0);
    }

    @Test
    void withoutSkippingEveryContactIsWrittenWhole() {
        List<Map<String, Object>> contacts = exported(3);

        SyncReport report = sync("cognipeer-contacts:sync?skipUnchanged=false", contacts);

        assertCounts(report, 0, 3, 0, 0);
        assertThat(requests()).isEqualTo(Map.of("list", 1, "PATCH", 3));
        assertThat(sandbox.requests().get(1).body()).contains("phone").contains("properties");
    }

    @Test
    void withoutSkippingIdentifiersThatAreStoredAreNotWritten() {
        sandbox.insert(Map.of("integrationId", "a", "email", "Ada@Example.com", "name", "Ada"));
        sandbox.clearRequests();

        SyncReport report = sync(
                "cognipeer-contacts:sync?skipUnchanged=false",
                List.of(Map.of("integrationId", "a", "email", "ada@example.com", "name", "Ada")));

        assertCounts(report, 0, 1, 0, 0);
        assertThat(sandbox.requests().get(1).body()).contains("\"data\":{\"name\":\"Ada\"}");
    }

    @Test
    void withoutSkippingAContactOfWhichOnlyItsIdentifierIsGivenIsWrittenToo() {
        sandbox.insert(Map.of("integrationId", "a"));

        assertCounts(
                sync("cognipeer-contacts:sync?skipUnchanged=false", List.of(Map.of("integrationId", "a"))), 0, 1, 0, 0);
    }

    @Test
    void aChangeThatCannotBeWrittenFailsAlone() {
        sandbox.insert(Map.of("integrationId", "a", "stream", 1));
        sandbox.insert(Map.of("integrationId", "b", "email", "b@example.com"));
        sandbox.clearRequests();

        SyncReport report = sync(List.of(
                Map.of("integrationId", "a", "stream", new Object()),
                Map.of("integrationId", "b", "email", "no address"),
                Map.of("integrationId", "c")));

        assertCounts(report, 1, 0, 0, 2);
        assertThat(report.getFailures().get(0).getMessage()).contains("cannot be written as JSON");
        assertThat(report.getFailures().get(1).getMessage()).contains("validateEmail=false");
        assertThat(requests()).isEqualTo(Map.of("list", 1, "POST", 1));
    }

    @Test
    void aContactThatVanishesMeanwhileIsCreated() {
        List<Map<String, Object>> contacts = exported(1);
        contacts.get(0).put("name", "Changed");
        String id = (String) sandbox.contacts().get(0).get("_id");
        sandbox.faults().beforeAnswer(request -> {
            if (request.method().equals("PATCH")) {
                sandbox.delete(id);
            }
        });

        SyncReport report = sync(contacts);

        assertThat(report.getFailed()).isZero();
        assertThat(sandbox.contacts()).singleElement().satisfies(contact -> assertThat(contact)
                .containsAllEntriesOf(contacts.get(0)));
    }

    @Test
    void aContactThatVanishesWhenARefusedCreationHasBroughtItToLightIsCreated() {
        String id = sandbox.insert(Map.of("email", "ADA@example.com"));
        sandbox.faults().beforeAnswer(request -> {
            if (request.method().equals("PATCH")) {
                sandbox.delete(id);
            }
        });

        assertCounts(sync(List.of(Map.of("email", "Ada@example.com", "name", "Ada"))), 1, 0, 0, 0);
    }

    @Test
    void aContactThatIsCreatedInThePlaceOfOneThatVanishedIsTheOnlyOneForThoseBehindIt() {
        sandbox.insert(Map.of("integrationId", "x", "name", "Old"));
        String id = (String) sandbox.contacts().get(0).get("_id");
        sandbox.faults().beforeAnswer(request -> {
            if (request.method().equals("PATCH")) {
                sandbox.delete(id);
            }
        });

        SyncReport report = sync(
                List.of(Map.of("integrationId", "x", "name", "New"), Map.of("integrationId", "x", "name", "Last")));

        assertCounts(report, 1, 1, 0, 0);
        assertThat(sandbox.contacts()).singleElement().satisfies(contact -> assertThat(contact)
                .containsEntry("name", "Last"));
    }

    @Test
    void identifiersOfOtherTypesGoAsText() {
        UUID uuid = UUID.fromString("00000000-0000-0000-0000-000000000001");
        List<Map<String, Object>> contacts = List.of(
                Map.of("integrationId", 42),
                Map.of("integrationId", 43.0),
                Map.of("integrationId", new BigDecimal("4.4E+1")),
                Map.of("integrationId", 4.5),
                Map.of("integrationId", uuid),
                Map.of("integrationId", new StringBuilder("built")));

        assertCounts(sync(contacts), 6, 0, 0, 0);

        assertThat(sandbox.contacts())
                .extracting(contact -> contact.get("integrationId"))
                .containsExactlyInAnyOrder("42", "43", "44", "4.5", uuid.toString(), "built");
        assertCounts(sync(contacts), 0, 0, 6, 0);
    }

    @Test
    void aCreationWhoseAnswerIsLostIsCountedAsOneWithoutSkippingToo() {
        sandbox.faults().next(Fault.none(), Fault.loseAnswer());

        SyncReport report = sync("cognipeer-contacts:sync?skipUnchanged=false", List.of(contact(1)));

        assertCounts(report, 1, 0, 0, 0);
        assertThat(requests()).isEqualTo(Map.of("list", 2, "POST", 1));
    }

    @Test
    void fieldsThatLieInsideOneAnotherExcludeEachOther() {
        SyncReport report = sync(List.of(
                Map.of("integrationId", "a", "properties.q", 1, "properties.q.z", 5),
                Map.of("integrationId", "b", "properties.q.z", 5, "properties.q", 1)));

        assertCounts(report, 0, 0, 0, 2);
        assertThat(report.getFailures().get(0).getMessage()).contains("'properties.q'", "'properties.q.z'");
    }

    @Test
    void anEmptyInputCostsNothing() {
        assertCounts(sync(List.of()), 0, 0, 0, 0);
        assertCounts(sync("[]"), 0, 0, 0, 0);
        assertThat(sandbox.requestCount()).isZero();
    }

    @Test
    void twoStoredContactsForOneKeyAreAmbiguousAndNeitherIsWritten() {
        try (ContactsSandbox doubles =
                ContactsSandbox.builder().uniqueIdentifiers(false).start()) {
            doubles.insert(Map.of("integrationId", "x", "name", "One"));
            doubles.insert(Map.of("integrationId", "x", "name", "Two"));
            List<Map<String, Object>> before = doubles.contacts();

            SyncReport report = sync(
                    "cognipeer-contacts:sync?limit=1&baseUrl=" + doubles.baseUrl(),
                    Arrays.asList(Map.of("integrationId", "x", "name", "Three"), Map.of("integrationId", "y")));

            assertCounts(report, 1, 0, 0, 1);
            assertThat(report.getFailures().get(0).getMessage()).contains("2 stored contacts have this integrationId");
            assertThat(doubles.contacts()).containsAll(before);
        }
    }
}
