package com.cognipeer.camel.contacts.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.CognipeerContactsConstants;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactJson;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.state.AtomicFileStateRepository;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceKameletTest extends SandboxKameletTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Override
    protected ContactsSandbox startSandbox() {
        return ContactsSandbox.builder().maxLimit(20).start().seedContacts(45);
    }

    @Test
    void aSnapshotIsEveryContactOnceAsJsonText() throws Exception {
        try (KameletRun run =
                KameletRun.against(sandbox).from("cognipeer-contacts-source").start()) {
            await().atMost(PATIENCE).until(() -> run.consumer().getSweepsCompleted() == 1);

            assertThat(run.received())
                    .extracting(Message::getBody)
                    .hasOnlyElementsOfType(String.class)
                    .extracting(json -> ContactJson.readContact((String) json))
                    .containsExactlyInAnyOrderElementsOf(
                            sandbox.contacts().stream().map(Contact::new).toList());
        }
    }

    @Test
    void whatComesOutIsLabelledAsJsonAndNamesItsState() throws Exception {
        try (KameletRun run =
                KameletRun.against(sandbox).from("cognipeer-contacts-source").start()) {
            await().atMost(PATIENCE).until(() -> run.received().size() == 45);

            Message first = run.received().get(0);
            String id = ContactJson.readContact((String) first.getBody()).getId();
            assertThat(first.getHeader("Content-Type")).isEqualTo("application/json");
            assertThat(first.getHeader(CognipeerContactsConstants.ID)).isEqualTo(id);
            assertThat(first.getHeader(CognipeerContactsConstants.VERSION, String.class))
                    .startsWith(id);
            assertThat(first.getHeader(CognipeerContactsConstants.TOTAL)).isEqualTo(45L);
        }
    }

    @Test
    void filterSortAndLimitSayWhatIsAskedFor() throws Exception {
        try (KameletRun run = KameletRun.against(sandbox)
                .from("cognipeer-contacts-source?filter={\"status\":\"active\"}&sort=createdDate:-1,name:1&limit=7")
                .start()) {
            await().atMost(PATIENCE).until(() -> run.consumer().getSweepsCompleted() == 1);

            assertThat(sandbox.requests().get(0).json().toString())
                    .isEqualTo("{\"page\":1,\"limit\":7,\"filter\":{\"status\":\"active\"},"
                            + "\"sort\":{\"createdDate\":-1,\"name\":1}}");
            assertThat(run.bodies()).isNotEmpty().allMatch(json -> json.contains("\"status\":\"active\""));
        }
    }

    @Test
    void changesGoOnWhereTheStopWas() throws Exception {
        try (KameletRun run = changes()) {
            await().atMost(PATIENCE).until(() -> run.received().size() == 45);
        }
        String id = sandbox.contacts().get(3).get("_id").toString();
        sandbox.update(id, Map.of("status", "changed"));

        try (KameletRun restarted = changes()) {
            await().atMost(PATIENCE).until(() -> !restarted.received().isEmpty());

            assertThat(restarted.received())
                    .extracting(message -> message.getHeader(CognipeerContactsConstants.ID))
                    .containsExactly(id);
        }
    }

    @Test
    void theRepositoryOfTheComponentServesAsWell() throws Exception {
        try (KameletRun run = KameletRun.against(sandbox)
                .bind("positions", repository())
                .set("camel.component.cognipeer-contacts.state-repository", "#bean:positions")
                .from("cognipeer-contacts-source?mode=changes&delay=100&stateKey=crm")
                .start()) {
            await().atMost(PATIENCE).until(() -> run.received().size() == 45);
        }

        AtomicFileStateRepository positions = repository();
        positions.start();
        assertThat(positions.getState("crm")).isNotBlank();
        positions.stop();
    }

    @Test
    void aContactWhoseRouteFailsIsDeliveredAgain() throws Exception {
        try (KameletRun run = failingOnce("cognipeer-contacts-source?delay=50")) {
            await().atMost(PATIENCE).until(() -> run.received().size() > 1);

            assertThat(run.bodies().get(1)).isEqualTo(run.bodies().get(0));
        }
    }

    @Test
    void withSkipTheOthersGoOn() throws Exception {
        try (KameletRun run = failingOnce("cognipeer-contacts-source?onFailure=skip")) {
            await().atMost(PATIENCE).until(() -> run.consumer().getSweepsCompleted() == 1);

            assertThat(run.bodies()).hasSize(45).doesNotHaveDuplicates();
        }
    }

    @Test
    void aPollRoutesNoMoreThanIsAllowed() throws Exception {
        try (KameletRun run = KameletRun.against(sandbox)
                .from("cognipeer-contacts-source?maxMessagesPerPoll=5&prefetch=false")
                .start()) {
            await().atMost(PATIENCE).until(() -> run.received().size() == 5);

            assertThat(run.consumer().getEndpoint().isPrefetch()).isFalse();
            assertThat(run.consumer().getEndpoint().getMaxMessagesPerPoll()).isEqualTo(5);
        }
    }

    @Test
    void itStartsWhereItIsToldTo() throws Exception {
        try (KameletRun run = KameletRun.against(sandbox)
                .from("cognipeer-contacts-source?mode=changes&startFrom=2026-01-31T08:00:00+01:00&lookback=5s&delay=2m")
                .start()) {
            assertThat(run.consumer().getEndpoint().getStartFrom()).isEqualTo("2026-01-31T08:00:00+01:00");
            assertThat(run.consumer().getEndpoint().getLookback()).isEqualTo(5000);
            assertThat(run.consumer().getDelay()).isEqualTo(120000);
        }
    }

    @Test
    void itDetectsDeletionsAsItIsToldTo() throws Exception {
        try (KameletRun run = KameletRun.against(sandbox)
                .from(
                        "cognipeer-contacts-source?mode=changes&detectDeletions=true&reconcileInterval=12h&maxDeletions=5%")
                .start()) {
            assertThat(run.consumer().getEndpoint().isDetectDeletions()).isTrue();
            assertThat(run.consumer().getEndpoint().getReconcileInterval()).isEqualTo(43_200_000);
            assertThat(run.consumer().getEndpoint().getMaxDeletions()).isEqualTo("5%");
        }
    }

    @Test
    void aContactThatIsGoneIsAMessageWithItsId() throws Exception {
        try (KameletRun run = KameletRun.against(sandbox)
                .from("cognipeer-contacts-source?mode=changes&detectDeletions=true&reconcileInterval=300&lookback=0"
                        + "&delay=300")
                .start()) {
            await().atMost(PATIENCE).until(() -> run.received().size() == 45);
            String id = sandbox.contacts().get(3).get("_id").toString();
            sandbox.delete(id);
            await().atMost(PATIENCE).until(() -> run.received().size() == 46);

            Message report = run.received().get(45);
            assertThat(report.getHeader(CognipeerContactsConstants.CHANGE)).isEqualTo("deleted");
            assertThat(ContactJson.readContact((String) report.getBody()))
                    .containsEntry("_id", id)
                    .containsEntry("deleted", true)
                    .containsOnlyKeys("_id", "integrationId", "deleted");
        }
    }

    private KameletRun changes() throws Exception {
        return KameletRun.against(sandbox)
                .bind("positions", repository())
                .from("cognipeer-contacts-source?mode=changes&delay=100&stateRepository=#bean:positions")
                .start();
    }

    private AtomicFileStateRepository repository() {
        AtomicFileStateRepository repository = new AtomicFileStateRepository();
        repository.setFile(folder.resolve("positions.txt").toString());
        return repository;
    }

    private KameletRun failingOnce(String source) throws Exception {
        KameletRun run = KameletRun.against(sandbox);
        return run.routes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("kamelet:" + source).process(run::receive).process(exchange -> {
                            if (run.received().size() == 1) {
                                throw new IllegalStateException("the first one fails");
                            }
                        });
                    }
                })
                .start();
    }
}
