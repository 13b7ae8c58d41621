package com.cognipeer.camel.contacts.kamelets;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the Kamelet catalog asks of a Kamelet, with Cognipeer as the provider, and what this jar asks besides. */
final class KameletRules {

    private static final Set<String> TYPES = Set.of("source", "sink", "action");
    private static final Set<String> SCALARS = Set.of("string", "integer", "number", "boolean");
    private static final Set<String> SMALL_WORDS =
            Set.of("per", "of", "by", "to", "in", "on", "not", "for", "and", "or");
    private static final String CREDENTIALS = "urn:camel:group:credentials";
    private static final String IMAGE = "data:image/svg+xml;base64,";
    private static final Pattern PARAMETER = Pattern.compile("\\{\\{[?]?([A-Za-z0-9-._]+)(?::[^}]*)?}}");

    private final KameletFile kamelet;
    private final List<String> violations = new ArrayList<>();

    private KameletRules(KameletFile kamelet) {
        this.kamelet = kamelet;
    }

    /** What is wrong with a Kamelet, as the names of the rules that it breaks. */
    static List<String> brokenBy(KameletFile kamelet) {
        KameletRules rules = new KameletRules(kamelet);
        rules.checkResource();
        rules.checkAnnotations();
        rules.checkDefinition();
        rules.checkProperties();
        rules.checkParameters();
        rules.checkDependencies();
        rules.checkTemplate();
        return rules.violations;
    }

    /** Titles and descriptions that more than one of them has. */
    static List<String> shared(List<KameletFile> kamelets) {
        List<String> texts = new ArrayList<>();
        for (KameletFile kamelet : kamelets) {
            texts.add(kamelet.definition().path("title").asText());
            texts.add(kamelet.definition().path("description").asText());
        }
        return texts.stream().collect(Collectors.groupingBy(text -> text, Collectors.counting())).entrySet().stream()
                .filter(count -> count.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void checkResource() {
        require("apiVersion", text("/apiVersion").equals("camel.apache.org/v1"));
        require("kind", text("/kind").equals("Kamelet"));
        require("file name", kamelet.file().equals(kamelet.name() + ".kamelet.yaml"));
        require("type", TYPES.contains(type()));
        require("name's suffix", kamelet.name().endsWith("-" + type()));
    }

    private void checkAnnotations() {
        require("icon", isImage(annotation("kamelet.icon")));
        require("support level", Set.of("Preview", "Stable").contains(annotation("kamelet.support.level")));
        require("catalog version", annotation("catalog.version").equals(ProjectVersion.ofThePom()));
        require("provider", annotation("provider").equals("Cognipeer"));
        require("group", !annotation("kamelet.group").isBlank());
        require("namespace", !annotation("kamelet.namespace").isBlank());
    }

    private void checkDefinition() {
        JsonNode definition = kamelet.definition();
        require("definition's type", definition.path("type").asText().equals("object"));
        require("title", !definition.path("title").asText().isBlank());
        require("title's suffix", definition.path("title").asText().endsWith(" " + capitalised(type())));
        require("description", !definition.path("description").asText().isBlank());
        List<String> required = new ArrayList<>();
        definition.path("required").forEach(name -> required.add(name.asText()));
        require("required once", Set.copyOf(required).size() == required.size());
        require("required is declared", required.stream().allMatch(name -> kamelet.properties()
                .has(name)));
        for (String credential : List.of("token", "hookId", "baseUrl")) {
            require("credentials are optional", !required.contains(credential));
        }
    }

    private void checkProperties() {
        for (Map.Entry<String, JsonNode> entry : kamelet.properties().properties()) {
            JsonNode property = entry.getValue();
            require("property's type", SCALARS.contains(property.path("type").asText()));
            String title = property.path("title").asText();
            require("property's title", !title.isBlank());
            require("property's title is capitalised", isCapitalised(title));
            require("property's title has no article", !title.matches("(The|A|An) .*"));
            require(
                    "property's description",
                    !property.path("description").asText().isBlank());
            require("flat properties", !property.has("properties") && !property.has("items"));
            boolean password = property.path("format").asText().equals("password");
            require("the token is a password", password == entry.getKey().equals("token"));
            require("a password is a credential", !password || holds(property.path("x-descriptors"), CREDENTIALS));
            property.path("x-descriptors")
                    .forEach(descriptor ->
                            require("no old descriptor", !descriptor.asText().startsWith("urn:alm:descriptor")));
        }
    }

    private void checkParameters() {
        Set<String> declared = new TreeSet<>();
        kamelet.properties().fieldNames().forEachRemaining(declared::add);
        Set<String> used = new TreeSet<>();
        Matcher parameters = PARAMETER.matcher(template().toString());
        while (parameters.find()) {
            used.add(parameters.group(1));
        }
        require("no unused parameter", used.containsAll(declared));
        require("no undeclared parameter", declared.containsAll(used));
    }

    private void checkDependencies() {
        Set<String> dependencies = new LinkedHashSet<>();
        kamelet.yaml().at("/spec/dependencies").forEach(dependency -> dependencies.add(dependency.asText()));
        require("depends on kamelet", dependencies.contains("camel:kamelet"));
        require("depends on this version", dependencies.contains(ProjectVersion.dependency()));
        require(
                "known kinds of dependencies",
                dependencies.stream().allMatch(name -> name.matches("camel:[a-z0-9-]+|mvn:[^:]+:[^:]+:[^:]+")));
        require("media type", mediaTypes().stream().allMatch("application/json"::equals));
    }

    private void checkTemplate() {
        String from = template().at("/from/uri").asText();
        List<JsonNode> steps = new ArrayList<>();
        template().at("/from/steps").forEach(steps::add);
        if (type().equals("source")) {
            require(
                    "a source tells what comes out",
                    kamelet.yaml().at("/spec/types").has("out"));
            require(
                    "a source ends in the sink",
                    !steps.isEmpty()
                            && steps.get(steps.size() - 1)
                                    .at("/to/uri")
                                    .asText()
                                    .equals("kamelet:sink"));
            require("a source starts from the component", from.startsWith("cognipeer-contacts:"));
        } else {
            require(
                    "a sink tells what goes in",
                    !type().equals("sink") || kamelet.yaml().at("/spec/types").has("in"));
            require("starts from the source", from.equals("kamelet:source"));
            require(
                    "removes control headers first",
                    !steps.isEmpty()
                            && steps.get(0)
                                    .at("/removeHeaders/pattern")
                                    .asText()
                                    .equals("CamelCognipeerContacts*"));
        }
    }

    private List<String> mediaTypes() {
        List<String> types = new ArrayList<>();
        kamelet.yaml()
                .at("/spec/types")
                .forEach(type -> types.add(type.path("mediaType").asText()));
        return types;
    }

    private ObjectNode template() {
        return (ObjectNode) kamelet.yaml().at("/spec/template");
    }

    private String type() {
        return kamelet.yaml()
                .at("/metadata/labels")
                .path("camel.apache.org/kamelet.type")
                .asText();
    }

    private String annotation(String name) {
        return kamelet.yaml()
                .at("/metadata/annotations")
                .path("camel.apache.org/" + name)
                .asText();
    }

    private String text(String place) {
        return kamelet.yaml().at(place).asText();
    }

    private void require(String rule, boolean kept) {
        if (!kept && !violations.contains(rule)) {
            violations.add(rule);
        }
    }

    private static boolean isImage(String icon) {
        if (!icon.startsWith(IMAGE)) {
            return false;
        }
        try {
            String image = new String(Base64.getDecoder().decode(icon.substring(IMAGE.length())), UTF_8);
            return image.startsWith("<svg ") && image.endsWith("</svg>");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isCapitalised(String title) {
        return Pattern.compile(" ")
                .splitAsStream(title)
                .filter(word -> !SMALL_WORDS.contains(word))
                .allMatch(word -> word.equals(capitalised(word)));
    }

    private static boolean holds(JsonNode list, String text) {
        for (JsonNode item : list) {
            if (item.asText().equals(text)) {
                return true;
            }
        }
        return false;
    }

    private static String capitalised(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
