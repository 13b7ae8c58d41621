package com.cognipeer.camel.contacts.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What IDEs, camel-report and the CLI know of the component without running it. */
class StaticCatalogTest {

    private final CamelCatalog catalog = new DefaultCamelCatalog();

    @BeforeEach
    void addByTheClassAlone() {
        catalog.addComponent("cognipeer-contacts", CognipeerContactsComponent.class.getName());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cognipeer-contacts:get?email=ada@example.com&onNotFound=empty",
                "cognipeer-contacts:list?filter={\"status\":\"active\"}&fetchAll=true&limit=500",
                "cognipeer-contacts:list?mode=changes&delay=60000&onFailure=skip",
                "cognipeer-contacts:upsert?dryRun=true",
                "cognipeer-contacts:sync?matchBy=email&parallelism=8&skipUnchanged=false",
                "cognipeer-contacts:create?token=RAW(pat_1)&hookId=h"
            })
    void aGoodUriIsValid(String uri) {
        EndpointValidationResult result = catalog.validateEndpointProperties(uri);

        assertThat(result.isSuccess()).as(result.summaryErrorMessage(false)).isTrue();
    }

    @Test
    void aCatalogThatNobodyTellsOfTheComponentFindsItOnTheClassPath() {
        EndpointValidationResult result =
                new DefaultCamelCatalog().validateEndpointProperties("cognipeer-contacts:list?limt=10");

        assertThat(result.getUnknownComponent()).isNull();
        assertThat(result.summaryErrorMessage(false)).contains("limt");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cognipeer-contacts:upsrt                      | upsrt",
                "cognipeer-contacts:sync?matchOn=email         | matchOn",
                "cognipeer-contacts:sync?matchBy=phone         | phone",
                "cognipeer-contacts:sync?parallelism=many      | many",
                "cognipeer-contacts:list?fetchAll=perhaps      | perhaps",
                "cognipeer-contacts:list?mode=change           | change"
            })
    void aBadUriIsToldByItsMistake(String uri, String mistake) {
        EndpointValidationResult result = catalog.validateEndpointProperties(uri);

        assertThat(result.isSuccess()).isFalse();
        assertThat(result.summaryErrorMessage(false)).contains(mistake);
    }

    @Test
    void bothPlacesHoldTheSameDescription() throws Exception {
        String path = "com/cognipeer/camel/contacts/cognipeer-contacts.json";

        assertThat(read(path)).isNotBlank().isEqualTo(read("META-INF/" + path));
    }

    private static String read(String resource) throws Exception {
        try (InputStream json = StaticCatalogTest.class.getClassLoader().getResourceAsStream(resource)) {
            assertThat(json).as(resource).isNotNull();
            return new String(json.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
