package com.cognipeer.camel.contacts.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.JsonMapper;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

class ComponentPageTest {

    private static final String EMPTY_PAGE = """
            // component options: begin (rendered from the metadata, do not edit)
            // component options: end
            // endpoint path: begin (rendered from the metadata, do not edit)
            // endpoint path: end
            // endpoint options: begin (rendered from the metadata, do not edit)
            // endpoint options: end
            // headers: begin (rendered from the metadata, do not edit)
            // headers: end
            """;

    @Test
    void aChangedDescriptionChangesThePage() throws IOException {
        String metadata = ComponentPage.metadata();
        String page = ComponentPage.render(EMPTY_PAGE, metadata);
        String description = JsonMapper.generateComponentModel(metadata)
                .getEndpointPathOptions()
                .get(0)
                .getDescription();

        assertThat(ComponentPage.render(page, metadata.replace(description, "Something else")))
                .isNotEqualTo(page)
                .contains("Something else.");
    }

    @Test
    void renderingTwiceChangesNothing() throws IOException {
        String page = ComponentPage.render(EMPTY_PAGE, ComponentPage.metadata());

        assertThat(ComponentPage.render(page, ComponentPage.metadata())).isEqualTo(page);
    }

    @Test
    void markupInADescriptionIsShownAsItIs() {
        assertThat(ComponentPage.render(EMPTY_PAGE, option("\"description\": \"Either {{a}} | *b* or __c__ of a_b\"")))
                .contains("\n|Either &#123;&#123;a&#125;&#125; &#124; &#42;b&#42; or &#95;&#95;c&#95;&#95; of a_b.\n");
    }

    @Test
    void whatIsRequiredSecretOrDeprecatedIsMarked() {
        assertThat(ComponentPage.render(EMPTY_PAGE, option("""
                                "description": "The key", "required": true, "secret": true,
                                "deprecated": true, "deprecationNote": "Use the token"
                                """)))
                .contains("\n|*Required* *Deprecated* *Secret* The key. Note: Use the token.\n");
    }

    @Test
    void theValuesOfAnEnumAndTheDefaultAreShown() {
        assertThat(ComponentPage.render(
                        EMPTY_PAGE,
                        option("\"description\": \"How\", \"enum\": [\"fast\", \"slow\"], \"defaultValue\": \"fast\"")))
                .contains("\n|How. One of: `fast`, `slow`.\n|`fast`\n|`String`\n");
    }

    @Test
    void aPageWithoutMarkersIsRefused() {
        assertThatThrownBy(() -> ComponentPage.render("= Title\n", ComponentPage.metadata()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("component options: begin");
    }

    @Test
    void everyOptionAndHeaderIsDescribed() throws IOException {
        ComponentModel component = JsonMapper.generateComponentModel(ComponentPage.metadata());
        SoftAssertions softly = new SoftAssertions();

        Stream.<List<? extends BaseOptionModel>>of(
                        component.getComponentOptions(), component.getEndpointOptions(), component.getEndpointHeaders())
                .flatMap(List::stream)
                .forEach(option -> softly.assertThat(option.getDescription())
                        .as("description of the %s %s", option.getKind(), option.getName())
                        .isNotBlank()
                        .doesNotContainPattern("^[\\p{Ll}\\s]")
                        .doesNotContainPattern("\\s$"));

        softly.assertAll();
    }

    private static String option(String attributes) {
        return """
                { "component": { "kind": "component", "name": "x", "scheme": "x" },
                  "componentProperties": { "key": { "kind": "property", "group": "security", "type": "string",
                    "javaType": "java.lang.String", %s } },
                  "headers": {}, "properties": {} }
                """.formatted(attributes);
    }
}
