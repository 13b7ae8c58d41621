package com.cognipeer.camel.contacts.site;

import java.util.List;
import org.jsoup.nodes.Element;

/**
 * A document as HTML.
 *
 * @param name the name of the file, without its ending
 * @param title the text of the heading of the page
 * @param shortTitle the title in the tree of all pages
 * @param description one sentence for search engines, may be empty
 * @param body the text below the heading
 */
record Page(String name, String title, String shortTitle, String description, Element body) {

    String file() {
        return name + ".html";
    }

    /** The headings of a level, 2 or 3, that a link can lead to. */
    static List<Element> headings(Element part, int level) {
        return part.select("h" + level + "[id]");
    }
}
