package com.cognipeer.camel.contacts.site;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Puts a page between the tree of all pages and its own table of contents. */
final class Layout {

    private final String template;
    private final Navigation navigation;
    private final List<Page> pages;
    private final String repository;
    private final String version;

    Layout(String template, Navigation navigation, List<Page> pages, String repository, String version) {
        this.template = template;
        this.navigation = navigation;
        this.pages = pages;
        this.repository = repository;
        this.version = version;
    }

    String html(Page page) {
        Document html = Jsoup.parse(template);
        html.outputSettings().prettyPrint(false);
        String home = pages.get(0).title();
        html.title(page.title().equals(home) ? home : page.title() + " | " + home);
        html.selectFirst("meta[name=description]").attr("content", page.description());
        html.selectFirst(".home").text(home);
        html.selectFirst(".version").text(version);
        html.selectFirst("h1").text(page.title());
        html.selectFirst("article").html(page.body().html());
        html.selectFirst(".source")
                .attr("href", repository + "/blob/main/" + Site.DOCUMENTS + "/" + page.name() + ".adoc");
        addTree(html.getElementById("pages"), page);
        addContents(html.selectFirst(".contents"), page);
        addNeighbours(html.selectFirst(".neighbours"), page);
        return html.outerHtml();
    }

    private void addTree(Element tree, Page current) {
        for (Navigation.Group group : navigation.groups()) {
            Element branch = tree.appendElement("details").attr("open", true);
            branch.appendElement("summary").text(group.title());
            Element list = branch.appendElement("ul");
            for (Page page : pages) {
                if (group.pages().contains(page.name())) {
                    Element link = link(list.appendElement("li"), page.file(), page.shortTitle());
                    if (page.equals(current)) {
                        link.attr("aria-current", "page");
                    }
                }
            }
        }
    }

    /** The headings of two levels. A page with fewer than two has no need of them. */
    private static void addContents(Element contents, Page page) {
        if (Page.headings(page.body(), 2).size() < 2) {
            contents.remove();
            return;
        }
        Element list = contents.selectFirst("ul");
        for (Element heading : Page.headings(page.body(), 2)) {
            Element item = list.appendElement("li");
            link(item, "#" + heading.id(), heading.text());
            List<Element> below = Page.headings(heading.parent(), 3);
            if (!below.isEmpty()) {
                Element sublist = item.appendElement("ul");
                below.forEach(sub -> link(sublist.appendElement("li"), "#" + sub.id(), sub.text()));
            }
        }
    }

    private void addNeighbours(Element neighbours, Page page) {
        int place = pages.indexOf(page);
        if (place > 0) {
            Page before = pages.get(place - 1);
            link(neighbours, before.file(), before.shortTitle()).attr("rel", "prev");
        }
        if (place + 1 < pages.size()) {
            Page after = pages.get(place + 1);
            link(neighbours, after.file(), after.shortTitle()).attr("rel", "next");
        }
    }

    private static Element link(Element parent, String href, String text) {
        return parent.appendElement("a").attr("href", href).text(text);
    }
}
