package com.cognipeer.camel.contacts.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The dependencies that the POM brings into the project of a user. */
class DependenciesTest {

    /** A version of Camel from here would win over the one of the user's BOM, and the versions would mix. */
    @Test
    void noJarOfCamelComesWithTheComponent() throws Exception {
        assertThat(dependencies())
                .filteredOn(dependency -> text(dependency, "groupId").startsWith("org.apache.camel"))
                .hasSizeGreaterThan(10)
                .allMatch(dependency -> List.of("provided", "test").contains(text(dependency, "scope")));
    }

    @Test
    void theRestOfItsNeedsComesWithTheComponent() throws Exception {
        assertThat(dependencies())
                .filteredOn(dependency -> text(dependency, "scope").isEmpty())
                .extracting(dependency -> text(dependency, "artifactId"))
                .containsExactlyInAnyOrder("slf4j-api", "jackson-databind", "jackson-datatype-jsr310", "httpclient5");
    }

    /** Those of the project and of its profiles, without the managed ones and those of plugins. */
    private static List<Element> dependencies() throws Exception {
        NodeList all = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile())
                .getElementsByTagName("dependency");
        List<Element> dependencies = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            String owner = all.item(i).getParentNode().getParentNode().getNodeName();
            if (owner.equals("project") || owner.equals("profile")) {
                dependencies.add((Element) all.item(i));
            }
        }
        return dependencies;
    }

    private static String text(Element dependency, String name) {
        NodeList found = dependency.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }
}
