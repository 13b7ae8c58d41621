package com.cognipeer.camel.contacts.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import com.cognipeer.camel.contacts.CognipeerContactsEndpoint;
import com.cognipeer.camel.contacts.model.Contact;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.JsonMapper;
import org.apache.camel.util.StringHelper;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComponentPageTest {

    private static final String EMPTY_PAGE = """
            // shared options: begin (rendered from the metadata, do not edit)
            // shared options: end
            // endpoint options: begin (rendered from the metadata, do not edit)
            // endpoint options: end
            // component options: begin (rendered from the metadata, do not edit)
            // component options: end
            // options of Camel: begin (rendered from the metadata, do not edit)
            // options of Camel: end
            // headers: begin (rendered from the metadata, do not edit)
            // headers: end
            // fields: begin (rendered from Contact, do not edit)
            // fields: end
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
                .contains(" |Either &#123;&#123;a&#125;&#125; &#124; &#42;b&#42; or &#95;&#95;c&#95;&#95; of a_b.\n");
    }

    @Test
    void whatIsRequiredSecretOrDeprecatedIsMarked() {
        assertThat(ComponentPage.render(EMPTY_PAGE, option("""
                                "description": "The key", "required": true, "secret": true,
                                "deprecated": true, "deprecationNote": "Use the token"
                                """)))
                .contains(" |*Required.* *Deprecated.* *Secret.* The key. Note: Use the token.\n");
    }

    @Test
    void theValuesOfAnEnumAndTheDefaultAreShown() {
        assertThat(ComponentPage.render(
                        EMPTY_PAGE,
                        option("\"description\": \"How\", \"enum\": [\"fast\", \"slow\"], \"defaultValue\": \"fast\"")))
                .contains("\n|`key` String |`fast` |How. One of: `fast`, `slow`.\n");
    }

    @ParameterizedTest
    @CsvSource({"500, 500ms", "1500, 1500ms", "5000, 5s", "60000, 60s", "180000, 3m"})
    void aDurationIsShownAsAPersonWritesIt(int milliseconds, String shown) {
        assertThat(ComponentPage.render(
                        EMPTY_PAGE,
                        option("\"description\": \"How long\", \"defaultValue\": " + milliseconds)
                                .replace("\"type\": \"string\"", "\"type\": \"duration\"")))
                .contains("\n|`key` Duration |`" + shown + "` |How long.\n");
    }

    @Test
    void aUrlIsNoLink() {
        assertThat(ComponentPage.render(
                        EMPTY_PAGE, option("\"description\": \"Where\", \"defaultValue\": \"https://x.test/v1\"")))
                .contains(" |`\\https://x.test/v1` |");
    }

    @Test
    void everyOptionAndHeaderHasOneRow() throws IOException {
        ComponentModel component = JsonMapper.generateComponentModel(ComponentPage.metadata());
        String page =
                StringHelper.before(ComponentPage.render(EMPTY_PAGE, ComponentPage.metadata()), "// fields: begin");

        assertThat(Stream.<List<? extends BaseOptionModel>>of(
                                component.getComponentOptions(),
                                component.getEndpointOptions(),
                                component.getEndpointHeaders())
                        .flatMap(List::stream)
                        .map(BaseOptionModel::getName)
                        .distinct())
                .allSatisfy(name -> assertThat(page).containsOnlyOnce("\n|`" + name + "` "));
    }

    @Test
    void theReferenceIsShortAndBeginsWithARoute() throws IOException {
        List<String> lines = Files.readAllLines(ComponentPage.PAGE);

        assertThat(lines).hasSizeLessThanOrEqualTo(900);
        assertThat(lines.subList(0, 60)).contains("- route:");
    }

    /** An option is Camel's if a class of Camel sets it. The page has words of its own for these, and for no others. */
    @Test
    void thePageExplainsTheOptionsThatCamelSets() throws IOException {
        ComponentModel component = JsonMapper.generateComponentModel(ComponentPage.metadata());

        assertThat(Stream.concat(
                                camels(CognipeerContactsComponent.class, component.getComponentOptions()),
                                camels(CognipeerContactsEndpoint.class, component.getEndpointOptions()))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(CamelsOptions.WORDS.keySet());
    }

    /** Each method of a contact that reads a field is on the page; rendering fails if a field lacks its methods. */
    @Test
    void theTableOfFieldsHasEachFieldThatAContactHasMethodsFor() {
        assertThat(Arrays.stream(Contact.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .map(Method::getName)
                        .filter(name -> name.matches("(get|set)[A-Z].*")))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(ContactFields.table()).containsOnlyOnce("`" + name + "("));
    }

    private static Stream<String> camels(Class<?> type, List<? extends BaseOptionModel> options) {
        return options.stream().map(BaseOptionModel::getName).filter(name -> Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equalsIgnoreCase("set" + name))
                .anyMatch(method -> method.getDeclaringClass().getName().startsWith("org.apache.camel.")
                        && !overridden(type, method)));
    }

    private static boolean overridden(Class<?> type, Method method) {
        return Arrays.stream(type.getDeclaredMethods())
                .anyMatch(own -> own.getName().equals(method.getName()));
    }

    @Test
    void aPageWithoutMarkersIsRefused() {
        assertThatThrownBy(() -> ComponentPage.render("= Title\n", ComponentPage.metadata()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("shared options: begin");
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
