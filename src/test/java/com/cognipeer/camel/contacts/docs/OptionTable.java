package com.cognipeer.camel.contacts.docs;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.camel.tooling.model.BaseOptionModel;

/** Renders options and headers as tables of AsciiDoc. A row is one line. */
final class OptionTable {

    private static final Pattern PACKAGE = Pattern.compile("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])");
    /** The order of the groups: those first that a new user needs. */
    private static final List<String> GROUPS = List.of("security", "common", "producer", "consumer", "resilience");

    private OptionTable() {}

    /** The options in the order of the metadata, a heading over each group. */
    static String ofOptions(List<? extends BaseOptionModel> options) {
        return table(
                "3,2,7",
                "|Name and type |Default |Description",
                options,
                option -> "|" + name(option) + " |" + AsciiDoc.code(defaultValue(option)) + " |" + description(option));
    }

    static String ofHeaders(List<? extends BaseOptionModel> headers) {
        return table(
                "3,4",
                "|Name and type |Description",
                headers,
                header -> "|" + name(header) + " |" + description(header));
    }

    private static String table(
            String widths,
            String heading,
            List<? extends BaseOptionModel> options,
            Function<BaseOptionModel, String> row) {
        if (options.isEmpty()) {
            return "None.\n";
        }
        Map<String, List<BaseOptionModel>> groups = options.stream()
                .collect(groupingBy(
                        OptionTable::group,
                        () -> new TreeMap<>(
                                Comparator.comparing(OptionTable::place).thenComparing(Comparator.naturalOrder())),
                        toList()));
        int columns = widths.split(",").length;
        return groups.entrySet().stream()
                .map(group -> columns + "+h|" + AsciiDoc.escaped(group.getKey()) + "\n"
                        + group.getValue().stream()
                                .map(row)
                                .map(line -> line + "\n")
                                .collect(joining()))
                .collect(joining(
                        "",
                        "[width=\"100%\",cols=\"" + widths + "\",options=\"header\"]\n|===\n" + heading + "\n\n",
                        "|===\n"));
    }

    private static int place(String group) {
        return GROUPS.contains(group) ? GROUPS.indexOf(group) : GROUPS.size();
    }

    /** The labels of a scheduler and of what is advanced only say who reads the option; so they stand with the others. */
    private static String group(BaseOptionModel option) {
        String group = option.getGroup();
        return group == null || group.isBlank() ? "common" : group.replace("scheduler", "consumer");
    }

    private static String name(BaseOptionModel option) {
        return AsciiDoc.code(option.getName()) + " " + AsciiDoc.escaped(type(option));
    }

    private static String description(BaseOptionModel option) {
        StringBuilder text = new StringBuilder();
        if (option.isRequired()) {
            text.append("*Required.* ");
        }
        if (option.isDeprecated()) {
            text.append("*Deprecated.* ");
        }
        if (option.isSecret()) {
            text.append("*Secret.* ");
        }
        text.append(sentence(AsciiDoc.escaped(option.getDescription())));
        if (option.isDeprecated()
                && option.getDeprecationNote() != null
                && !option.getDeprecationNote().isBlank()) {
            text.append(" Note: ").append(sentence(AsciiDoc.escaped(option.getDeprecationNote())));
        }
        if (option.getEnums() != null && !option.getEnums().isEmpty()) {
            text.append(option.getEnums().stream().map(AsciiDoc::code).collect(joining(", ", " One of: ", ".")));
        }
        return text.toString();
    }

    private static String sentence(String text) {
        return text.isEmpty() || text.endsWith(".") ? text : text + ".";
    }

    private static String type(BaseOptionModel option) {
        return "duration".equals(option.getType())
                ? "Duration"
                : PACKAGE.matcher(option.getJavaType()).replaceAll("");
    }

    /** A duration as a person would write it. */
    static Object defaultValue(BaseOptionModel option) {
        Object value = option.getDefaultValue();
        if (value == null || !"duration".equals(option.getType())) {
            return value;
        }
        long milliseconds = Long.parseLong(value.toString());
        if (milliseconds % 1000 != 0) {
            return milliseconds + "ms";
        }
        return milliseconds % 60_000 == 0 && milliseconds > 60_000
                ? milliseconds / 60_000 + "m"
                : milliseconds / 1000 + "s";
    }
}
