package com.cognipeer.camel.contacts.site;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Finds links, anchors, pictures, scripts and styles of the written pages that lead nowhere. */
final class LinkCheck {

    private final Path folder;
    private final Map<String, Document> pages = new TreeMap<>();

    LinkCheck(Path folder) throws IOException {
        this.folder = folder;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".html")).toList()) {
                pages.put(file.getFileName().toString(), Jsoup.parse(file.toFile()));
            }
        }
    }

    List<String> faults() {
        List<String> faults = new ArrayList<>();
        pages.forEach((name, page) -> {
            doubleIds(page).forEach(id -> faults.add(name + ": the id " + id + " is there twice"));
            page.select("a[href]").forEach(link -> check(name, link, faults));
            page.select("[src]").forEach(part -> checkFile(name, part.attr("src"), faults));
            page.select("link[href]").forEach(part -> checkFile(name, part.attr("href"), faults));
        });
        return faults;
    }

    private static List<String> doubleIds(Document page) {
        return page.select("[id]").stream()
                .collect(Collectors.groupingBy(Element::id, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(id -> id.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void check(String page, Element link, List<String> faults) {
        String href = link.attr("href");
        if (href.matches("[a-z]+:.*")) {
            return;
        }
        int end = href.indexOf('#');
        String file = end < 0 ? href : href.substring(0, end);
        String target = file.isEmpty() ? page : file;
        if (target.endsWith(".adoc")) {
            faults.add(page + ": " + href + " is no page of the site, write xref: instead of link:");
        } else if (!Files.exists(folder.resolve(target))) {
            faults.add(page + ": the link " + href + " leads to no file");
        } else if (end >= 0 && !hasAnchor(pages.get(target), href.substring(end + 1))) {
            faults.add(page + ": the link " + href + " leads to no anchor");
        } else if (link.text().equals(href) || link.text().endsWith(".html")) {
            faults.add(page + ": the link " + href + " has no text");
        }
    }

    private static boolean hasAnchor(Document page, String fragment) {
        return page != null && page.getElementById(URLDecoder.decode(fragment, StandardCharsets.UTF_8)) != null;
    }

    /** A part that the browser loads by itself: it lies beside the pages. */
    private void checkFile(String page, String file, List<String> faults) {
        if (file.matches("([a-z]+:)?//.*")) {
            faults.add(page + ": " + file + " lies on another host");
        } else if (!Files.exists(folder.resolve(file))) {
            faults.add(page + ": " + file + " does not exist");
        }
    }
}
