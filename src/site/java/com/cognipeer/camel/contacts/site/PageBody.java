package com.cognipeer.camel.contacts.site;

import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Adds to the HTML of Asciidoctor whatever narrow screens, keyboards and links to the repository need. */
final class PageBody {

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

    /** A long name may break before a capital letter and after a dot or a slash, so that a column is not wider than its name's words. */
    private static void breakable(Element part) {
        for (TextNode text : part.textNodes()) {
            String[] pieces = text.getWholeText().split("(?<=[a-z])(?=[A-Z])|(?<=[./<])(?=\\w{2})|(?<=\\w)(?=-)");
            for (String piece : pieces) {
                text.before(new TextNode(piece));
                text.before(new Element("wbr"));
            }
            text.previousSibling().remove();
            text.remove();
        }
    }
}
