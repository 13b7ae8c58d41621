package com.cognipeer.camel.contacts.docs;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.JsonMapper;

/** Renders the option and header tables of the component page from the metadata that the generator wrote. */
final class ComponentPage {

    static final Path PAGE = Pages.page("cognipeer-contacts-component.adoc");
    static final Path METADATA =
            Path.of("src/generated/resources/META-INF/com/cognipeer/camel/contacts/cognipeer-contacts.json");

    private static final Pattern PACKAGE = Pattern.compile("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])");
    private static final Pattern UNDERSCORE_AT_A_WORD_S_EDGE = Pattern.compile("(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])");
    /** A character that AsciiDoc may take for markup, and the reference that it takes for nothing else. */
    private static final Map<Character, String> REFERENCES = Map.ofEntries(
            Map.entry('&', "&amp;"),
            Map.entry('<', "&lt;"),
            Map.entry('>', "&gt;"),
            Map.entry('|', "&#124;"),
            Map.entry('{', "&#123;"),
            Map.entry('}', "&#125;"),
            Map.entry('[', "&#91;"),
            Map.entry(']', "&#93;"),
            Map.entry('\\', "&#92;"),
            Map.entry('`', "&#96;"),
            Map.entry('*', "&#42;"),
            Map.entry('#', "&#35;"),
            Map.entry('+', "&#43;"),
            Map.entry('^', "&#94;"),
            Map.entry('~', "&#126;"));

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
        Map<String, List<? extends BaseOptionModel>> sections = new LinkedHashMap<>();
        sections.put("component options", component.getComponentOptions());
        sections.put("endpoint path", component.getEndpointPathOptions());
        sections.put("endpoint options", component.getEndpointParameterOptions());
        sections.put("headers", component.getEndpointHeaders());

        String rendered = page;
        for (var section : sections.entrySet()) {
            rendered = new RenderedSection(PAGE, section.getKey(), "rendered from the metadata")
                    .in(rendered, table(section.getValue()));
        }
        return rendered;
    }

    /** One table, the options in the order of the metadata, a heading over each group that has one. */
    private static String table(List<? extends BaseOptionModel> options) {
        if (options.isEmpty()) {
            return "None.\n";
        }
        Map<String, List<BaseOptionModel>> groups =
                options.stream().collect(groupingBy(ComponentPage::group, LinkedHashMap::new, toList()));
        String rows = groups.entrySet().stream()
                .map(group -> "\n4+h|" + escape(group.getKey()) + "\n"
                        + group.getValue().stream().map(ComponentPage::row).collect(joining()))
                .collect(joining());
        return """
                [width="100%",cols="2,5,^1,2",options="header"]
                |===
                |Name |Description |Default |Type
                """ + rows + "|===\n";
    }

    private static String group(BaseOptionModel option) {
        String group = option.getGroup();
        return group == null || group.isBlank() ? "common" : group;
    }

    private static String row(BaseOptionModel option) {
        return "\n|" + code(option.getName())
                + "\n|" + description(option)
                + "\n|" + code(option.getDefaultValue())
                + "\n|" + code(type(option)) + "\n";
    }

    private static String description(BaseOptionModel option) {
        StringBuilder text = new StringBuilder();
        if (option.isRequired()) {
            text.append("*Required* ");
        }
        if (option.isDeprecated()) {
            text.append("*Deprecated* ");
        }
        if (option.isSecret()) {
            text.append("*Secret* ");
        }
        text.append(sentence(escape(option.getDescription())));
        if (option.isDeprecated()
                && option.getDeprecationNote() != null
                && !option.getDeprecationNote().isBlank()) {
            text.append(" Note: ").append(sentence(escape(option.getDeprecationNote())));
        }
        if (option.getEnums() != null && !option.getEnums().isEmpty()) {
            text.append(option.getEnums().stream().map(ComponentPage::code).collect(joining(", ", " One of: ", ".")));
        }
        return text.toString();
    }

    private static String sentence(String text) {
        return text.isEmpty() || text.endsWith(".") ? text : text + ".";
    }

    private static String type(BaseOptionModel option) {
        if ("duration".equals(option.getType())) {
            return "Duration";
        }
        return PACKAGE.matcher(option.getJavaType()).replaceAll("");
    }

    private static String code(Object value) {
        return value == null || value.toString().isEmpty() ? "" : "`" + escape(value.toString()) + "`";
    }

    private static String escape(String text) {
        String oneLine = text == null ? "" : text.strip().replaceAll("\\s+", " ");
        String escaped = oneLine.chars()
                .mapToObj(c -> REFERENCES.getOrDefault((char) c, Character.toString(c)))
                .collect(joining());
        return UNDERSCORE_AT_A_WORD_S_EDGE.matcher(escaped).replaceAll("&#95;");
    }
}
