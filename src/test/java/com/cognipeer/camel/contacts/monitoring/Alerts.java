package com.cognipeer.camel.contacts.monitoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The alerts in the rules file for Prometheus. */
final class Alerts {

    static final Path FOLDER = Path.of("examples/monitoring");
    static final String FILE = "cognipeer-contacts.rules.yml";

    private final Map<?, ?> file;

    Alerts() throws IOException {
        file = yaml(FILE);
    }

    /** A file of this folder. A key that comes twice fails. */
    static Map<?, ?> yaml(String name) throws IOException {
        LoadSettings settings =
                LoadSettings.builder().setAllowDuplicateKeys(false).build();
        return (Map<?, ?>) new Load(settings).loadFromString(Files.readString(FOLDER.resolve(name)));
    }

    Map<?, ?> file() {
        return file;
    }

    Stream<Alert> all() {
        return groups().flatMap(group -> ((List<?>) group.get("rules")).stream())
                .map(rule -> new Alert((Map<?, ?>) rule));
    }

    Stream<Map<?, ?>> groups() {
        return ((List<?>) file.get("groups")).stream().map(group -> (Map<?, ?>) group);
    }

    List<NamedQuery> queries() {
        return all().map(alert -> new NamedQuery(
                        alert.name(),
                        alert.text("expr"),
                        alert.annotations().values().stream()
                                .flatMap(text -> NamedQuery.labelsIn(text).stream())
                                .toList()))
                .toList();
    }

    /** One rule. */
    record Alert(Map<?, ?> rule) {

        String name() {
            return text("alert");
        }

        String text(String key) {
            return (String) rule.get(key);
        }

        String severity() {
            return (String) ((Map<?, ?>) rule.get("labels")).get("severity");
        }

        @SuppressWarnings("unchecked")
        Map<String, String> annotations() {
            return (Map<String, String>) rule.get("annotations");
        }

        @Override
        public String toString() {
            return name();
        }
    }
}
