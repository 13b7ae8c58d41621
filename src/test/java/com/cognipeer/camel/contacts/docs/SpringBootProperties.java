package com.cognipeer.camel.contacts.docs;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.tooling.model.ComponentModel.ComponentOptionModel;
import org.apache.camel.tooling.model.JsonMapper;
import org.apache.camel.util.StringHelper;

/** Renders what Spring Boot needs of the component options: the bean that takes the properties, and the IDEs' metadata. */
final class SpringBootProperties {

    static final Path BEAN = Path.of(
            "src/main/java/com/cognipeer/camel/contacts/springboot/CognipeerContactsComponentConfiguration.java");
    static final Path METADATA = Path.of("src/main/resources/META-INF/spring-configuration-metadata.json");

    private static final String PREFIX = "camel.component.cognipeer-contacts";
    private static final String TYPE =
            "com.cognipeer.camel.contacts.springboot.CognipeerContactsComponentConfiguration";
    private static final Pattern LINE = Pattern.compile(".{1,100}(?:\\s+|$)");

    private SpringBootProperties() {}

    private record Property(String name, String type, String description, Object defaultValue, boolean option) {

        String title() {
            return Character.toUpperCase(name.charAt(0)) + name.substring(1);
        }

        String field() {
            return "    private " + type + " " + name + ";\n";
        }

        String accessors() {
            return "\n    public " + type + " get" + title() + "() {\n        return " + name + ";\n    }\n"
                    + "\n    /**\n" + javadoc() + "     */\n    public void set" + title() + "(" + type + " " + name
                    + ") {\n        this." + name + " = " + name + ";\n    }\n";
        }

        String javadoc() {
            return LINE.matcher(description.replace("&", "&amp;").replace("<", "&lt;"))
                    .results()
                    .map(line -> "     * " + line.group().strip() + "\n")
                    .collect(joining());
        }

        Map<String, Object> metadata() {
            Map<String, Object> metadata = new LinkedHashMap<>();
            metadata.put("name", PREFIX + "." + StringHelper.camelCaseToDash(name));
            metadata.put("type", "java.lang." + type);
            metadata.put("description", description);
            metadata.put("sourceType", TYPE);
            if (defaultValue != null) {
                metadata.put("defaultValue", defaultValue);
            }
            return metadata;
        }
    }

    static String bean(String metadata) {
        List<Property> properties = properties(metadata);
        return """
                package com.cognipeer.camel.contacts.springboot;

                import java.util.LinkedHashMap;
                import java.util.Map;
                import org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon;
                import org.springframework.boot.context.properties.ConfigurationProperties;

                /**
                 * The options of the component as properties of a Spring Boot application. An option that the application does not set
                 * is null here, so that no default replaces an earlier setting. A bean is named as {@code #name}; durations are Camel's.
                 * Rendered from the metadata of the component, do not edit.
                 */
                @ConfigurationProperties(prefix = "%s")
                public class CognipeerContactsComponentConfiguration extends ComponentConfigurationPropertiesCommon {

                """.formatted(PREFIX)
                + properties.stream().map(Property::field).collect(joining("\n"))
                + properties.stream().map(Property::accessors).collect(joining())
                + """

                    /** The options of the component that are set, by their names; the configuration first, which holds others. */
                    Map<String, Object> options() {
                        Map<String, Object> options = new LinkedHashMap<>();
                """
                + properties.stream()
                        .filter(Property::option)
                        .sorted(Comparator.comparing(
                                property -> !property.name().equals("configuration")))
                        .map(property -> "        options.put(\"" + property.name() + "\", " + property.name() + ");\n")
                        .collect(joining())
                + """
                        options.values().removeIf(value -> value == null);
                        return options;
                    }
                }
                """;
    }

    static String metadata(String metadata) throws JsonProcessingException {
        List<Property> properties = new ArrayList<>(properties(metadata));
        properties.add(new Property(
                "enabled", "Boolean", "Whether the properties below configure the component.", true, false));
        properties.add(new Property(
                "customizer.enabled", "Boolean", "Whether customizers configure the component.", true, false));
        Map<String, Object> document = new LinkedHashMap<>();
        Map<String, Object> group = new LinkedHashMap<>();
        group.put("name", PREFIX);
        group.put("type", TYPE);
        group.put("sourceType", TYPE);
        document.put("groups", List.of(group));
        document.put("properties", properties.stream().map(Property::metadata).toList());
        return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(document) + "\n";
    }

    private static List<Property> properties(String metadata) {
        List<Property> properties = new ArrayList<>();
        for (ComponentOptionModel option :
                JsonMapper.generateComponentModel(metadata).getComponentOptions()) {
            properties.add(new Property(
                    option.getName(), type(option), option.getDescription(), option.getDefaultValue(), true));
        }
        properties.add(new Property(
                "jdbcState",
                "Boolean",
                "Whether consumers without a stateRepository of their own keep their positions in a table of the"
                        + " DataSource of the application: in CONTACTS_STATE, unless there is a bean of the type"
                        + " JdbcStateRepository, which is used then.",
                false,
                false));
        return properties;
    }

    /** Beans by reference and Camel's durations are text. */
    private static String type(ComponentOptionModel option) {
        return switch (option.getType()) {
            case "boolean" -> "Boolean";
            case "integer" -> "Integer";
            case "string", "duration", "object" -> "String";
            default ->
                throw new IllegalStateException(
                        "Say what Spring Boot makes of the type " + option.getType() + " of " + option.getName());
        };
    }
}
