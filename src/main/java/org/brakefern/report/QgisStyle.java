package org.brakefern.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One way of drawing a layer: the same in QGIS' own language and as a Styled Layer Descriptor for other programs.
 *
 * @param layer the table it is for
 * @param name among the styles of the layer; never translated
 * @param isDefault whether QGIS takes it when it opens the layer; the others a user may change to
 * @param qml QGIS' own description
 * @param sld OGC 02-070 (SLD 1.0.0)
 */
record QgisStyle(String layer, String name, boolean isDefault, String qml, String sld) {
    private static final int OUTLINE = 0x3C3C3C;
    private static final double OUTLINE_MM = 0.1;
    private static final double SAMPLE_MM = 1.6;
    private static final double PIXELS_PER_MM = 1 / 0.28; // the pixel of OGC 02-070

    /**
     * One entry of the legend.
     *
     * @param value what the attribute is; empty means that there is none
     * @param label in the language of the study
     * @param colour red, green, blue
     * @param filter the same condition as SLD has it, an element of OGC 02-059
     */
    record Entry(String value, String label, int colour, String filter) {
        /** Returns the entry for one value of a column. */
        static Entry of(String column, String value, String label, int colour) {
            return new Entry(
                    value,
                    label,
                    colour,
                    "<ogc:PropertyIsEqualTo><ogc:PropertyName>%s</ogc:PropertyName><ogc:Literal>%s</ogc:Literal></ogc:PropertyIsEqualTo>"
                            .formatted(column, escaped(value)));
        }

        /** Returns the entry for parcels where a column has no value. */
        static Entry missing(String column, String label, int colour) {
            return new Entry(
                    "",
                    label,
                    colour,
                    "<ogc:PropertyIsNull><ogc:PropertyName>%s</ogc:PropertyName></ogc:PropertyIsNull>"
                            .formatted(column));
        }
    }

    /**
     * Returns a style of the parcels: a fill for each entry, with its name in the legend.
     *
     * @param name of the style
     * @param isDefault whether QGIS takes it first
     * @param attribute a column, or an expression of QGIS
     * @param entries in the order of the legend
     */
    static QgisStyle ofParcels(String name, boolean isDefault, String attribute, List<Entry> entries) {
        String categories = IntStream.range(0, entries.size())
                .mapToObj(i -> "<category value=\"%s\" symbol=\"%d\" label=\"%s\" render=\"true\"/>"
                        .formatted(
                                escaped(entries.get(i).value()),
                                i,
                                escaped(entries.get(i).label())))
                .collect(Collectors.joining("\n"));
        String symbols = IntStream.range(0, entries.size())
                .mapToObj(i -> symbol(
                        i,
                        "fill",
                        "SimpleFill",
                        List.of(
                                List.of("color", rgba(entries.get(i).colour())),
                                List.of("style", "solid"),
                                List.of("outline_color", rgba(OUTLINE)),
                                List.of("outline_style", "solid"),
                                List.of("outline_width", String.valueOf(OUTLINE_MM)),
                                List.of("outline_width_unit", "MM"))))
                .collect(Collectors.joining("\n"));
        String renderer = """
                <renderer-v2 type="categorizedSymbol" attr="%s" symbollevels="0" enableorderby="0" forceraster="0">
                <categories>
                %s
                </categories>
                <symbols>
                %s
                </symbols>
                </renderer-v2>""".formatted(escaped(attribute), categories, symbols);
        String rules = entries.stream().map(QgisStyle::rule).collect(Collectors.joining("\n"));
        return new QgisStyle("parcels", name, isDefault, qml(renderer, 2), sld("parcels", rules));
    }

    /** Returns the style of the samples: a dot for each. */
    static QgisStyle ofSamples(int colour) {
        String symbol = symbol(
                0,
                "marker",
                "SimpleMarker",
                List.of(
                        List.of("name", "circle"),
                        List.of("color", rgba(colour)),
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
                <Fill><CssParameter name="fill">%s</CssParameter></Fill></Mark><Size>%s</Size></Graphic></PointSymbolizer></Rule>""".formatted(hex(colour), pixels(SAMPLE_MM));
        return new QgisStyle("samples", "samples", true, qml(renderer, 0), sld("samples", rule));
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

    private static String rule(Entry entry) {
        return """
                <Rule><Name>%s</Name><ogc:Filter>%s</ogc:Filter>
                <PolygonSymbolizer><Fill><CssParameter name="fill">%s</CssParameter></Fill>\
                <Stroke><CssParameter name="stroke">%s</CssParameter><CssParameter name="stroke-width">%s</CssParameter></Stroke>\
                </PolygonSymbolizer></Rule>""".formatted(
                        escaped(entry.label()), entry.filter(), hex(entry.colour()), hex(OUTLINE), pixels(OUTLINE_MM));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
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
