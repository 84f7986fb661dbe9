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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What QGIS makes of the styles is seen by src/test/reference/qgis_default_style.py. */
class QgisStyleTest {
    @Test
    void parcels_have_a_category_for_each_class_in_the_language_of_the_study() throws Exception {
        Document qml = parse(QgisStyles.classes(Texts.in(Language.ZH)).qml());
        assertEquals("class", element(qml, "renderer-v2").getAttribute("attr"));
        assertEquals(List.of("1", "2", "3"), attributes(qml, "category", "value"));
        assertEquals(List.of("优先保护类", "安全利用类", "严格管控类"), attributes(qml, "category", "label"));
        assertEquals(attributes(qml, "category", "symbol"), attributes(qml, "symbol", "name"));
    }

    @Test
    void both_descriptions_of_a_layer_have_the_same_colours() throws Exception {
        Document sld = parse(QgisStyles.classes(Texts.in(Language.EN)).sld());
        Document qml = parse(QgisStyles.classes(Texts.in(Language.EN)).qml());
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
        Document qml = parse(QgisStyle.ofSamples(0x1F4E79).qml());
        assertEquals("singleSymbol", element(qml, "renderer-v2").getAttribute("type"));
        assertEquals(List.of("marker"), attributes(qml, "symbol", "type"));
        assertEquals(
                1,
                parse(QgisStyle.ofSamples(0x1F4E79).sld())
                        .getElementsByTagName("Rule")
                        .getLength());
    }

    /** Theorem: every rank is in one entry, in QGIS' expression and in the filters alike, however many there are. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 5, 7, 2500})
    void every_rank_is_in_one_fifth(int ranks) throws Exception {
        QgisStyle style = QgisStyles.priority(ranks, Texts.in(Language.EN));
        Document sld = parse(style.sld());
        NodeList rules = sld.getElementsByTagName("Rule");
        int next = 1;
        for (int i = 0; i < rules.getLength() - 1; i++) {
            NodeList bounds = ((Element) rules.item(i)).getElementsByTagName("ogc:Literal");
            assertEquals(next, Integer.parseInt(bounds.item(0).getTextContent()));
            next = Integer.parseInt(bounds.item(1).getTextContent()) + 1;
        }
        assertEquals(ranks + 1, next);
        assertEquals(1, sld.getElementsByTagName("ogc:PropertyIsNull").getLength());
        String last = element(parse(style.qml()), "renderer-v2").getAttribute("attr");
        assertEquals(ranks > 0, last.contains("<= " + ranks + " THEN"), last);
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
