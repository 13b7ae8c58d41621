package com.cognipeer.camel.contacts.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KameletRulesTest {

    private static final String SOURCE = "cognipeer-contacts-source";
    private static final String SINK = "cognipeer-contacts-sync-sink";

    static List<KameletFile> kamelets() {
        return KameletFile.all();
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void aKameletKeepsTheRules(KameletFile kamelet) {
        assertThat(KameletRules.brokenBy(kamelet)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void aKameletThatBreaksARuleIsFound(String rule, String name, Consumer<KameletFile> mutation) {
        KameletFile broken = KameletFile.named(name).copy();

        mutation.accept(broken);

        assertThat(KameletRules.brokenBy(broken)).contains(rule);
    }

    static Stream<Arguments> mutations() {
        return Stream.of(
                breaks("apiVersion", SOURCE, k -> k.yaml().put("apiVersion", "camel.apache.org/v1alpha1")),
                breaks("kind", SOURCE, k -> k.yaml().put("kind", "Pipe")),
                breaks("file name", SOURCE, k -> at(k, "/metadata").put("name", "contacts-source")),
                breaks("type", SOURCE, k -> labels(k).put("camel.apache.org/kamelet.type", "origin")),
                breaks("name's suffix", SOURCE, k -> labels(k).put("camel.apache.org/kamelet.type", "sink")),
                breaks("icon", SOURCE, k -> annotate(k, "kamelet.icon", "data:image/svg+xml;base64,PGh0bWw+")),
                breaks("icon", SOURCE, k -> annotate(k, "kamelet.icon", "data:image/svg+xml;base64,<svg></svg>")),
                breaks("icon", SOURCE, k -> annotate(k, "kamelet.icon", "data:image/png;base64,PHN2ZyA8L3N2Zz4=")),
                breaks("support level", SOURCE, k -> annotate(k, "kamelet.support.level", "")),
                breaks("catalog version", SOURCE, k -> annotate(k, "catalog.version", "0.0.1")),
                breaks("provider", SOURCE, k -> annotate(k, "provider", "Apache Software Foundation")),
                breaks("group", SOURCE, k -> annotate(k, "kamelet.group", " ")),
                breaks("namespace", SOURCE, k -> annotate(k, "kamelet.namespace", "")),
                breaks("definition's type", SOURCE, k -> k.definition().remove("type")),
                breaks("title", SOURCE, k -> k.definition().remove("title")),
                breaks("title's suffix", SOURCE, k -> k.definition().put("title", "Contacts Sink")),
                breaks("description", SOURCE, k -> k.definition().remove("description")),
                breaks("required once", SOURCE, k -> require(k, "mode", "mode")),
                breaks("required is declared", SOURCE, k -> require(k, "colour")),
                breaks("credentials are optional", SOURCE, k -> require(k, "token")),
                breaks("credentials are optional", SINK, k -> require(k, "hookId")),
                breaks("credentials are optional", SINK, k -> require(k, "baseUrl")),
                breaks("property's type", SINK, k -> property(k, "limit").remove("type")),
                breaks("property's title", SINK, k -> property(k, "limit").remove("title")),
                breaks("property's title is capitalised", SINK, k -> property(k, "limit")
                        .put("title", "Page limit")),
                breaks("property's title has no article", SINK, k -> property(k, "limit")
                        .put("title", "The Limit")),
                breaks("property's title has no article", SINK, k -> property(k, "limit")
                        .put("title", "A Limit")),
                breaks("property's title has no article", SINK, k -> property(k, "limit")
                        .put("title", "An Upper Limit")),
                breaks("property's description", SINK, k -> property(k, "limit").remove("description")),
                breaks("flat properties", SINK, k -> property(k, "limit").putObject("properties")),
                breaks("flat properties", SINK, k -> property(k, "limit").putObject("items")),
                breaks("the token is a password", SINK, k -> property(k, "token")
                        .remove("format")),
                breaks("the token is a password", SINK, k -> property(k, "limit")
                        .put("format", "password")),
                breaks("a password is a credential", SINK, k -> property(k, "token")
                        .remove("x-descriptors")),
                breaks("no old descriptor", SINK, k -> ((ArrayNode)
                                property(k, "token").get("x-descriptors"))
                        .add("urn:alm:descriptor:com.tectonic.ui:password")),
                breaks("no unused parameter", SINK, k -> k.properties()
                        .putObject("colour")
                        .put("type", "string")),
                breaks("no undeclared parameter", SINK, k -> k.properties().remove("limit")),
                breaks("depends on kamelet", SINK, k -> dependencies(k, ProjectVersion.dependency())),
                breaks("depends on this version", SINK, k -> dependencies(k, ProjectVersion.dependency() + "1")),
                breaks("known kinds of dependencies", SINK, k -> dependencies(k, "http://example.com/a.jar")),
                breaks("media type", SINK, k -> at(k, "/spec/types/in").put("mediaType", "text/plain")),
                breaks("a source tells what comes out", SOURCE, k -> at(k, "/spec/types")
                        .remove("out")),
                breaks("a source ends in the sink", SOURCE, k -> steps(k).remove(steps(k).size() - 1)),
                breaks("a source starts from the component", SOURCE, k -> from(k, "timer:tick")),
                breaks("a sink tells what goes in", SINK, k -> at(k, "/spec/types")
                        .remove("in")),
                breaks("starts from the source", SINK, k -> from(k, "direct:in")),
                breaks("removes control headers first", SINK, k -> steps(k).remove(0)),
                breaks("removes control headers first", SINK, k -> ((ObjectNode)
                                steps(k).get(0).get("removeHeaders"))
                        .put("pattern", "CamelCognipeerContactsF*")));
    }

    @Test
    void noTwoHaveTheSameTitleOrDescription() {
        assertThat(KameletRules.shared(KameletFile.all())).isEmpty();
    }

    @Test
    void theSameTitleOrDescriptionIsFound() {
        KameletFile source = KameletFile.named(SOURCE);

        assertThat(KameletRules.shared(List.of(source, source.copy())))
                .containsExactlyInAnyOrder(
                        source.definition().get("title").asText(),
                        source.definition().get("description").asText());
    }

    @Test
    void theseAreTheKamelets() {
        assertThat(KameletFile.all())
                .extracting(KameletFile::name)
                .containsExactly(
                        "cognipeer-contacts-create-sink",
                        "cognipeer-contacts-get-action",
                        "cognipeer-contacts-list-action",
                        "cognipeer-contacts-source",
                        "cognipeer-contacts-sync-sink",
                        "cognipeer-contacts-upsert-sink");
    }

    private static Arguments breaks(String rule, String kamelet, Consumer<KameletFile> mutation) {
        return Arguments.of(rule, kamelet, mutation);
    }

    private static ObjectNode at(KameletFile kamelet, String place) {
        return (ObjectNode) kamelet.yaml().at(place);
    }

    private static ObjectNode labels(KameletFile kamelet) {
        return at(kamelet, "/metadata/labels");
    }

    private static void annotate(KameletFile kamelet, String name, String value) {
        at(kamelet, "/metadata/annotations").put("camel.apache.org/" + name, value);
    }

    private static ObjectNode property(KameletFile kamelet, String name) {
        return (ObjectNode) kamelet.properties().get(name);
    }

    private static void require(KameletFile kamelet, String... names) {
        ArrayNode required = kamelet.definition().putArray("required");
        List.of(names).forEach(required::add);
    }

    private static void dependencies(KameletFile kamelet, String dependency) {
        at(kamelet, "/spec").putArray("dependencies").add(dependency);
    }

    private static ArrayNode steps(KameletFile kamelet) {
        return (ArrayNode) kamelet.yaml().at("/spec/template/from/steps");
    }

    private static void from(KameletFile kamelet, String uri) {
        at(kamelet, "/spec/template/from").put("uri", uri);
    }
}
