package com.cognipeer.camel.contacts.docs;

import com.cognipeer.camel.contacts.monitoring.AlertTable;
import java.io.IOException;
import java.nio.file.Path;

/** The page about operations, whose table of alerts repeats the rules file for Prometheus. */
final class OperationsPage {

    static final Path PAGE = Pages.page("operations.adoc");

    private static final RenderedSection ALERTS =
            new RenderedSection(PAGE, "alerts", "rendered from cognipeer-contacts.rules.yml");

    private OperationsPage() {}

    static String render(String page) throws IOException {
        return ALERTS.in(page, AlertTable.asciidoc());
    }
}
