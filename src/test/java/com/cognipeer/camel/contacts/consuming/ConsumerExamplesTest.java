package com.cognipeer.camel.contacts.consuming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactJson;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The routes of the examples as they stand there, against a sandbox. */
class ConsumerExamplesTest {

    private static final Path EXAMPLES = Path.of("examples/consumer");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private ContactsSandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = ContactsSandbox.builder().maxLimit(50).start().seedContacts(120);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void aSnapshotIsOneCsvFileWithEveryContactOnce() throws Exception {
        List<String> expected = new ArrayList<>(List.of("email,name,status"));
        sandbox.contacts().forEach(contact -> expected.add(row(contact.get("email"), contact.get("name"), contact)));
        sandbox.insert(Map.of("email", "q@example.com", "name", "Q \"the Quote\", Comma", "status", "lead"));
        expected.add("\"q@example.com\",\"Q \"\"the Quote\"\", Comma\",\"lead\"");
        sandbox.insert(Map.of("email", "gone@example.com", "deleted", true));
        Files.writeString(folder.resolve("contacts.csv.part"), "left by a night that was cut off\n");
        Files.writeString(folder.resolve("contacts.csv"), "last night's\n");

        try (Example example = example("nightly-snapshot", Map.of()).start()) {
            await().atMost(PATIENCE).until(() -> example.consumer().getSweepsCompleted() == 1);
        }

        assertThat(Files.readAllLines(folder.resolve("contacts.csv"))).containsExactlyElementsOf(expected);
        assertThat(folder.resolve("contacts.csv.part")).doesNotExist();
    }

    @Test
    void everyNightReplacesTheFile() throws Exception {
        try (Example example =
                example("nightly-snapshot", Map.of("snapshot.delay", "10ms")).start()) {
            await().atMost(PATIENCE).until(() -> example.consumer().getSweepsCompleted() >= 1);
            sandbox.insert(Map.of("email", "new@example.com", "name", "New"));
            long before = example.consumer().getSweepsCompleted();
            await().atMost(PATIENCE).until(() -> example.consumer().getSweepsCompleted() >= before + 2);
        }

        assertThat(Files.readAllLines(folder.resolve("contacts.csv")))
                .hasSize(1 + 121)
                .doesNotHaveDuplicates()
                .contains("\"new@example.com\",\"New\",\"\"");
    }

    @Test
    void changesComeOnceAlsoOverARestart() throws Exception {
        try (Example example = changes()) {
            assertThat(received(example, 120)).containsExactlyInAnyOrderElementsOf(ids());

            String changed = ids().get(7);
            sandbox.update(changed, Map.of("status", "changed"));

            Contact contact = next(example);
            assertThat(contact.getId()).isEqualTo(changed);
            assertThat(contact.getStatus()).isEqualTo("changed");
            assertNothingComes(example);
        }
        try (Example restarted = changes()) {
            assertNothingComes(restarted);

            String changed = ids().get(8);
            sandbox.update(changed, Map.of("status", "changed"));

            assertThat(next(restarted).getId()).isEqualTo(changed);
        }
    }

    @Test
    void aPoisonContactIsParkedAndAllOthersGoOn() throws Exception {
        List<String> others = ids();
        String poison = sandbox.insert(Map.of("integrationId", "poison", "name", "Nobody"));
        sandbox.insert(Map.of("email", "last@example.com"));

        try (Example example = delivery("1h")) {
            List<String> delivered = received(example, 121);

            assertThat(delivered).containsAll(others).doesNotHaveDuplicates().doesNotContain(poison);
            await().atMost(PATIENCE).until(() -> example.consumer().getSweepsCompleted() == 1);
            assertThat(example.consumer().getLastFailure()).isNull();
        }
        assertThat(deadLetters()).containsExactly(poison + ".json");
        assertThat(read(Files.readString(folder.resolve("dead-letters").resolve(poison + ".json")))
                        .getName())
                .isEqualTo("Nobody");
    }

    @Test
    void aContactThatCannotBeParkedIsNotPassedOver() throws Exception {
        String poison = sandbox.insert(Map.of("integrationId", "poison"));
        Path inTheWay = Files.createFile(folder.resolve("dead-letters"));

        try (Example example = delivery("200ms")) {
            received(example, 120);
            await().atMost(PATIENCE).until(() -> example.consumer().getLastFailure() != null);
            assertThat(example.consumer().getSweepsCompleted()).isZero();

            Files.delete(inTheWay);

            await().atMost(PATIENCE).until(() -> example.consumer().getSweepsCompleted() >= 1);
        }
        assertThat(deadLetters()).containsExactly(poison + ".json");
    }

    private Example changes() throws Exception {
        return example("changes-to-queue", Map.of("changes.delay", "100ms")).start();
    }

    private Example delivery(String delay) throws Exception {
        return example("poison-to-dead-letter", Map.of("delivery.delay", delay, "delivery.receiver", "seda:contacts"))
                .start();
    }

    private Example example(String name, Map<String, String> properties) {
        Map<String, String> all = new HashMap<>(Map.of(
                "snapshot.folder", folder.toString(),
                "changes.positions", folder.resolve("positions.txt").toString(),
                "delivery.dead-letters", folder.resolve("dead-letters").toString()));
        all.putAll(properties);
        return new Example(EXAMPLES, name, sandbox, all);
    }

    private static Contact next(Example example) {
        return read(example.next("seda:contacts", PATIENCE));
    }

    private static Contact read(String json) {
        return ContactJson.readContact(json);
    }

    private static List<String> received(Example example, int count) {
        return Stream.generate(() -> next(example).getId()).limit(count).toList();
    }

    /** Also not with the poll after one that began after all that was written had become old enough. */
    private static void assertNothingComes(Example example) {
        String watermark = example.consumer().getWatermark();
        await().atMost(PATIENCE)
                .until(() -> example.consumer().getWatermark() != null
                        && !example.consumer().getWatermark().equals(watermark));
        long sweeps = example.consumer().getSweepsCompleted();
        await().atMost(PATIENCE).until(() -> example.consumer().getSweepsCompleted() >= sweeps + 2);
        assertThat(example.next("seda:contacts", Duration.ZERO)).isNull();
    }

    private List<String> ids() {
        return sandbox.contacts().stream()
                .map(contact -> contact.get("_id").toString())
                .toList();
    }

    private List<String> deadLetters() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("dead-letters"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static String row(Object email, Object name, Map<String, Object> contact) {
        return "\"" + email + "\",\"" + name + "\",\"" + contact.get("status") + "\"";
    }
}
