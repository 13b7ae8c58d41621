package com.cognipeer.camel.contacts.monitoring;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The dashboard for Grafana. */
final class Dashboard {

    static final Path FILE = Path.of("examples/monitoring/cognipeer-contacts.dashboard.json");

    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.+), *(\\w+)\\)");

    final JsonNode json;

    Dashboard() throws IOException {
        json = JsonMapper.builder()
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .readTree(FILE.toFile());
    }

    List<JsonNode> panels() {
        return stream(json.get("panels")).toList();
    }

    /** The panels that show figures. */
    List<JsonNode> figures() {
        return panels().stream().filter(panel -> panel.has("targets")).toList();
    }

    /** Each query, with the texts that name its labels. */
    List<NamedQuery> queries() {
        List<NamedQuery> queries = new ArrayList<>();
        for (JsonNode panel : figures()) {
            for (JsonNode target : panel.get("targets")) {
                queries.add(new NamedQuery(
                        panel.get("title").asText(),
                        target.get("expr").asText(),
                        NamedQuery.labelsIn(target.get("legendFormat").asText())));
            }
        }
        for (JsonNode annotation : json.at("/annotations/list")) {
            queries.add(new NamedQuery(
                    annotation.get("name").asText(), annotation.get("expr").asText(), List.of()));
        }
        for (JsonNode variable : json.at("/templating/list")) {
            Matcher values = LABEL_VALUES.matcher(variable.at("/query/query").asText());
            if (values.matches()) {
                queries.add(new NamedQuery(variable.get("name").asText(), values.group(1), List.of(values.group(2))));
            }
        }
        return queries;
    }

    List<String> variables() {
        return stream(json.at("/templating/list"))
                .map(variable -> variable.get("name").asText())
                .toList();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
