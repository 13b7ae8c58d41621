package com.cognipeer.camel.contacts.docs;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.JsonMapper;

/** Renders the tables of the component page: options and headers from the metadata, fields from the class of contacts. */
final class ComponentPage {

    static final Path PAGE = Pages.page("cognipeer-contacts-component.adoc");
    static final Path METADATA =
            Path.of("src/generated/resources/META-INF/com/cognipeer/camel/contacts/cognipeer-contacts.json");

    private ComponentPage() {}

    static String metadata() throws IOException {
        try {
            return Files.readString(METADATA);
        } catch (NoSuchFileException e) {
            throw new IllegalStateException(METADATA + " is missing; ./mvnw process-classes generates it", e);
        }
    }

    /** The page with everything between its markers rendered anew. */
    static String render(String page, String metadata) {
        ComponentModel component = JsonMapper.generateComponentModel(metadata);
        Map<String, BaseOptionModel> ofComponent = byName(component.getComponentOptions());
        Map<String, BaseOptionModel> ofEndpoint = byName(component.getEndpointOptions());
        Predicate<BaseOptionModel> camels = option -> CamelsOptions.WORDS.containsKey(option.getName());

        Map<String, String> sections = new LinkedHashMap<>();
        sections.put(
                "shared options",
                OptionTable.ofOptions(without(camels, common(ofComponent.values(), ofEndpoint.keySet()))));
        sections.put(
                "endpoint options",
                OptionTable.ofOptions(without(camels, others(ofEndpoint.values(), ofComponent.keySet()))));
        sections.put(
                "component options",
                OptionTable.ofOptions(without(camels, others(ofComponent.values(), ofEndpoint.keySet()))));
        sections.put("options of Camel", CamelsOptions.table(ofComponent, ofEndpoint));
        sections.put("headers", OptionTable.ofHeaders(component.getEndpointHeaders()));

        String rendered = page;
        for (var section : sections.entrySet()) {
            rendered = new RenderedSection(PAGE, section.getKey(), "rendered from the metadata")
                    .in(rendered, section.getValue());
        }
        return new RenderedSection(PAGE, "fields", "rendered from Contact").in(rendered, ContactFields.table());
    }

    private static Map<String, BaseOptionModel> byName(Collection<? extends BaseOptionModel> options) {
        return options.stream()
                .collect(toMap(BaseOptionModel::getName, option -> option, (one, other) -> one, LinkedHashMap::new));
    }

    private static Stream<BaseOptionModel> common(Collection<BaseOptionModel> options, Set<String> names) {
        return options.stream().filter(option -> names.contains(option.getName()));
    }

    private static Stream<BaseOptionModel> others(Collection<BaseOptionModel> options, Set<String> names) {
        return options.stream().filter(option -> !names.contains(option.getName()));
    }

    private static List<BaseOptionModel> without(Predicate<BaseOptionModel> some, Stream<BaseOptionModel> options) {
        return options.filter(some.negate()).toList();
    }
}
