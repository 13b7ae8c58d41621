package com.cognipeer.camel.contacts.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import java.io.StringReader;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.camel.main.Main;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Camel Main takes the properties that the pages and the READMEs set, and none of them for unknown. */
class PropertiesOfThePageTest {

    @ParameterizedTest
    @MethodSource("blocks")
    void theComponentIsConfigured(DocumentedBlock block) throws Exception {
        Properties properties = new Properties();
        properties.load(new StringReader(block.text().replaceAll("\\{\\{env:\\w+}}", "pat_page")));
        Main main = new Main();
        main.bind("dataSource", new JdbcDataSource());
        main.setOverrideProperties(properties);

        main.start();
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

    /** All but what is of Spring Boot, or of a Kamelet: tests of theirs run that. */
    static Stream<DocumentedBlock> blocks() {
        return DocumentedBlock.ofAllDocuments()
                .filter(block -> block.language().equals("properties") && block.test() == null)
                .filter(block -> !block.contains("jdbc-state") && !block.contains("camel.kamelet."));
    }
}
