package org.brakefern.read;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.brakefern.check.UnusableInput;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygonal;

/**
 * A file a study is to be started from, looked into.
 *
 * @param layer its rows, with the layer chosen where there are several
 * @param guessed its columns
 * @param places one coordinate of each row that has one, as in the file
 * @param stated the system the file itself says it is in, if that can be
 * @param otherLayers feature layers of the same kind that were not chosen
 */
record StarterFile(
        Layer layer,
        ColumnGuess.Guessed guessed,
        List<Coordinate> places,
        Optional<String> stated,
        List<String> otherLayers) {

    /**
     * Looks into a file of parcels.
     *
     * @throws UnusableInput if it cannot be read or holds no polygon
     */
    static StarterFile parcels(Path file) {
        Choice choice = Choice.of(file, Polygonal.class::isInstance);
        ColumnGuess.Guessed guessed = ColumnGuess.parcels(choice.layer);
        Layer mapped = mapped(choice.layer, guessed.columns());
        List<Geometry> shapes = Shapes.of(mapped, new Columns(mapped)).stream()
                .map(Layer.Shape::geometry)
                .toList();
        if (shapes.stream().noneMatch(shape -> shape instanceof Polygonal && !shape.isEmpty())) {
            throw Refusals.noPolygon(mapped.name());
        }
        List<Coordinate> places = shapes.stream()
                .filter(shape -> !shape.isEmpty())
                .map(Geometry::getCoordinate)
                .toList();
        return new StarterFile(mapped, guessed, places, stated(mapped, places), choice.others);
    }

    /**
     * Looks into a file of samples.
     *
     * @param preferDegrees whether longitude and latitude are taken where the file has eastings and northings besides
     * @throws UnusableInput if it cannot be read or has no coordinates or no variable
     */
    static StarterFile samples(Path file, boolean preferDegrees) {
        Choice choice = Choice.of(file, Point.class::isInstance);
        ColumnGuess.Guessed guessed = ColumnGuess.samples(choice.layer, preferDegrees);
        Layer mapped = mapped(choice.layer, guessed.columns());
        boolean isCsv = mapped.format() == Layer.Format.CSV;
        for (String key : isCsv ? List.of("x", "y") : List.<String>of()) {
            if (!guessed.columns().containsKey(key)) {
                throw Refusals.noCoordinateColumn(mapped.name(), key, mapped.columns());
            }
        }
        PointColumns points = PointColumns.of(mapped, new Columns(mapped), preferDegrees);
        List<Coordinate> places = mapped.features().stream()
                .map(points::coordinate)
                .flatMap(Optional::stream)
                .toList();
        if (places.isEmpty()) {
            throw Refusals.noPlaces(mapped.name());
        }
        return new StarterFile(mapped, guessed, places, stated(mapped, places), choice.others);
    }

    /** A layer of a file, and those it was preferred to. */
    private record Choice(Layer layer, List<String> others) {

        /** Of several layers with geometries of a kind, the one with most rows. */
        static Choice of(Path file, Predicate<Geometry> kind) {
            Source whole = new Source(file.toString(), file, Optional.empty(), Optional.empty(), Map.of());
            Refusals.requireFile(file, whole.name());
            boolean isGeoPackage = whole.name().toLowerCase(Locale.ROOT).endsWith(".gpkg");
            List<String> names = isGeoPackage ? GeoPackageLayer.names(whole) : List.of();
            if (names.size() < 2) {
                return new Choice(Layers.read(whole), List.of());
            }
            List<Layer> fitting = new ArrayList<>();
            for (String name : names) {
                Source one = new Source(whole.name(), file, Optional.of(name), Optional.empty(), Map.of());
                Layer layer = Layers.readTable(one);
                if (layer.features().stream()
                        .anyMatch(row -> kind.test(row.shape().geometry())
                                && !row.shape().geometry().isEmpty())) {
                    fitting.add(layer);
                }
            }
            Layer most = fitting.stream()
                    .max(Comparator.comparingInt(
                                    (Layer layer) -> layer.features().size())
                            .thenComparing(StarterFile::layerName, Comparator.reverseOrder()))
                    .orElseThrow(() -> Refusals.severalLayers(whole.name(), names));
            List<String> others = fitting.stream()
                    .filter(layer -> layer != most)
                    .map(StarterFile::layerName)
                    .toList();
            return new Choice(most, others);
        }
    }

    private static String layerName(Layer layer) {
        return layer.source().layer().orElseThrow();
    }

    private static Layer mapped(Layer layer, Map<String, String> columns) {
        Source source = layer.source();
        return new Layer(
                new Source(source.name(), source.path(), source.layer(), Optional.empty(), columns),
                layer.format(),
                layer.columns(),
                layer.features(),
                layer.statedSystem(),
                layer.findings());
    }

    /** A GeoJSON without a crs is in WGS 84 by its standard; one that holds metres all the same does not say. */
    private static Optional<String> stated(Layer layer, List<Coordinate> places) {
        boolean byStandardAlone =
                layer.format() == Layer.Format.GEOJSON && layer.statedSystem().equals(Optional.of(SystemCode.WGS_84));
        return byStandardAlone && !inDegrees(places) ? Optional.empty() : layer.statedSystem();
    }

    /** Returns whether most coordinates can be degrees. */
    boolean inDegrees() {
        return inDegrees(places);
    }

    private static boolean inDegrees(List<Coordinate> places) {
        return 2
                        * places.stream()
                                .filter(place -> Projection.canBeDegrees(place.x, place.y))
                                .count()
                > places.size();
    }

    /** Returns a place in the middle of all, each coordinate by itself; there must be one. */
    Coordinate middle() {
        double[] x = places.stream().mapToDouble(place -> place.x).sorted().toArray();
        double[] y = places.stream().mapToDouble(place -> place.y).sorted().toArray();
        return new Coordinate(x[x.length / 2], y[y.length / 2]);
    }

    /** Returns the same file with x and y exchanged. */
    StarterFile exchanged() {
        Map<String, String> columns = new LinkedHashMap<>(guessed.columns());
        columns.put("x", guessed.columns().get("y"));
        columns.put("y", guessed.columns().get("x"));
        ColumnGuess.Guessed other = new ColumnGuess.Guessed(columns, guessed.units(), guessed.unused());
        List<Coordinate> turned =
                places.stream().map(place -> new Coordinate(place.y, place.x)).toList();
        return new StarterFile(mapped(layer, columns), other, turned, stated, otherLayers);
    }

    String name() {
        return layer.name();
    }
}
