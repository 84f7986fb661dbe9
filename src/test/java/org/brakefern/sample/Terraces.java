package org.brakefern.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.precision.GeometryPrecisionReducer;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;

/**
 * Cuts the farmland into fields the way a valley is farmed: lanes and ditches bound blocks, and inside a block fields
 * are split off by slanting cuts until they have the size usual there.
 *
 * <p>Cuts are made in flat coordinates (metres along the block, metres across it) and then laid onto the ground, so
 * that long edges follow the channel near it and the foot of the hills away from it. A dyke or ditch is left free around
 * every field and its corners are rounded.
 */
final class Terraces {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final double SQUARE_METRES_PER_MU = 10000.0 / 15;

    private final ValleyGround ground;
    private final double length;
    private final Random random;
    private final STRtree obstacles = new STRtree();
    private final List<Field> fields = new ArrayList<>();

    /**
     * One field as drawn.
     *
     * @param shape polygon in metres of EPSG:4545
     * @param s station along the channel in metres, roughly
     * @param side 0 right bank, 1 left
     * @param height 0 at the river bank to 1 at the foot of the hills
     * @param width metres of farmland between bank and foot there
     * @param block number of the block it was cut from
     */
    record Field(Geometry shape, double s, int side, double height, double width, int block) {}

    /** A strip of land between two lines along the channel, on one bank. */
    private record Belt(int side, boolean outer) {}

    /** One block: stations of its two ends at its inner and outer edge, and its share of the belt's width. */
    private record Block(Belt belt, double[] start, double[] end, double low, double high, int number) {}

    Terraces(ValleyGround ground, double length, long seed) {
        this.ground = ground;
        this.length = length;
        this.random = new Random(seed);
        for (Geometry obstacle : ground.obstacles()) {
            obstacles.insert(obstacle.getEnvelopeInternal(), obstacle);
        }
        obstacles.build();
    }

    /** Returns all fields of the valley, those on poor ground included. */
    List<Field> cut() {
        for (int side = 0; side < 2; side++) {
            cutBelt(new Belt(side, false));
            cutBelt(new Belt(side, true));
        }
        return List.copyOf(fields);
    }

    private double inner(Belt belt, double s) {
        return belt.outer() ? ground.road(belt.side(), s) + 3.2 : ground.bank(belt.side(), s);
    }

    private double outer(Belt belt, double s) {
        return belt.outer() ? ground.foot(belt.side(), s) : ground.road(belt.side(), s) - 3.2;
    }

    private void cutBelt(Belt belt) {
        double[] start = {40, 40};
        for (double s = 40; s < length - 150; ) {
            double next = s + 105 + 190 * random.nextDouble();
            double width = outer(belt, (s + next) / 2) - inner(belt, (s + next) / 2);
            double slant = (random.nextDouble() - 0.5) * StrictMath.min(60, 0.7 * StrictMath.max(0, width));
            double[] end = {next - slant / 2, next + slant / 2};
            int lanes = StrictMath.max(1, (int) StrictMath.rint(width / (58 + 56 * random.nextDouble())));
            double low = 0;
            for (int lane = 1; lane <= lanes; lane++) {
                double high = lane == lanes ? 1 : (lane + 0.4 * (random.nextDouble() - 0.5)) / lanes;
                cutBlock(new Block(belt, start, end, low, high, fields.size()));
                low = high;
            }
            s = next;
            start = end;
        }
    }

    private void cutBlock(Block block) {
        double s = (block.start()[0] + block.end()[0]) / 2;
        double width = (outer(block.belt(), s) - inner(block.belt(), s)) * (block.high() - block.low());
        double along = s - block.start()[0] + block.end()[0] - s;
        if (width < 6) {
            return;
        }
        double lane = 1.1;
        double kerb = StrictMath.min(0.5, width / 20);
        Coordinate[] whole = {
            new Coordinate(lane, kerb),
            new Coordinate(along - lane, kerb),
            new Coordinate(along - lane, width - kerb),
            new Coordinate(lane, width - kerb)
        };
        boolean outer = block.belt().outer();
        double mean = (outer ? 4.8 : 3.05) * SQUARE_METRES_PER_MU * StrictMath.exp(0.5 * random.nextGaussian());
        boolean lengthwise = random.nextDouble() < (outer ? 0.8 : 0.6);
        double aspect = lengthwise ? 2.2 + 2.6 * random.nextDouble() : 1 / (1.8 + 2.4 * random.nextDouble());
        split(List.of(whole), mean, aspect, block, along, width);
    }

    /** Halves a piece, across or along, until it is about as large as fields are in this block. */
    private void split(List<Coordinate> piece, double mean, double aspect, Block block, double along, double width) {
        double area = area(piece);
        if (area < mean * (0.75 + 0.9 * random.nextDouble())) {
            lay(piece, block, along, width);
            return;
        }
        Envelope box = new Envelope();
        piece.forEach(box::expandToInclude);
        boolean across = box.getWidth() > aspect * box.getHeight();
        double share = 0.37 + 0.26 * random.nextDouble();
        double tilt = (random.nextDouble() - 0.5) * (across ? 0.34 : 0.10);
        double x = box.getMinX() + share * box.getWidth();
        double y = box.getMinY() + share * box.getHeight();
        double[] normal = across ? new double[] {1, tilt} : new double[] {tilt, 1};
        double level = across
                ? x + tilt * (box.getMinY() + box.getHeight() / 2)
                : y + tilt * (box.getMinX() + box.getWidth() / 2);
        split(half(piece, normal, level, -1), mean, aspect, block, along, width);
        split(half(piece, normal, level, 1), mean, aspect, block, along, width);
    }

    private static double area(List<Coordinate> ring) {
        double twice = 0;
        for (int i = 0; i < ring.size(); i++) {
            Coordinate a = ring.get(i);
            Coordinate b = ring.get((i + 1) % ring.size());
            twice += a.x * b.y - b.x * a.y;
        }
        return StrictMath.abs(twice) / 2;
    }

    private static List<Coordinate> half(List<Coordinate> ring, double[] normal, double level, int sign) {
        List<Coordinate> kept = new ArrayList<>();
        for (int i = 0; i < ring.size(); i++) {
            Coordinate a = ring.get(i);
            Coordinate b = ring.get((i + 1) % ring.size());
            double da = sign * (normal[0] * a.x + normal[1] * a.y - level);
            double db = sign * (normal[0] * b.x + normal[1] * b.y - level);
            if (da >= 0) {
                kept.add(a);
            }
            if (da * db < 0) {
                double t = da / (da - db);
                kept.add(new Coordinate(a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)));
            }
        }
        return kept;
    }

    private void lay(List<Coordinate> piece, Block block, double along, double width) {
        List<Coordinate> ring = new ArrayList<>();
        for (int i = 0; i < piece.size(); i++) {
            Coordinate a = piece.get(i);
            Coordinate b = piece.get((i + 1) % piece.size());
            int steps = StrictMath.max(1, (int) StrictMath.ceil(a.distance(b) / 6));
            for (int k = 0; k < steps; k++) {
                double x = a.x + (b.x - a.x) * k / steps;
                double y = a.y + (b.y - a.y) * k / steps;
                ring.add(onGround(block, x / along, y / width));
            }
        }
        ring.add(ring.get(0).copy());
        Geometry shape = FACTORY.createPolygon(ring.toArray(Coordinate[]::new));
        if (!shape.isValid()) {
            return;
        }
        for (Object near : obstacles.query(shape.getEnvelopeInternal())) {
            shape = shape.difference(((Geometry) near).buffer(4, 3));
        }
        keep(shape, block);
    }

    private Coordinate onGround(Block block, double a, double b) {
        double across = block.low() + b * (block.high() - block.low());
        double start = block.start()[0] + across * (block.start()[1] - block.start()[0]);
        double end = block.end()[0] + across * (block.end()[1] - block.end()[0]);
        double s = start + a * (end - start);
        double low = inner(block.belt(), s);
        double n = low + across * StrictMath.max(0, outer(block.belt(), s) - low);
        return ground.place(block.belt().side(), s, n);
    }

    /** Leaves the dyke free, rounds the corners and keeps the field where a buffalo could turn in it. */
    private void keep(Geometry drawn, Block block) {
        double dyke = 0.35 + 0.35 * random.nextDouble();
        double rounding = 1.6 + 1.4 * random.nextDouble();
        Geometry open = largest(drawn.buffer(-dyke - rounding, 3)).buffer(rounding, 3);
        Geometry shape =
                GeometryPrecisionReducer.reduce(DouglasPeuckerSimplifier.simplify(open, 0.12), new PrecisionModel(100));
        double area = shape.getArea();
        boolean field = shape instanceof Polygon && shape.isValid() && area >= 0.3 * SQUARE_METRES_PER_MU;
        if (field && area / shape.getLength() > 2.3 && area <= 11.5 * SQUARE_METRES_PER_MU) {
            double s = (block.start()[0] + block.end()[0]) / 2;
            int side = block.belt().side();
            double width = ground.foot(side, s) - ground.bank(side, s);
            double middle = (block.low() + block.high()) / 2;
            double n = inner(block.belt(), s) + middle * (outer(block.belt(), s) - inner(block.belt(), s));
            double height = StrictMath.max(0, StrictMath.min(1, (n - ground.bank(side, s)) / StrictMath.max(1, width)));
            fields.add(new Field(shape, s, side, height, width, block.number()));
        }
    }

    private static Geometry largest(Geometry geometry) {
        Geometry largest = geometry.getFactory().createPolygon();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            if (geometry.getGeometryN(i).getArea() > largest.getArea()) {
                largest = geometry.getGeometryN(i);
            }
        }
        return largest;
    }
}
