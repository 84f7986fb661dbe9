package org.brakefern.read;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Place;
import org.brakefern.vector.CellKind;
import org.brakefern.vector.CellTable;
import org.brakefern.vector.VectorColumn;
import org.brakefern.vector.VectorLayer;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * A vector file as it is, to become one of another format: CSV with well-known text, GeoPackage or GeoJSON.
 *
 * <p>Geometries of every type stay as they are, valid or not, with heights; an empty one is none. A row whose geometry
 * cannot be read is left out, with a finding. What a column holds is what the file says of it, as far as its cells keep
 * to that; in a CSV, and for days in a GeoJSON, the cells tell it ({@link CellKind}). In a CSV the apostrophe with which
 * we keep a text from running as a formula is taken away again.
 */
public final class VectorFile {
    private final VectorLayer layer;
    private final List<Finding> findings;

    private VectorFile(VectorLayer layer, List<Finding> findings) {
        this.layer = layer;
        this.findings = List.copyOf(findings);
    }

    /**
     * Reads a file.
     *
     * @param file {@code .csv}, {@code .gpkg}, {@code .geojson} or {@code .json}
     * @param layer of a GeoPackage; empty for its only one
     * @param crs the system of a file that does not say it, such as {@code EPSG:4545}
     * @throws org.brakefern.check.UnusableInput if it cannot be read, no geometry of it can be, or what it says of its
     *     system contradicts {@code crs} or its coordinates
     */
    public static VectorFile read(Path file, Optional<String> layer, Optional<String> crs) {
        String name = file.toString();
        Optional<String> stated =
                crs.map(text -> SystemCode.normalised(text).orElseThrow(() -> Refusals.notOneSystem("--crs", text)));
        if (!file.toFile().exists()) {
            throw Refusals.missing(name);
        }
        boolean isGeoPackage = name.toLowerCase(Locale.ROOT).endsWith(".gpkg");
        if (layer.isPresent() && !isGeoPackage) {
            throw Refusals.layerOfAnotherFormat(name);
        }
        Source source = new Source(name, file, layer, stated, Map.of());
        if (isGeoPackage && layer.isEmpty() && file.toFile().isFile()) {
            List<String> layers = GeoPackageLayer.names(source);
            if (layers.size() > 1) {
                throw Refusals.layerToName(name, layers);
            }
            source = new Source(name, file, layers.stream().findFirst(), stated, Map.of());
        }
        VectorRows rows = VectorRows.read(source);
        Layer raw = rows.layer();
        List<Finding> findings = new ArrayList<>(raw.findings());
        findings.addAll(rows.findings());
        VectorLayer read = new VectorLayer(
                source.layer().orElseGet(() -> stem(file)),
                rows.columns(),
                key(rows),
                rows.cells(),
                rows.geometries(),
                system(rows),
                raw.definition());
        return new VectorFile(read, findings);
    }

    private static String stem(Path file) {
        return file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    }

    private static Optional<String> system(VectorRows rows) {
        Layer raw = rows.layer();
        Optional<String> named = raw.source().crs();
        boolean saysNothing = raw.crs().isEmpty() && raw.definition().isEmpty();
        if (named.isPresent() && !saysNothing) {
            String own = raw.statedSystem().orElse("another system");
            if (!own.equals(named.orElseThrow())) {
                throw Refusals.otherSystem(raw.name(), own, named.orElseThrow());
            }
            return named;
        }
        if (raw.format() == Layer.Format.GEOJSON && raw.crs().equals(Optional.of(SystemCode.WGS_84))) {
            List<Coordinate> places = places(rows.geometries());
            long degrees = places.stream()
                    .filter(place -> Projection.canBeDegrees(place.x, place.y))
                    .count();
            if (2 * degrees < places.size()) {
                throw Refusals.metresSaidToBeDegrees(raw.name());
            }
        }
        return raw.crs().or(() -> named);
    }

    /** Returns the first vertex of each row that has a place. */
    private static List<Coordinate> places(List<Optional<Geometry>> geometries) {
        return geometries.stream()
                .flatMap(Optional::stream)
                .map(Geometry::getCoordinate)
                .toList();
    }

    /** Returns the column that numbers the rows: the key of a GeoPackage, else one headed fid that could be it. */
    private static Optional<VectorColumn> key(VectorRows rows) {
        Optional<String> declared = rows.layer().declared().key();
        return rows.columns().stream()
                .filter(column -> declared.map(column.name()::equals)
                        .orElse(column.name().strip().equalsIgnoreCase("fid")))
                .filter(column -> column.kind() == CellKind.INTEGER && numbersEach(column.cell(), rows.cells()))
                .findFirst();
    }

    private static boolean numbersEach(int column, CellTable cells) {
        Set<Long> seen = new HashSet<>();
        return IntStream.range(0, cells.rows())
                .allMatch(row -> !cells.isBlank(row, column)
                        && cells.whole(row, column) >= 0
                        && seen.add(cells.whole(row, column)));
    }

    /** Returns what the file holds. */
    public VectorLayer layer() {
        return layer;
    }

    /** Returns what was noticed in the file. */
    public List<Finding> findings() {
        return findings;
    }

    /**
     * Returns the same file in degrees of WGS 84, longitude first, as GeoJSON is (RFC 7946, section 4). A row that has no
     * place there is left out, with a finding.
     *
     * @param name of the file, for messages
     * @throws org.brakefern.check.UnusableInput if its system is not known, there is no exact way, or the coordinates
     *     cannot be what they are said to be
     */
    public VectorFile inDegrees(String name) {
        if (layer.crs().equals(Optional.of(SystemCode.WGS_84))) {
            return this;
        }
        if (layer.crs().isEmpty() && layer.definition().isEmpty()) {
            throw Refusals.noWayToDegrees(
                    name, "it does not say in which system it is; name it by --crs, such as --crs EPSG:4545.");
        }
        String code = layer.crs()
                .or(() -> Projections.codeOf(layer.definition()))
                .orElseThrow(() -> Refusals.noWayToDegrees(
                        name, "its system is not in the EPSG register; export it in one that is."));
        Projections degrees = Projections.intoDegrees();
        Projection way = degrees.from(code, name);
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(CoordinateCheck.of(name, way, degrees, places(layer.geometries())));
        return moved(name, way, all);
    }

    private VectorFile moved(String name, Projection way, List<Finding> all) {
        List<Optional<Geometry>> moved = layer.geometries().parallelStream()
                .map(geometry -> geometry.flatMap(way::apply))
                .toList();
        BitSet lost = new BitSet();
        for (int i = 0; i < moved.size(); i++) {
            Optional<Geometry> before = layer.geometries().get(i);
            if (before.isPresent() && moved.get(i).isEmpty()) {
                lost.set(i);
                Place place = Place.file(name).feature("row " + (i + 1));
                String content = Shapes.brief(before.orElseThrow());
                all.add(Finding.of(FindingCode.NO_PLACE, place, content, SystemCode.WGS_84));
            }
        }
        VectorLayer inDegrees = new VectorLayer(
                layer.name(),
                layer.columns(),
                layer.key(),
                lost.isEmpty() ? layer.cells() : layer.cells().where(row -> !lost.get(row)),
                IntStream.range(0, moved.size())
                        .filter(row -> !lost.get(row))
                        .mapToObj(moved::get)
                        .toList(),
                Optional.of(SystemCode.WGS_84),
                "");
        return new VectorFile(inDegrees, all);
    }
}
