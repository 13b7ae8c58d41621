package com.cognipeer.camel.contacts.docs;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The elements of an SVG with their texts and colours, without places and sizes, which follow from the fonts of a machine. */
final class SvgOutline {

    private static final Set<String> GEOMETRY = Set.of(
            "x",
            "y",
            "x1",
            "y1",
            "x2",
            "y2",
            "cx",
            "cy",
            "rx",
            "ry",
            "width",
            "height",
            "viewBox",
            "points",
            "d",
            "textLength");

    private SvgOutline() {}

    static List<String> of(String svg) {
        List<String> outline = new ArrayList<>();
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            add(
                    factory.newDocumentBuilder()
                            .parse(new InputSource(new StringReader(svg)))
                            .getDocumentElement(),
                    outline);
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException(e);
        }
        return outline;
    }

    private static void add(Element element, List<String> outline) {
        TreeMap<String, String> attributes = new TreeMap<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Node attribute = element.getAttributes().item(i);
            if (!GEOMETRY.contains(attribute.getNodeName())) {
                attributes.put(attribute.getNodeName(), attribute.getNodeValue());
            }
        }
        StringBuilder text = new StringBuilder();
        List<Element> children = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                children.add(inner);
            } else if (child.getNodeType() == Node.TEXT_NODE) {
                text.append(child.getNodeValue().strip());
            }
        }
        outline.add(element.getTagName() + attributes + text);
        children.forEach(child -> add(child, outline));
    }
}
