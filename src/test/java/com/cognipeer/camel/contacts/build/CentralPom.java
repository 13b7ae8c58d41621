package com.cognipeer.camel.contacts.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** A POM, read for the rules of Maven Central. */
final class CentralPom {

    /** The elements that Central wants. */
    static final List<String> WANTED = List.of(
            "name",
            "description",
            "url",
            "licenses/license/name",
            "licenses/license/url",
            "developers/developer/name",
            "developers/developer/url",
            "scm/connection",
            "scm/developerConnection",
            "scm/url");

    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");

    private final Document document;
    private final XPath paths = XPathFactory.newInstance().newXPath();

    private CentralPom(Document document) {
        this.document = document;
    }

    static CentralPom read(Path file) throws IOException {
        try {
            return new CentralPom(
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile()));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(file + " is no POM", e);
        }
    }

    /** A list that can be extended. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        for (String wanted : WANTED) {
            if (text(wanted).isBlank()) {
                faults.add("the POM has no " + wanted);
            }
        }
        if (text("version").endsWith("-SNAPSHOT")) {
            faults.add("the version is a snapshot");
        }
        if (!find("/project/*[self::parent or self::properties or self::dependencyManagement or self::dependencies]"
                        + "//*[contains(text(), '-SNAPSHOT')]")
                .isEmpty()) {
            faults.add("the POM needs a snapshot");
        }
        for (String refused : List.of("repositories", "pluginRepositories")) {
            if (!find("/project//" + refused).isEmpty()) {
                faults.add("the POM names " + refused + " other than Central");
            }
        }
        return faults;
    }

    /** The folder in which a repository keeps this version. */
    Path folder() {
        return Path.of(text("groupId").replace('.', '/'), text("artifactId"), text("version"));
    }

    /** The begin of the names of all its files. */
    String filePrefix() {
        return text("artifactId") + "-" + text("version");
    }

    /** The text of an element, with the properties of the POM in their places; empty if one is unknown. */
    private String text(String path) {
        Matcher property = PROPERTY.matcher(find("/project/" + path));
        StringBuilder text = new StringBuilder();
        while (property.find()) {
            String value = find("/project/properties/*[name() = '" + property.group(1) + "']");
            if (value.isEmpty()) {
                return "";
            }
            property.appendReplacement(text, Matcher.quoteReplacement(value));
        }
        return property.appendTail(text).toString().strip();
    }

    private String find(String path) {
        try {
            return paths.evaluate(path, document);
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(path, e);
        }
    }
}
