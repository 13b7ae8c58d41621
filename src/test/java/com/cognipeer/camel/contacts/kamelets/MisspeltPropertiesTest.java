package com.cognipeer.camel.contacts.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Camel ignores a property that a Kamelet does not have; a dry run would write, and a filter let everything through. */
class MisspeltPropertiesTest extends SandboxKameletTest {

    @ParameterizedTest
    @CsvSource({
        "upsert-sink?dryrun=true, dryrun, correct it to 'dryRun'",
        "upsert-sink?dry-runs=true, dryRuns, correct it to 'dryRun'",
        "sync-sink?skipUnchange=false, skipUnchange, correct it to 'skipUnchanged'",
        "list-action?fitler=x, fitler, correct it to 'filter'",
        "list-action?limits=5, limits, correct it to 'limit'",
        "get-action?mail=x, mail, correct it to 'email'",
        "create-sink?dryRun=true, dryRun, take it out",
        "get-action?filter=x, filter, take it out",
    })
    void aNameThatIsAlmostThatOfAnOptionFailsTheStart(String kamelet, String name, String remedy) {
        assertThatThrownBy(() -> KameletRun.against(sandbox)
                        .through("cognipeer-contacts-" + kamelet)
                        .start())
                .rootCause()
                .hasMessageContaining("has no property '" + name + "': " + remedy);
        assertThat(sandbox.requests()).isEmpty();
    }

    @Test
    void soDoesOneAmongTheApplicationsProperties() {
        assertThatThrownBy(() -> KameletRun.against(sandbox)
                        .set("camel.kamelet.cognipeer-contacts-source.fitler", "{}")
                        .from("cognipeer-contacts-source")
                        .start())
                .rootCause()
                .hasMessageContaining("cognipeer-contacts-source has no property 'fitler': correct it to 'filter'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"noErrorHandler=true", "bridgeErrorHandler=false", "routeId=mine", "fetch-all=true", "team=crm"})
    void whatIsCamelsOrNobodysIsLeftAlone(String property) throws Exception {
        try (KameletRun run = KameletRun.against(sandbox)
                .through("cognipeer-contacts-list-action?" + property)
                .start()) {
            run.send(null);

            assertThat(sandbox.requests()).hasSize(1);
        }
    }
}
