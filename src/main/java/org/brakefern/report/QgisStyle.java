package org.brakefern.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.brakefern.check.Texts;
import org.brakefern.risk.RiskClass;

/**
 * How a layer is drawn when QGIS opens it: the same in QGIS' own language and as a Styled Layer Descriptor for other
 * programs.
 *
 * @param layer the table it is for
 * @param qml QGIS' own description
 * @param sld OGC 02-070 (SLD 1.0.0)
 */
record QgisStyle(String layer, String qml, String sld) {
    /** Red, green, blue of classes 1 to 3; they also differ in lightness, so that print and colour blindness keep them. */
    private static final List<Integer> CLASSES = List.of(0xF7DC85, 0xE57A2C, 0x5A1846);

    private static final int OUTLINE = 0x3C3C3C;
    private static final int SAMPLE = 0x1F4E79;
    private static final double OUTLINE_MM = 0.1;
    private static final double SAMPLE_MM = 1.6;
    private static final double PIXELS_PER_MM = 1 / 0.28; // the pixel of OGC 02-070

    /** Returns the style of the parcels: a fill for each class, with its name in the legend. */
    static QgisStyle ofParcels(Texts texts) {
        List<RiskClass> classes = List.of(RiskClass.values());
        String categories = classes.stream()
                .map(one -> "<category value=\"%d\" symbol=\"%d\" label=\"%s\" render=\"true\"/>"
                        .formatted(one.number(), one.number() - 1, label(one, texts)))
                .collect(Collectors.joining("\n"));
        String symbols = IntStream.range(0, CLASSES.size())
                .mapToObj(i -> symbol(
                        i,
                        "fill",
                        "SimpleFill",
                        List.of(
                                List.of("color", rgba(CLASSES.get(i))),
                                List.of("style", "solid"),
                                List.of("outline_color", rgba(OUTLINE)),
                                List.of("outline_style", "solid"),
                                List.of("outline_width", String.valueOf(OUTLINE_MM)),
                                List.of("outline_width_unit", "MM"))))
                .collect(Collectors.joining("\n"));
        String renderer = """
                <renderer-v2 type="categorizedSymbol" attr="class" symbollevels="0" enableorderby="0" forceraster="0">
                <categories>
                %s
                </categories>
                <symbols>
                %s
                </symbols>
                </renderer-v2>""".formatted(categories, symbols);
        String rules = classes.stream().map(one -> rule(one, texts)).collect(Collectors.joining("\n"));
        return new QgisStyle("parcels", qml(renderer, 2), sld("parcels", rules));
    }

    /** Returns the style of the samples: a dot for each. */
    static QgisStyle ofSamples() {
        String symbol = symbol(
                0,
                "marker",
                "SimpleMarker",
                List.of(
                        List.of("name", "circle"),
                        List.of("color", rgba(SAMPLE)),
                        List.of("outline_color", "255,255,255,255"),
                        List.of("outline_width", String.valueOf(OUTLINE_MM)),
                        List.of("size", String.valueOf(SAMPLE_MM)),
                        List.of("size_unit", "MM")));
        String renderer = """
                <renderer-v2 type="singleSymbol" symbollevels="0" enableorderby="0" forceraster="0">
                <symbols>
                %s
                </symbols>
                </renderer-v2>""".formatted(symbol);
        String rule = """
                <Rule><PointSymbolizer><Graphic><Mark><WellKnownName>circle</WellKnownName>
                <Fill><CssParameter name="fill">%s</CssParameter></Fill></Mark><Size>%s</Size></Graphic></PointSymbolizer></Rule>""".formatted(hex(SAMPLE), pixels(SAMPLE_MM));
        return new QgisStyle("samples", qml(renderer, 0), sld("samples", rule));
    }

    private static String qml(String renderer, int geometryType) {
        return """
                <!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
                <qgis version="3.22.0" styleCategories="Symbology">
                %s
                <layerGeometryType>%d</layerGeometryType>
                </qgis>
                """.formatted(renderer, geometryType);
    }

    /** Writes each property twice: QGIS reads the map since 3.18, the {@code prop} elements before. */
    private static String symbol(int number, String type, String painter, List<List<String>> properties) {
        String map = properties.stream()
                .map(p -> "<Option name=\"%s\" value=\"%s\" type=\"QString\"/>".formatted(p.get(0), p.get(1)))
                .collect(Collectors.joining());
        String props = properties.stream()
                .map(p -> "<prop k=\"%s\" v=\"%s\"/>".formatted(p.get(0), p.get(1)))
                .collect(Collectors.joining());
        return """
                <symbol name="%d" type="%s" alpha="1" clip_to_extent="1" force_rhr="0">
                <layer class="%s" enabled="1" pass="0" locked="0"><Option type="Map">%s</Option>%s</layer>
                </symbol>""".formatted(number, type, painter, map, props);
    }

    private static String sld(String layer, String rules) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc">
                <NamedLayer><Name>%s</Name><UserStyle><FeatureTypeStyle>
                %s
                </FeatureTypeStyle></UserStyle></NamedLayer>
                </StyledLayerDescriptor>
                """.formatted(layer, rules);
    }

    private static String rule(RiskClass one, Texts texts) {
        return """
                <Rule><Name>%s</Name><ogc:Filter><ogc:PropertyIsEqualTo><ogc:PropertyName>class</ogc:PropertyName>\
                <ogc:Literal>%d</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter>
                <PolygonSymbolizer><Fill><CssParameter name="fill">%s</CssParameter></Fill>\
                <Stroke><CssParameter name="stroke">%s</CssParameter><CssParameter name="stroke-width">%s</CssParameter></Stroke>\
                </PolygonSymbolizer></Rule>""".formatted(
                label(one, texts), one.number(), hex(CLASSES.get(one.number() - 1)), hex(OUTLINE), pixels(OUTLINE_MM));
    }

    private static String label(RiskClass one, Texts texts) {
        return texts.text("class." + one.number())
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;");
    }

    private static String rgba(int colour) {
        return (colour >> 16) + "," + (colour >> 8 & 0xFF) + "," + (colour & 0xFF) + ",255";
    }

    private static String hex(int colour) {
        return String.format(Locale.ROOT, "#%06x", colour);
    }

    private static String pixels(double millimetres) {
        return String.format(Locale.ROOT, "%.2f", millimetres * PIXELS_PER_MM);
    }
}
