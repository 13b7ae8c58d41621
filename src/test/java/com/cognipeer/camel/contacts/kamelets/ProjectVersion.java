package com.cognipeer.camel.contacts.kamelets;

import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;

/** The version in the POM. */
final class ProjectVersion {

    private ProjectVersion() {}

    static String ofThePom() {
        try {
            return XPathFactory.newInstance()
                    .newXPath()
                    .evaluate(
                            "/project/version",
                            DocumentBuilderFactory.newInstance()
                                    .newDocumentBuilder()
                                    .parse(Path.of("pom.xml").toFile()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** How Kamelets, Integrations and the command line name the component. */
    static String dependency() {
        return "mvn:com.cognipeer.camel:camel-cognipeer-contacts:" + ofThePom();
    }
}
