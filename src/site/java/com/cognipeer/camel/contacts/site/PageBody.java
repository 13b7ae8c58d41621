package com.cognipeer.camel.contacts.site;

import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Adds to the HTML of Asciidoctor whatever narrow screens, keyboards and links to the repository need. */
final class PageBody {

    private static final int SHORT_NAME = 18;
    private static final String BREAKS = "(?<=[a-z])(?=[A-Z])|(?<=[./<])(?=\\w{2})|(?<=\\w)(?=-)";

    private final RepositoryLinks repositoryLinks;

    PageBody(RepositoryLinks repositoryLinks) {
        this.repositoryLinks = repositoryLinks;
    }

    /** Returns the faults of its links. */
    List<String> complete(Page page) {
        Element body = page.body();
        // A note is a table of Asciidoctor's that arranges its label and its text.
        body.select(".admonitionblock > table").attr("role", "presentation");
        // A wide table scrolls by itself.
        body.select("table.tableblock").wrap("<div class=\"scrolls\"></div>");
        body.select("td p, td p *").forEach(PageBody::breakable);
        // The empty corner of a table is the heading of nothing.
        body.select("thead th").stream().filter(corner -> !corner.hasText()).forEach(corner -> corner.tagName("td"));
        // A picture opens by itself, where a narrow screen shows it too small.
        body.select(".imageblock img")
                .forEach(image -> image.wrap(
                        new Element("a").attr("href", image.attr("src")).outerHtml()));
        Tabs.make(body);
        return body.select("a[href]").stream()
                .flatMap(link -> repositoryLinks.lead(link).stream())
                .map(fault -> page.file() + ": " + fault)
                .toList();
    }

    /** A long name may break before a capital letter and after a dot or a slash, so that its column is not as wide as the name. */
    private static void breakable(Element part) {
        for (TextNode text : part.textNodes()) {
            for (String word : text.getWholeText().split("(?<=\\s)")) {
                String[] pieces = word.length() > SHORT_NAME ? word.split(BREAKS) : new String[] {word};
                for (int i = 0; i < pieces.length; i++) {
                    if (i > 0) {
                        text.before(new Element("wbr"));
                    }
                    text.before(new TextNode(pieces[i]));
                }
            }
            text.remove();
        }
    }
}
