package com.cognipeer.camel.contacts.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.asciidoctor.Asciidoctor;

/** Writes the documents as static pages, which need no server and nothing from another host. */
public final class Site {

    static final String DOCUMENTS = "src/main/docs";
    static final String NAVIGATION = "src/site/navigation.txt";

    private static final Path WEB = Path.of("src/site/web");
    private static final String LUNR = "/META-INF/resources/webjars/lunr/2.3.9/lunr.min.js";

    private final Path root;
    private final String repository;
    private final String version;

    /**
     * @param root the folder of the project
     * @param repository the URL of the project's repository, to which links to other files than pages lead
     * @param version the version that the pages show
     */
    Site(Path root, String repository, String version) {
        this.root = root;
        this.repository = repository;
        this.version = version;
    }

    public static void main(String[] args) throws IOException {
        Path target = Path.of(args[0]);
        try (Asciidoctor asciidoctor = Asciidoctor.Factory.create()) {
            new Site(Path.of(""), args[1], args[2]).write(target, asciidoctor);
        } catch (BrokenSiteException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        System.out.println("The first page is " + target.resolve("index.html"));
    }

    void write(Path target, Asciidoctor asciidoctor) throws IOException {
        Path documents = root.resolve(DOCUMENTS);
        Navigation navigation = Navigation.read(root.resolve(NAVIGATION));
        List<String> faults = new ArrayList<>(navigation.faults(documents));
        AsciiDocReader reader = new AsciiDocReader(asciidoctor, faults::add);
        PageBody body = new PageBody(new RepositoryLinks(root, repository));
        List<Page> pages = new ArrayList<>();
        for (Path file : navigation.files(documents)) {
            Page page = reader.read(file);
            faults.addAll(body.complete(page));
            pages.add(page);
        }

        Folders.delete(target);
        Folders.copy(WEB, target);
        Folders.copy(documents.resolve("images"), target.resolve("images"));
        try (InputStream lunr = Site.class.getResourceAsStream(LUNR)) {
            Files.copy(lunr, target.resolve("lunr.js"));
        }
        Layout layout = new Layout(Files.readString(WEB.resolve("page.html")), navigation, pages, repository, version);
        Files.delete(target.resolve("page.html"));
        for (Page page : pages) {
            Files.writeString(target.resolve(page.file()), layout.html(page));
        }
        Files.writeString(target.resolve("search-data.js"), SearchData.script(pages));

        faults.addAll(new LinkCheck(target).faults());
        if (!faults.isEmpty()) {
            throw new BrokenSiteException(faults);
        }
    }
}
