package com.cognipeer.camel.contacts.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cognipeer.camel.contacts.CognipeerContactsConstants;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.sync.SyncReport;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;

class SinkKameletsTest extends SandboxKameletTest {

    private static final String ADA = "{\"email\":\"ada@example.com\",\"integrationId\":\"crm-1\",\"name\":\"Ada\"}";

    @Test
    void createStoresAContactThatIsNew() throws Exception {
        try (KameletRun run = KameletRun.against(sandbox)
                .through("cognipeer-contacts-create-sink")
                .start()) {
            Message sent = run.send(ADA);

            assertThat(sandbox.find("ada@example.com")).get().extracting("name").isEqualTo("Ada");
            assertThat(sent.getHeader(CognipeerContactsConstants.ID)).isNotNull();
            assertThatThrownBy(() -> run.send(ADA))
                    .isInstanceOfSatisfying(InvalidContactException.class, failure -> assertThat(failure.isConflict())
                            .isTrue());
        }
    }

    @Test
    void upsertStoresAContactThatIsNewOrNot() throws Exception {
        try (KameletRun run = KameletRun.against(sandbox)
                .through("cognipeer-contacts-upsert-sink")
                .start()) {
            assertThat(run.send(ADA).getHeader(CognipeerContactsConstants.OUTCOME))
                    .isEqualTo("created");
            byte[] renamed = "{\"integrationId\":\"crm-1\",\"name\":\"Ada Lovelace\"}".getBytes(StandardCharsets.UTF_8);
            assertThat(run.send(renamed).getHeader(CognipeerContactsConstants.OUTCOME))
                    .isEqualTo("updated");
            assertThat(sandbox.find("ada@example.com")).get().extracting("name").isEqualTo("Ada Lovelace");
        }
    }

    @Test
    void aDryRunOfUpsertWritesNothing() throws Exception {
        try (KameletRun run = KameletRun.against(sandbox)
                .through("cognipeer-contacts-upsert-sink?dryRun=true")
                .start()) {
            assertThat(run.send(ADA).getHeader(CognipeerContactsConstants.OUTCOME))
                    .isEqualTo("created");
            assertThat(sandbox.size()).isZero();
        }
    }

    @Test
    void syncWritesOnlyWhatDiffers() throws Exception {
        sandbox.insert(Map.of("email", "ada@example.com", "integrationId", "crm-1", "name", "Ada"));
        sandbox.insert(Map.of("email", "bob@example.com", "integrationId", "crm-2", "name", "Bob"));
        String export = "[" + ADA + ",{\"integrationId\":\"crm-2\",\"name\":\"Robert\"},{\"integrationId\":\"crm-3\"}]";
        try (KameletRun run = KameletRun.against(sandbox)
                .through("cognipeer-contacts-sync-sink")
                .start()) {
            SyncReport report = run.send(new ByteArrayInputStream(export.getBytes(StandardCharsets.UTF_8)))
                    .getMandatoryBody(SyncReport.class);

            assertThat(report.getCreated()).isEqualTo(1);
            assertThat(report.getUpdated()).isEqualTo(1);
            assertThat(report.getUnchanged()).isEqualTo(1);
            assertThat(sandbox.find("bob@example.com")).get().extracting("name").isEqualTo("Robert");
        }
    }

    @Test
    void syncDoesWhatItsPropertiesSay() throws Exception {
        sandbox.insert(Map.of("email", "ada@example.com", "integrationId", "old", "name", "Ada"));
        try (KameletRun run = KameletRun.against(sandbox)
                .through("cognipeer-contacts-sync-sink?matchBy=email&dryRun=true&limit=1&parallelism=1"
                        + "&skipUnchanged=false&validateEmail=false")
                .start()) {
            SyncReport report =
                    run.send("[" + ADA + ",{\"email\":\"no address\"}]").getMandatoryBody(SyncReport.class);

            assertThat(report.isDryRun()).isTrue();
            assertThat(report.getUpdated()).isEqualTo(1);
            assertThat(report.getCreated()).isEqualTo(1);
            assertThat(bodies()).allMatch(body -> body.contains("\"limit\":1"));
            assertThat(sandbox.size()).isEqualTo(1);
        }
    }

    @Test
    void anAddressIsCheckedUnlessThePropertySaysOtherwise() throws Exception {
        try (KameletRun run = KameletRun.against(sandbox)
                .through("cognipeer-contacts-create-sink")
                .start()) {
            assertThatThrownBy(() -> run.send("{\"email\":\"no address\"}"))
                    .isInstanceOf(InvalidContactException.class);
        }
        try (KameletRun run = KameletRun.against(sandbox)
                .through("cognipeer-contacts-create-sink?validateEmail=false")
                .start()) {
            run.send("{\"email\":\"no address\"}");

            assertThat(sandbox.size()).isEqualTo(1);
        }
    }
}
