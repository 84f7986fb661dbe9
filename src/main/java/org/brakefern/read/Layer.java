package org.brakefern.read;

import java.util.List;
import java.util.Optional;
import org.brakefern.check.Finding;
import org.brakefern.check.Place;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Rows of a file as they are, before anything is made of them; the same for every format.
 *
 * @param source the file
 * @param format its format
 * @param columns headings, in order; without the geometry of a GeoPackage or GeoJSON
 * @param features rows in the file's order
 * @param crs the system the file itself states by its code, such as {@code EPSG:4490}; empty where it states none
 * @param definition the system the file states as well-known text; empty where it states none
 * @param declared what the file says of its columns
 * @param findings what was noticed while taking the file apart
 */
record Layer(
        Source source,
        Format format,
        List<String> columns,
        List<Feature> features,
        Optional<String> crs,
        String definition,
        Declared declared,
        List<Finding> findings) {

    Layer {
        columns = List.copyOf(columns);
        features = List.copyOf(features);
        findings = List.copyOf(findings);
    }

    /** A layer whose file holds no well-known text of its system and says nothing of its columns. */
    Layer(
            Source source,
            Format format,
            List<String> columns,
            List<Feature> features,
            Optional<String> crs,
            List<Finding> findings) {
        this(source, format, columns, features, crs, "", Declared.NOTHING, findings);
    }

    /**
     * What a file itself says of its columns.
     *
     * @param types by column, in the words of GeoPackage (OGC 12-128r18, table 1), upper case; an empty word, or no list
     *     at all, where it says nothing
     * @param key the column that numbers the rows; empty where there is none
     */
    record Declared(List<String> types, Optional<String> key) {
        static final Declared NOTHING = new Declared(List.of(), Optional.empty());

        Declared {
            types = List.copyOf(types);
        }

        /** Returns the type of a column; empty where the file says nothing. */
        String type(int column) {
            return column < types.size() ? types.get(column) : "";
        }
    }

    /** What kind of file it is. */
    enum Format {
        /** Text only: places are in columns, and the system is that of the study unless study.yaml says otherwise. */
        CSV,
        /** With geometries and a stated system. */
        GEOJSON,
        /** With geometries and a stated system. */
        GEOPACKAGE
    }

    /**
     * One row.
     *
     * @param line in a text file, with the heading line as 1; 0 in a GeoPackage
     * @param number what names the row where the user gave no name: {@code row 5}, {@code fid 12}
     * @param cells by column; may be fewer than there are columns
     * @param shape the geometry of a format that has geometries; {@link Shape#ABSENT} in a CSV
     */
    record Feature(int line, String number, List<String> cells, Shape shape) {
        Feature {
            cells = List.copyOf(cells);
        }

        /** Returns the content of a column without space around it, empty where there is none. */
        String cell(Optional<Columns.Column> column) {
            return column.filter(found -> found.index() < cells.size())
                    .map(found -> cells.get(found.index()).strip())
                    .orElse("");
        }
    }

    /**
     * The geometry of a row, or what stands where one should be.
     *
     * @param geometry as in the file; an empty polygon where it holds none
     * @param unreadable the beginning of what could not be read as a geometry; empty if it could
     */
    record Shape(Geometry geometry, String unreadable) {
        /** No geometry: an empty polygon. */
        static final Shape ABSENT = new Shape(new GeometryFactory().createPolygon(), "");

        static Shape of(Geometry geometry) {
            return new Shape(geometry, "");
        }

        static Shape unreadable(String content) {
            String line = content.replaceAll("\\s+", " ").strip();
            return new Shape(ABSENT.geometry, line.length() > 60 ? line.substring(0, 60) + "…" : line);
        }
    }

    /** Returns a value as text: nothing for null, a whole number without a decimal point, so that names stay names. */
    static String text(Object value) {
        if (value == null) {
            return "";
        }
        boolean whole = value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15;
        return whole ? Long.toString(((Double) value).longValue()) : value.toString();
    }

    /** Returns the file's name as the user writes it. */
    String name() {
        return source.name();
    }

    /** Returns where a row is, under the user's name for it. */
    Place place(Feature feature, String id) {
        return new Place(name(), feature.line(), id, "");
    }

    /**
     * Returns the code of the system the file itself states. Where the file gives well-known text alone, it is looked up
     * in the EPSG register.
     */
    Optional<String> statedSystem() {
        return crs.isPresent() || definition.isEmpty() ? crs : Projections.codeOf(definition);
    }

    /**
     * Returns the system the coordinates are in: what the file says, else what study.yaml says, else, for a CSV, the
     * fallback.
     *
     * @param fallback for a CSV
     * @throws org.brakefern.check.UnusableInput if nobody says, or file and study.yaml contradict each other
     */
    String system(String fallback) {
        Optional<String> stated = statedSystem();
        if (stated.isPresent() && source.crs().isPresent() && !stated.equals(source.crs())) {
            throw Refusals.systemContradicted(name(), source.crs().orElseThrow(), stated.orElseThrow());
        }
        return stated.or(source::crs)
                .or(() -> format == Format.CSV ? Optional.of(fallback) : Optional.empty())
                .orElseThrow(() -> Refusals.systemMissing(name()));
    }
}
