package com.cognipeer.camel.contacts.site;

import java.util.List;
import org.jsoup.nodes.Element;

/** Makes tabs of the blocks {@code [tabs]}, which are lists of terms and contents. Without scripts all contents show. */
final class Tabs {

    private Tabs() {}

    static void make(Element body) {
        int number = 0;
        for (Element block : body.select(".exampleblock.tabs")) {
            number++;
            block.replaceWith(tabs("tabs-" + number, block.select("> .content > .dlist > dl > *")));
        }
    }

    private static Element tabs(String id, List<Element> termsAndContents) {
        Element tabs = new Element("div").addClass("tabs");
        Element labels = tabs.appendElement("div").attr("role", "tablist");
        for (int i = 0; i + 1 < termsAndContents.size(); i += 2) {
            boolean first = i == 0;
            String tab = id + "-" + (i / 2 + 1);
            String label = termsAndContents.get(i).text();
            labels.appendElement("button")
                    .attr("type", "button")
                    .attr("role", "tab")
                    .attr("id", tab)
                    .attr("aria-controls", tab + "-content")
                    .attr("aria-selected", Boolean.toString(first))
                    .attr("tabindex", first ? "0" : "-1")
                    .text(label);
            tabs.appendElement("div")
                    .attr("role", "tabpanel")
                    .attr("id", tab + "-content")
                    .attr("aria-labelledby", tab)
                    .attr("data-label", label)
                    .attr("hidden", !first)
                    .insertChildren(0, termsAndContents.get(i + 1).childNodesCopy());
        }
        return tabs;
    }
}
