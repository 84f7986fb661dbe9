package org.brakefern.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Place;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * Do the coordinates of a file fit the system it is said to be in? What is wrong with most rows is wrong with the file
 * and stops the run with the cure; what is wrong with few rows is told of them.
 */
final class CoordinateCheck {
    private final String name;
    private final Projection projection;
    private final List<Coordinate> probes;

    private CoordinateCheck(String name, Projection projection, List<Coordinate> probes) {
        this.name = name;
        this.projection = projection;
        this.probes = probes;
    }

    /**
     * Checks a file.
     *
     * @param name the file
     * @param projection its way into the study's system
     * @param target the study's system
     * @param probes one coordinate of each row that has one, as in the file
     * @return what the user should know of the file as a whole
     * @throws org.brakefern.check.UnusableInput if most coordinates cannot be what they are said to be
     */
    static List<Finding> of(String name, Projection projection, Projections target, List<Coordinate> probes) {
        CoordinateCheck check = new CoordinateCheck(name, projection, probes);
        check.requireRightKind();
        List<Finding> findings = new ArrayList<>(check.withinArea(target));
        if (projection.equatesDatums()) {
            findings.add(Finding.of(FindingCode.DATUM_EQUATED, Place.file(name), projection.code(), target.code()));
        }
        return findings;
    }

    private List<Finding> withinArea(Projections target) {
        Optional<Envelope> area = target.area();
        List<Coordinate> possible =
                probes.stream().filter(c -> projection.isPossible(c.x, c.y)).toList();
        if (area.isEmpty() || possible.isEmpty()) {
            return List.of();
        }
        Coordinate middle = new Coordinate(
                median(possible.stream().mapToDouble(c -> c.x).toArray()),
                median(possible.stream().mapToDouble(c -> c.y).toArray()));
        return within(area.orElseThrow(), middle, target.code());
    }

    private void requireRightKind() {
        Predicate<Coordinate> degrees = c -> Projection.canBeDegrees(c.x, c.y);
        if (!projection.inDegrees() && most(degrees)) {
            throw Refusals.looksLikeDegrees(name, projection.code());
        }
        if (projection.inDegrees() && most(degrees.negate())) {
            boolean exchanged = most(c -> Projection.canBeDegrees(c.y, c.x));
            throw exchanged
                    ? Refusals.exchanged(name, projection.code())
                    : Refusals.looksLikeMetres(name, projection.code());
        }
    }

    private boolean most(Predicate<Coordinate> condition) {
        return 2 * probes.stream().filter(condition).count() > probes.size();
    }

    private List<Finding> within(Envelope area, Coordinate middle, String studyCode) {
        if (lies(area, middle.x, middle.y)) {
            return List.of();
        }
        if (lies(area, middle.y, middle.x)) {
            throw Refusals.exchanged(name, projection.code());
        }
        int zone = (int) Math.floor(middle.x / 1e6);
        Optional<String> zoned = projection.inDegrees() ? Optional.empty() : SystemCode.withZone(zone);
        if (zoned.isPresent() && !zoned.orElseThrow().equals(projection.code())) {
            throw Refusals.zonePrefix(name, projection.code(), zone, zoned.orElseThrow());
        }
        return List.of(Finding.of(FindingCode.OUTSIDE_CRS_AREA, Place.file(name), projection.code(), studyCode));
    }

    private boolean lies(Envelope area, double x, double y) {
        return projection.degrees(x, y).map(area::contains).orElse(false);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
