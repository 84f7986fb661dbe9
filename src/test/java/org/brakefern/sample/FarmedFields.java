package org.brakefern.sample;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.brakefern.sample.Terraces.Field;
import org.locationtech.jts.algorithm.construct.MaximumInscribedCircle;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.precision.GeometryPrecisionReducer;

/** Picks from all fields of the valley those that are farmed, and gives a few of them two parts or a pond. */
final class FarmedFields {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int TWO_PART_PARCELS = 9;
    private static final int PARCELS_WITH_POND = 14;
    private static final double SQUARE_METRES_PER_MU = 10000.0 / 15;

    private FarmedFields() {}

    /**
     * Chooses the farmed fields.
     *
     * @param targetMu area they shall have together; met within 0.5 mu
     * @return fields from north to south, the right bank first at equal stations
     * @throws IllegalStateException if the valley has less land than that
     */
    static List<Field> choose(ValleyGround ground, List<Field> all, double targetMu, long seed) {
        Random random = new Random(seed);
        List<Field> fields = withPonds(withTwoParts(all, random), random);
        List<Double> worth = fields.stream()
                .map(field -> worth(ground, field) + 0.1 * random.nextGaussian())
                .toList();
        List<Integer> poorestFirst = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            poorestFirst.add(i);
        }
        poorestFirst.sort(Comparator.comparing(worth::get));
        double excess =
                fields.stream().mapToDouble(field -> field.shape().getArea()).sum() - targetMu * SQUARE_METRES_PER_MU;
        if (excess < 0) {
            throw new IllegalStateException("valley must hold " + targetMu + " mu, short by " + -excess + " m²");
        }
        Set<Integer> given = new HashSet<>();
        for (int index : poorestFirst) {
            double area = fields.get(index).shape().getArea();
            boolean plain = fields.get(index).shape() instanceof Polygon polygon && polygon.getNumInteriorRing() == 0;
            if (plain && area <= excess + 0.3 * SQUARE_METRES_PER_MU) {
                given.add(index);
                excess -= area;
            }
        }
        List<Field> farmed = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            if (!given.contains(i)) {
                farmed.add(fields.get(i));
            }
        }
        farmed.sort(Comparator.comparingDouble(Field::s)
                .thenComparingInt(Field::side)
                .thenComparingDouble(Field::height)
                .thenComparingDouble(field -> field.shape().getCentroid().getX()));
        return List.copyOf(farmed);
    }

    /** High where land is kept under the plough: low on the slope, near a hamlet, outside patches of scrub. */
    private static double worth(ValleyGround ground, Field field) {
        Coordinate middle = field.shape().getCentroid().getCoordinate();
        double toHamlet = Double.POSITIVE_INFINITY;
        for (ValleyGround.Site site : ground.sites()) {
            toHamlet = StrictMath.min(
                    toHamlet, site.builtUp().getCentroid().getCoordinate().distance(middle));
        }
        return ground.undulation(middle, 190, 5)
                + 0.5 * ground.undulation(middle, 75, 6)
                - 0.9 * field.height()
                - toHamlet / 900;
    }

    private static List<Field> withTwoParts(List<Field> fields, Random random) {
        STRtree tree = new STRtree();
        for (int i = 0; i < fields.size(); i++) {
            tree.insert(fields.get(i).shape().getEnvelopeInternal(), i);
        }
        Set<Integer> merged = new HashSet<>();
        List<Field> result = new ArrayList<>(fields);
        int found = 0;
        for (int tries = 0; tries < 20000 && found < TWO_PART_PARCELS; tries++) {
            int i = random.nextInt(fields.size());
            Field one = fields.get(i);
            for (Object candidate : tree.query(one.shape().buffer(9).getEnvelopeInternal())) {
                int j = (int) candidate;
                Field two = fields.get(j);
                double gap = one.shape().distance(two.shape());
                double area = (one.shape().getArea() + two.shape().getArea()) / SQUARE_METRES_PER_MU;
                boolean overLane = one.block() != two.block() && gap > 2.6 && gap < 9 && area < 6;
                if (overLane && !merged.contains(i) && !merged.contains(j)) {
                    Geometry both = FACTORY.buildGeometry(List.of(one.shape(), two.shape()));
                    result.set(i, new Field(both, one.s(), one.side(), one.height(), one.width(), one.block()));
                    merged.add(i);
                    merged.add(j);
                    result.set(j, null);
                    found++;
                }
            }
        }
        result.removeIf(field -> field == null);
        return result;
    }

    private static List<Field> withPonds(List<Field> fields, Random random) {
        List<Field> result = new ArrayList<>(fields);
        int found = 0;
        for (int tries = 0; tries < 20000 && found < PARCELS_WITH_POND; tries++) {
            int i = random.nextInt(fields.size());
            Field field = result.get(i);
            boolean plain = field.shape() instanceof Polygon polygon && polygon.getNumInteriorRing() == 0;
            if (plain && field.shape().getArea() > 4 * SQUARE_METRES_PER_MU) {
                LineString radius = MaximumInscribedCircle.getRadiusLine(field.shape(), 0.5);
                double size = radius.getLength() * (0.25 + 0.3 * random.nextDouble());
                if (radius.getLength() > 10) {
                    Geometry shape = field.shape().difference(pond(radius.getCoordinateN(0), size, random));
                    shape = GeometryPrecisionReducer.reduce(shape, new PrecisionModel(100));
                    result.set(
                            i, new Field(shape, field.s(), field.side(), field.height(), field.width(), field.block()));
                    found++;
                }
            }
        }
        return result;
    }

    private static Polygon pond(Coordinate centre, double radius, Random random) {
        Coordinate[] ring = new Coordinate[15];
        double phase = 6 * random.nextDouble();
        for (int k = 0; k < 14; k++) {
            double angle = 2 * StrictMath.PI * k / 14;
            double r = radius * (1 + 0.22 * StrictMath.sin(2 * angle + phase) + 0.06 * random.nextDouble());
            ring[k] = new Coordinate(centre.x + r * StrictMath.cos(angle), centre.y + r * StrictMath.sin(angle));
        }
        ring[14] = ring[0].copy();
        return FACTORY.createPolygon(ring);
    }
}
