package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.route.SyncTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A dry run writes nothing and reports what a real run then does. */
class DryRunsOfSyncTest extends SyncTest {

    private static final String DRY = "cognipeer-contacts:sync?dryRun=true";
    private static final String WET = "cognipeer-contacts:sync";

    @Test
    void itNamesTheContactsAndFieldsThatTheRealRunWrites() {
        List<Map<String, Object>> contacts = exported(250);
        contacts.get(3).put("name", "Changed");
        contacts.get(150).put("properties.company", "Changed");
        contacts.get(150).put("phone", null);
        contacts.add(contact(1));
        contacts.add(Map.of("name", "Without a key"));

        SyncReport dry = detailed(DRY, contacts);

        assertThat(requests()).containsOnlyKeys("list");
        assertThat(dry.isDryRun()).isTrue();
        assertThat(dry.toString()).startsWith("dry run, 252 done: 1 created, 2 updated, 248 unchanged, 1 failed;");
        SyncReport wet = detailed(WET, contacts);
        assertThat(outcomes(dry)).isEqualTo(outcomes(wet));
        assertThat(wet.getItems().get(150).getFields()).containsExactly("phone", "properties");
    }

    @Test
    void itKnowsOfConflictsAndAdoptions() {
        String taken = sandbox.insert(Map.of("integrationId", "taken", "email", "taken@example.com"));
        sandbox.insert(Map.of("email", "free@example.com"));
        sandbox.insert(Map.of("integrationId", "own"));
        List<Map<String, Object>> contacts = List.of(
                Map.of("integrationId", "new", "email", "taken@example.com"),
                Map.of("integrationId", "adopting", "email", "free@example.com"),
                Map.of("integrationId", "own", "email", "Taken@Example.com"));

        SyncReport dry = detailed(DRY, contacts);
        SyncReport wet = detailed(WET, contacts);

        assertThat(outcomes(dry)).isEqualTo(outcomes(wet));
        assertCounts(wet, 0, 1, 0, 2);
        assertThat(dry.getFailures()).extracting(SyncFailure::getMessage).allSatisfy(message -> assertThat(message)
                .contains("Another contact has this email", ": the contact with _id " + taken));
    }

    @Test
    void theConflictWithAContactThatItWouldCreateNamesNoId() {
        SyncReport dry = detailed(
                DRY,
                List.of(
                        Map.of("integrationId", "a", "email", "ada@example.com"),
                        Map.of("integrationId", "b", "email", "ada@example.com")));

        assertThat(dry.getFailures()).singleElement().satisfies(failure -> assertThat(failure.getMessage())
                .endsWith("Another contact has this email, so that the API would refuse it"));
    }

    @Test
    void itKnowsWhatAnEarlierContactOfTheInputWouldHaveDone() {
        sandbox.insert(Map.of("integrationId", "x", "email", "x@example.com", "name", "Old"));
        List<Map<String, Object>> contacts = new ArrayList<>();
        contacts.add(Map.of("integrationId", "x", "name", "New", "email", "y@example.com"));
        contacts.add(Map.of("email", "y@example.com", "name", "New"));
        contacts.add(Map.of("integrationId", "z", "email", "x@example.com"));
        contacts.add(Map.of("integrationId", "z", "name", "Z"));
        contacts.add(Map.of("integrationId", "z", "name", "Z"));

        SyncReport dry = detailed(DRY, contacts);
        SyncReport wet = detailed(WET, contacts);

        assertThat(outcomes(dry)).isEqualTo(outcomes(wet));
        assertCounts(wet, 1, 2, 2, 0);
    }

    @Test
    void itKnowsOfContactsThatCannotBeWritten() {
        List<Map<String, Object>> contacts =
                List.of(Map.of("integrationId", "a", "stream", new Object()), Map.of("integrationId", "b"));

        SyncReport dry = detailed(DRY, contacts);
        SyncReport wet = detailed(WET, contacts);

        assertThat(outcomes(dry)).isEqualTo(outcomes(wet));
        assertCounts(wet, 1, 0, 0, 1);
    }

    private static List<String> outcomes(SyncReport report) {
        return report.getItems().stream()
                .map(item -> item.getIndex() + " " + item.getOutcome() + " " + item.getFields())
                .toList();
    }
}
