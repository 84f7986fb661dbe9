package org.brakefern.read;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.brakefern.check.UnusableInput;
import org.locationtech.jts.geom.Coordinate;

/** Proposes a projected system for a study that names an unfit one, from where its data lie. */
final class FittingSystem {
    private FittingSystem() {}

    /**
     * Returns the proposal in words.
     *
     * @param layers the study's files; the first with places in degrees decides
     */
    static String of(Layer... layers) {
        return Stream.of(layers)
                .map(FittingSystem::middleInDegrees)
                .flatMap(Optional::stream)
                .findFirst()
                .map(middle -> SystemCode.fitting(middle.x, middle.y) + ", which fits the longitude of your data")
                .orElse("the one of your region, for example EPSG:4545 (CGCS2000, central meridian 108°E)");
    }

    private static Optional<Coordinate> middleInDegrees(Layer layer) {
        List<Coordinate> places = places(layer).stream()
                .filter(place -> Projection.canBeDegrees(place.x, place.y))
                .sorted()
                .toList();
        return places.isEmpty() ? Optional.empty() : Optional.of(places.get(places.size() / 2));
    }

    private static List<Coordinate> places(Layer layer) {
        if (layer.format() != Layer.Format.CSV) {
            return layer.features().stream()
                    .map(feature -> feature.shape().geometry())
                    .filter(geometry -> !geometry.isEmpty())
                    .map(geometry -> geometry.getCoordinate())
                    .toList();
        }
        try {
            PointColumns points = PointColumns.of(layer, new Columns(layer), true);
            return layer.features().stream()
                    .map(points::coordinate)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (UnusableInput e) {
            return List.of(); // no columns of longitude and latitude: another file may tell
        }
    }
}
