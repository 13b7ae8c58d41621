package com.cognipeer.camel.contacts.site;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** A document links to other files of the repository by a relative path. On the site such a link leads to the repository. */
final class RepositoryLinks {

    private final Path root;
    private final String repository;

    RepositoryLinks(Path root, String repository) {
        this.root = root.toAbsolutePath().normalize();
        this.repository = repository;
    }

    /** Returns the fault of this link, if it has one. */
    Optional<String> lead(Element link) {
        String href = link.attr("href");
        if (!href.startsWith("../")) {
            return Optional.empty();
        }
        int end = href.indexOf('#');
        String fragment = end < 0 ? "" : href.substring(end);
        Path file = root.resolve(Site.DOCUMENTS)
                .resolve(end < 0 ? href : href.substring(0, end))
                .normalize();
        if (!file.startsWith(root) || !Files.exists(file)) {
            return Optional.of("the link " + href + " leads to no file of the repository");
        }
        String kind = Files.isDirectory(file) ? "/tree/main/" : "/blob/main/";
        link.attr("href", repository + kind + root.relativize(file).toString().replace('\\', '/') + fragment);
        return Optional.empty();
    }
}
