package com.cognipeer.camel.contacts.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;

/** The text of all sections, as a script: a page that was opened from a file may load scripts, and no other files. */
final class SearchData {

    /**
     * A section, without the sections within it.
     *
     * @param url where it begins
     * @param page the title of its page
     * @param title its own heading, empty for the beginning of a page
     * @param text all else
     */
    record Section(String url, String page, String title, String text) {}

    private SearchData() {}

    static String script(List<Page> pages) throws JsonProcessingException {
        List<Section> sections =
                pages.stream().flatMap(page -> sections(page).stream()).toList();
        return "window.searchData = " + new ObjectMapper().writeValueAsString(sections) + ";\n";
    }

    static List<Section> sections(Page page) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(page.file(), page.title(), "", ownText(page.body())));
        for (Element heading : page.body().select("h2[id], h3[id], h4[id], h5[id]")) {
            sections.add(new Section(
                    page.file() + "#" + heading.id(), page.title(), heading.text(), ownText(heading.parent())));
        }
        return sections;
    }

    private static String ownText(Element part) {
        Element own = part.clone();
        // A break within a long name is no space.
        own.select("wbr").remove();
        own.select(".sect1, .sect2, .sect3, .sect4").stream()
                .filter(section -> section != own)
                .forEach(Element::remove);
        own.select("> h2, > h3, > h4, > h5, [role=tablist]").remove();
        return own.text();
    }
}
