package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.route.SyncTest;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.Fault;
import com.cognipeer.camel.contacts.sandbox.RecordedRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** After a write that may have been applied, the rest of its chunk is looked up anew, and no row is lost. */
class WritesOfUnknownEndTest extends SyncTest {

    @Test
    void theNextContactIsComparedWithWhatIsStoredThen() {
        sandbox.insert(Map.of("integrationId", "w", "name", "Old"));
        sandbox.clearRequests();
        sandbox.faults().next(Fault.none(), Fault.loseAnswer());

        SyncReport report =
                sync(List.of(Map.of("integrationId", "w", "name", "New"), Map.of("integrationId", "w", "name", "Old")));

        assertCounts(report, 0, 1, 0, 1);
        assertThat(sandbox.contacts().get(0)).containsEntry("name", "Old");
        assertThat(requests()).isEqualTo(Map.of("list", 2, "PATCH", 2));
    }

    @Test
    void contactsThatMetAConflictAreTriedAgainInTheirOrder() {
        sandbox.insert(Map.of("email", "e@example.com", "name", "Old"));
        sandbox.insert(Map.of("integrationId", "w", "name", "Old"));
        sandbox.faults().always(WritesOfUnknownEndTest::isOfW, Fault.loseAnswer());

        SyncReport report = sync(List.of(
                Map.of("integrationId", "c", "email", "e@example.com"),
                Map.of("integrationId", "c", "name", "Second"),
                Map.of("integrationId", "w", "name", "New")));

        assertCounts(report, 0, 2, 0, 1);
        assertThat(sandbox.size()).isEqualTo(2);
        assertThat(sandbox.find("e@example.com").orElseThrow())
                .containsEntry("integrationId", "c")
                .containsEntry("name", "Second");
    }

    @Test
    void anAdoptionWhoseAnswerIsLostIsNoCreation() {
        sandbox.insert(Map.of("email", "e@example.com"));
        sandbox.faults().next(Fault.none(), Fault.none(), Fault.none(), Fault.loseAnswer());

        SyncReport report = sync(List.of(Map.of("integrationId", "c", "email", "e@example.com")));

        assertCounts(report, 0, 0, 0, 1);
        assertThat(report.getFailures().get(0).getException().isMaybeApplied()).isTrue();
    }

    @Test
    void aCreationIsTriedFourTimesAndLookedUpInBetween() {
        sandbox.faults().always(WritesOfUnknownEndTest::isCreation, Fault.status(500));

        assertCounts(sync(List.of(contact(1))), 0, 0, 0, 1);

        assertThat(requests()).isEqualTo(Map.of("list", 4, "POST", 4));
    }

    @Test
    void aCreationThatTookTooLongForTheServerIsTriedAgain() {
        sandbox.faults().next(Fault.none(), Fault.status(408));

        assertCounts(sync(List.of(contact(1))), 1, 0, 0, 0);

        assertThat(requests()).isEqualTo(Map.of("list", 2, "POST", 2));
    }

    @Test
    void aContactThatAnotherHasCreatedOtherwiseIsChanged() {
        createdMeanwhile(sandbox, Fault.status(500), Map.of("integrationId", "new-1", "name", "Other"));

        assertCounts(sync(List.of(contact(1))), 0, 1, 0, 0);

        assertThat(sandbox.contacts()).singleElement().satisfies(contact -> assertThat(contact)
                .containsAllEntriesOf(contact(1)));
    }

    @Test
    void aContactThatAnotherHasCreatedIsNotCountedWhereTheOwnCreationWasRefused() {
        createdMeanwhile(sandbox, Fault.status(501), contact(1));

        assertCounts(sync(List.of(contact(1))), 0, 0, 1, 0);
    }

    @Test
    void aCreationThatLeavesTwoContactsIsToldOf() {
        try (ContactsSandbox doubles =
                ContactsSandbox.builder().uniqueIdentifiers(false).start()) {
            createdMeanwhile(doubles, Fault.loseAnswer(), contact(1));

            SyncReport report = sync("cognipeer-contacts:sync?baseUrl=" + doubles.baseUrl(), List.of(contact(1)));

            assertCounts(report, 0, 0, 0, 1);
            assertThat(report.getFailures().get(0).getMessage()).contains("2 stored contacts have this integrationId");
        }
    }

    /** The first creation fails, and another writer creates the contact at the same time. */
    private static void createdMeanwhile(ContactsSandbox server, Fault fault, Map<String, Object> contact) {
        server.faults().next(Fault.none(), fault).beforeAnswer(request -> {
            if (isCreation(request) && server.size() == 0) {
                server.insert(contact);
            }
        });
    }

    private static boolean isCreation(RecordedRequest request) {
        return request.method().equals("POST") && !request.path().endsWith("/list");
    }

    private static boolean isOfW(RecordedRequest request) {
        return request.method().equals("PATCH") && request.body().contains("\"w\"");
    }
}
