package com.cognipeer.camel.contacts.docs;

import com.cognipeer.camel.contacts.scale.ScaleTables;
import java.nio.file.Path;

/** The page on running at scale, whose tables are computed. */
final class ScalePage {

    static final Path PAGE = Pages.page("running-at-scale.adoc");

    private static final RenderedSection TABLES = new RenderedSection(PAGE, "scale", "computed by ScaleTables");

    private ScalePage() {}

    static String render(String page) {
        return TABLES.in(page, ScaleTables.asciidoc());
    }
}
