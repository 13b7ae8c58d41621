package com.cognipeer.camel.contacts.docs;

import com.cognipeer.camel.contacts.scale.ReconciliationTables;
import java.nio.file.Path;

/** The page on deletions, whose tables of requests are computed. */
final class DeletionsPage {

    static final Path PAGE = Pages.page("deletions.adoc");

    private static final RenderedSection TABLES =
            new RenderedSection(PAGE, "reconciliations", "computed by ReconciliationTables");

    private DeletionsPage() {}

    static String render(String page) {
        return TABLES.in(page, ReconciliationTables.asciidoc());
    }
}
