package com.cognipeer.camel.contacts.monitoring;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;

/** The alerts as a table of a page. */
public final class AlertTable {

    private AlertTable() {}

    public static String asciidoc() throws IOException {
        return new Alerts().all().map(AlertTable::row).collect(Collectors.joining("\n", """
                [cols="3,3,4,4",options="header"]
                |===
                | Alert | Meaning | Do this | Why this threshold

                """, "|===\n"));
    }

    private static String row(Alerts.Alert alert) {
        Map<String, String> texts = alert.annotations();
        return "| `" + alert.name() + "`, " + alert.severity()
                + "\n| " + shown(texts.get("description"))
                + "\n| " + shown(texts.get("action"))
                + "\n| " + shown(texts.get("threshold"))
                + "\n";
    }

    private static String shown(String text) {
        return text.replaceAll("\\{\\{[^}]*}}", "…");
    }
}
