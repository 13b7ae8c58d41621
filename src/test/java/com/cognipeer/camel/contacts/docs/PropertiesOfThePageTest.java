package com.cognipeer.camel.contacts.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import java.io.StringReader;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.main.Main;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Camel Main takes the properties that the pages and the READMEs set, and none of them for unknown. */
class PropertiesOfThePageTest {

    @ParameterizedTest
    @MethodSource("blocks")
    void theComponentIsConfigured(DocumentedBlock block) throws Exception {
        Main main = started(block);
        try {
            assertThat(main.getCamelContext()
                            .getComponent("cognipeer-contacts", CognipeerContactsComponent.class)
                            .getConfiguration())
                    .usingRecursiveComparison()
                    .comparingOnlyFields("token", "stateRepository")
                    .isNotEqualTo(new CognipeerContactsComponent().getConfiguration());
        } finally {
            main.stop();
        }
    }

    @Test
    void theHealthChecksShowTheirDetails() throws Exception {
        DocumentedBlock block = ofMain().filter(properties -> properties.contains("camel.health."))
                .findFirst()
                .orElseThrow();
        Main main = started(block);
        try {
            HealthCheckRegistry checks = HealthCheckRegistry.get(main.getCamelContext());
            assertThat(checks.getExposureLevel()).isEqualTo("full");
            assertThat(checks.getRepository("producers").orElseThrow().isEnabled())
                    .isTrue();
        } finally {
            main.stop();
        }
    }

    /** A property that Camel does not know fails the start. */
    private static Main started(DocumentedBlock block) throws Exception {
        Properties properties = new Properties();
        properties.load(new StringReader(block.text().replaceAll("\\{\\{env:\\w+}}", "pat_page")));
        Main main = new Main();
        main.bind("dataSource", new JdbcDataSource());
        main.setOverrideProperties(properties);

        main.start();
        return main;
    }

    static Stream<DocumentedBlock> blocks() {
        return ofMain().filter(block -> block.contains("camel.component."));
    }

    /** All but what is of Spring Boot, or of a Kamelet: tests of theirs run that. */
    private static Stream<DocumentedBlock> ofMain() {
        return DocumentedBlock.ofAllDocuments()
                .filter(block -> block.language().equals("properties") && block.test() == null)
                .filter(block -> !block.contains("jdbc-state") && !block.contains("camel.kamelet."));
    }
}
