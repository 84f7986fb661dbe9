package org.brakefern.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.brakefern.check.Language;
import org.brakefern.check.Texts;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What QGIS makes of the styles is seen by src/test/reference/qgis_default_style.py. */
class QgisStyleTest {
    @Test
    void parcels_have_a_category_for_each_class_in_the_language_of_the_study() throws Exception {
        Document qml = parse(QgisStyle.ofParcels(Texts.in(Language.ZH)).qml());
        assertEquals("class", element(qml, "renderer-v2").getAttribute("attr"));
        assertEquals(List.of("1", "2", "3"), attributes(qml, "category", "value"));
        assertEquals(List.of("优先保护类", "安全利用类", "严格管控类"), attributes(qml, "category", "label"));
        assertEquals(attributes(qml, "category", "symbol"), attributes(qml, "symbol", "name"));
    }

    @Test
    void both_descriptions_of_a_layer_have_the_same_colours() throws Exception {
        Document sld = parse(QgisStyle.ofParcels(Texts.in(Language.EN)).sld());
        Document qml = parse(QgisStyle.ofParcels(Texts.in(Language.EN)).qml());
        List<String> fills = new ArrayList<>();
        NodeList parameters = sld.getElementsByTagName("CssParameter");
        for (int i = 0; i < parameters.getLength(); i++) {
            Element parameter = (Element) parameters.item(i);
            if (parameter.getAttribute("name").equals("fill")) {
                fills.add(parameter.getTextContent());
            }
        }
        assertEquals(3, sld.getElementsByTagName("Rule").getLength());
        assertEquals(fills, colours(qml, "Option", "name", "value"));
        assertEquals(fills, colours(qml, "prop", "k", "v"));
    }

    @Test
    void samples_are_dots_of_one_kind() throws Exception {
        Document qml = parse(QgisStyle.ofSamples().qml());
        assertEquals("singleSymbol", element(qml, "renderer-v2").getAttribute("type"));
        assertEquals(List.of("marker"), attributes(qml, "symbol", "type"));
        assertEquals(
                1,
                parse(QgisStyle.ofSamples().sld()).getElementsByTagName("Rule").getLength());
    }

    private static List<String> colours(Document qml, String tag, String key, String value) {
        List<String> colours = new ArrayList<>();
        NodeList options = qml.getElementsByTagName(tag);
        for (int i = 0; i < options.getLength(); i++) {
            Element option = (Element) options.item(i);
            if (option.getAttribute(key).equals("color")) {
                String[] parts = option.getAttribute(value).split(",");
                colours.add("#%02x%02x%02x"
                        .formatted(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2])));
            }
        }
        return colours;
    }

    private static Element element(Document document, String tag) {
        return (Element) document.getElementsByTagName(tag).item(0);
    }

    private static List<String> attributes(Document document, String tag, String attribute) {
        List<String> values = new ArrayList<>();
        NodeList elements = document.getElementsByTagName(tag);
        for (int i = 0; i < elements.getLength(); i++) {
            values.add(((Element) elements.item(i)).getAttribute(attribute));
        }
        return values;
    }

    private static Document parse(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }
}
