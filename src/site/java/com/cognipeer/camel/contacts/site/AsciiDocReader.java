package com.cognipeer.camel.contacts.site;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Attributes;
import org.asciidoctor.Options;
import org.asciidoctor.SafeMode;
import org.asciidoctor.ast.Document;
import org.asciidoctor.ast.StructuralNode;
import org.asciidoctor.extension.Treeprocessor;
import org.asciidoctor.log.LogRecord;
import org.asciidoctor.log.Severity;
import org.jsoup.Jsoup;

/** Turns documents into HTML, and reports each warning of Asciidoctor as a fault. */
final class AsciiDocReader {

    private static final Options OPTIONS = Options.builder()
            .safe(SafeMode.SAFE)
            .standalone(false)
            .attributes(Attributes.builder()
                    .attribute("sectlinks")
                    .attribute("source-highlighter", "rouge")
                    .attribute("rouge-css", "class")
                    .build())
            .build();

    private final Asciidoctor asciidoctor;

    AsciiDocReader(Asciidoctor asciidoctor, Consumer<String> faults) {
        this.asciidoctor = asciidoctor;
        asciidoctor.unregisterAllExtensions();
        asciidoctor.javaExtensionRegistry().treeprocessor(new MarkedTabs());
        asciidoctor.registerLogHandler(entry -> {
            if (entry.getSeverity().compareTo(Severity.WARN) >= 0) {
                faults.accept(text(entry));
            }
        });
    }

    Page read(Path file) {
        Document document = asciidoctor.loadFile(file.toFile(), OPTIONS);
        String name = file.getFileName().toString().replaceFirst("\\.adoc$", "");
        String title = document.getDoctitle();
        return new Page(
                name,
                title,
                (String) document.getAttribute("navtitle", title),
                (String) document.getAttribute("description", ""),
                Jsoup.parseBodyFragment(document.convert()).body());
    }

    private static String text(LogRecord entry) {
        return (entry.getCursor() == null ? "" : entry.getCursor() + ": ") + entry.getMessage();
    }

    /** Asciidoctor leaves no trace of the style {@code [tabs]} in its HTML; a role becomes a class there. */
    private static final class MarkedTabs extends Treeprocessor {

        @Override
        public Document process(Document document) {
            for (StructuralNode example : document.findBy(Map.of("context", ":example"))) {
                if ("tabs".equals(example.getStyle())) {
                    example.addRole("tabs");
                }
            }
            return document;
        }
    }
}
