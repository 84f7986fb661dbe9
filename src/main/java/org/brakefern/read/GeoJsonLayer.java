package org.brakefern.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mil.nga.sf.geojson.FeatureConverter;
import mil.nga.sf.wkb.GeometryWriter;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/**
 * A GeoJSON feature collection (RFC 7946). Its coordinates are degrees of WGS 84, unless it has the {@code crs} member
 * of GeoJSON 2008 or study.yaml says otherwise. Features are read one by one, so that one broken geometry costs one
 * feature.
 */
final class GeoJsonLayer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Source source;
    private final List<Integer> lines = new ArrayList<>();
    private final List<JsonNode> features = new ArrayList<>();
    private final Set<String> columns = new LinkedHashSet<>();
    private Optional<String> crs = Optional.empty();

    private GeoJsonLayer(Source source) {
        this.source = source;
    }

    static Layer read(Source source) {
        return new GeoJsonLayer(source).layer();
    }

    private Layer layer() {
        String text = TextFile.read(source.path(), source.name()).text();
        try (JsonParser parser = JSON.createParser(text)) {
            collection(parser);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw Refusals.notGeoJson(source.name(), line, "no valid JSON");
        } catch (IOException e) {
            throw Refusals.unreadable(source.name(), e);
        }
        List<Layer.Feature> rows = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            rows.add(row(i));
        }
        Optional<String> system = crs.isEmpty() && source.crs().isEmpty() ? Optional.of(SystemCode.WGS_84) : crs;
        Layer.Declared declared =
                new Layer.Declared(columns.stream().map(this::type).toList(), Optional.empty());
        return new Layer(source, Layer.Format.GEOJSON, List.copyOf(columns), rows, system, "", declared, List.of());
    }

    /** Returns the type that all values of a column are of; text where they are of several. */
    private String type(String column) {
        Set<String> types = new LinkedHashSet<>();
        for (JsonNode feature : features) {
            types.add(type(feature.path("properties").path(column)));
        }
        types.remove("");
        if (types.equals(Set.of("INTEGER", "DOUBLE"))) {
            return "DOUBLE";
        }
        return types.size() > 1 ? "TEXT" : String.join("", types);
    }

    private static String type(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "";
        }
        if (value.isNumber()) {
            return value.isIntegralNumber() ? "INTEGER" : "DOUBLE";
        }
        return value.isBoolean() ? "BOOLEAN" : "TEXT";
    }

    private void collection(JsonParser parser) throws IOException {
        boolean found = false;
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw Refusals.notGeoJson(source.name(), 1, "it does not begin with a brace");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String member = parser.currentName();
            JsonToken value = parser.nextToken();
            if (member.equals("features") && value == JsonToken.START_ARRAY) {
                found = true;
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    lines.add(parser.currentTokenLocation().getLineNr());
                    features.add(JSON.readTree(parser));
                }
            } else if (member.equals("crs") && value == JsonToken.START_OBJECT) {
                JsonNode node = JSON.readTree(parser);
                String name = node.path("properties").path("name").asText("");
                crs = Optional.of(SystemCode.normalised(name)
                        .orElseThrow(() -> Refusals.notOneSystem(source.name() + ": crs", name)));
            } else {
                parser.skipChildren();
            }
        }
        if (!found) {
            throw Refusals.notGeoJson(source.name(), 1, "it has no features");
        }
        features.forEach(feature -> feature.path("properties").fieldNames().forEachRemaining(columns::add));
    }

    private Layer.Feature row(int index) {
        JsonNode feature = features.get(index);
        List<String> cells = columns.stream()
                .map(column -> feature.path("properties").path(column))
                .map(GeoJsonLayer::text)
                .toList();
        String id = feature.path("id").asText("");
        return new Layer.Feature(
                lines.get(index), id.isEmpty() ? "row " + (index + 1) : id, cells, shape(feature.path("geometry")));
    }

    private static String text(JsonNode value) {
        if (value.isContainerNode()) {
            return value.toString();
        }
        return value.isDouble() ? Layer.text(value.doubleValue()) : value.isNull() ? "" : value.asText("");
    }

    private static Layer.Shape shape(JsonNode geometry) {
        boolean collection = geometry.path("geometries").isArray();
        if (geometry.isNull()
                || geometry.isMissingNode()
                || !collection && geometry.path("coordinates").isEmpty()) {
            return Layer.Shape.ABSENT;
        }
        try {
            byte[] wkb = GeometryWriter.writeGeometry(FeatureConverter.toSimpleGeometry(geometry));
            return Layer.Shape.of(new WKBReader().read(wkb));
        } catch (IOException | ParseException | RuntimeException e) {
            // Whatever the library makes of a broken geometry, the user is told by a finding on this feature.
            return Layer.Shape.unreadable(geometry.toString());
        }
    }
}
