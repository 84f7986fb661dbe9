package org.brakefern.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/**
 * The lie of the land beside the channel: where the banks, the roads, the foot of the hills, the hamlets and the karst
 * cones are.
 *
 * <p>Everything is a distance from the middle of the channel, kept every 10 m along it for both banks (bank 0 right,
 * bank 1 left). Farmland widens into basins at the hamlets and thins out to a ribbon between them; inside a bend it
 * ends before the lines square to the channel would cross.
 */
final class ValleyGround {
    /** Half the width of the channel in metres. */
    static final double HALF_CHANNEL = 17;

    private static final double STEP = 10;
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final ValleyRiver river;
    private final SmoothNoise fine;
    private final SmoothNoise coarse;
    private final double[][] bank;
    private final double[][] road;
    private final double[][] foot;
    private final List<Site> sites = new ArrayList<>();
    private final List<Geometry> obstacles = new ArrayList<>();
    private final List<LineString> roads = new ArrayList<>();

    /**
     * A hamlet on the ground.
     *
     * @param hamlet its names
     * @param s metres along the channel
     * @param side 0 on the right bank, 1 on the left
     * @param builtUp houses and yards, where nothing is farmed
     */
    record Site(Hamlet hamlet, double s, int side, Polygon builtUp) {}

    ValleyGround(ValleyRiver river, long seed) {
        this.river = river;
        this.fine = new SmoothNoise(seed + 11);
        this.coarse = new SmoothNoise(seed + 12);
        Random random = new Random(seed);
        int stations = (int) (river.length() / STEP) + 1;
        this.bank = new double[2][stations];
        this.road = new double[2][stations];
        this.foot = new double[2][stations];
        double[][] room = {smooth(room(-1, stations)), smooth(room(1, stations))};
        double[] positions = placeHamlets(random);
        int[] sides = new int[positions.length];
        for (int i = 0; i < positions.length; i++) {
            int k = (int) (positions[i] / STEP);
            // The inside of a bend, where rivers lay down land, if there is room for a basin.
            int inside = room[0][k] < room[1][k] ? 0 : 1;
            sides[i] = room[inside][k] > 230 ? inside : 1 - inside;
        }
        shapeBanks(random, room, positions, sides);
        for (int i = 0; i < positions.length; i++) {
            addHamlet(Hamlet.ALL.get(i), positions[i], sides[i], random);
        }
        addCones(random);
        addRoads();
    }

    private double[] placeHamlets(Random random) {
        int count = Hamlet.ALL.size();
        double[] positions = new double[count];
        for (int i = 0; i < count; i++) {
            positions[i] = (i + 0.5 + 0.44 * (random.nextDouble() - 0.5)) * river.length() / count;
        }
        return positions;
    }

    /** How far one can go from the channel before another part of it is nearer. */
    private double[] room(int sign, int stations) {
        double[] room = new double[stations];
        for (int k = 0; k < stations; k++) {
            double low = 20;
            double high = 620;
            while (high - low > 4) {
                double middle = (low + high) / 2;
                boolean own = river.distance(river.pointAt(k * STEP, sign * middle), 5) > middle - 4;
                low = own ? middle : low;
                high = own ? high : middle;
            }
            room[k] = 0.84 * low;
        }
        return room;
    }

    private static double[] smooth(double[] values) {
        double[] result = new double[values.length];
        for (int k = 0; k < values.length; k++) {
            double least = Double.POSITIVE_INFINITY;
            for (int j = StrictMath.max(0, k - 12); j <= StrictMath.min(values.length - 1, k + 12); j++) {
                least = StrictMath.min(least, values[j] + 3 * StrictMath.abs(j - k));
            }
            result[k] = least;
        }
        return runningMean(runningMean(result));
    }

    private static double[] runningMean(double[] values) {
        double[] result = new double[values.length];
        for (int k = 0; k < values.length; k++) {
            int from = StrictMath.max(0, k - 4);
            int to = StrictMath.min(values.length - 1, k + 4);
            for (int j = from; j <= to; j++) {
                result[k] += values[j] / (to - from + 1);
            }
        }
        return result;
    }

    private void shapeBanks(Random random, double[][] room, double[] positions, int[] sides) {
        int stations = bank[0].length;
        for (int side = 0; side < 2; side++) {
            double[] reach = new double[stations];
            for (int k = 0; k < stations; k++) {
                reach[k] = 34 + 26 * coarse.at(k * STEP / 700, 10 + side);
            }
            for (int i = 0; i < positions.length; i++) {
                double width = (sides[i] == side ? 420 : 200) * (0.7 + 0.75 * random.nextDouble());
                double spread = 330 + 280 * random.nextDouble();
                double centre = positions[i] + 260 * (random.nextDouble() - 0.5);
                for (int k = 0; k < stations; k++) {
                    double t = StrictMath.abs(k * STEP - centre) / spread;
                    reach[k] += width * StrictMath.exp(-StrictMath.pow(t, 2.6));
                }
            }
            for (int k = 0; k < stations; k++) {
                double s = k * STEP;
                double ragged = 1 + 0.3 * coarse.at(s / 210, 20 + side) + 0.16 * fine.at(s / 75, 30 + side);
                bank[side][k] = HALF_CHANNEL + 18 + 8 * coarse.at(s / 160, 40 + side);
                foot[side][k] = StrictMath.min(room[side][k], HALF_CHANNEL + reach[k] * ragged);
                double share = (side == 0 ? 0.56 : 0.44) + 0.14 * coarse.at(s / 420, 50 + side);
                road[side][k] =
                        StrictMath.max(bank[side][k] + 8, HALF_CHANNEL + share * (foot[side][k] - HALF_CHANNEL));
            }
            road[side] = runningMean(runningMean(road[side]));
            foot[side] = runningMean(foot[side]);
        }
    }

    private void addHamlet(Hamlet hamlet, double s, int side, Random random) {
        double radius = 62 + 46 * random.nextDouble();
        double n = StrictMath.max(road(side, s) + 0.75 * radius, foot(side, s) - 0.75 * radius);
        Polygon houses = blob(place(side, s, n), radius, 0.32, random.nextInt(1000));
        sites.add(new Site(hamlet, s, side, houses));
        obstacles.add(houses);
        if (random.nextDouble() < 0.6) {
            double shift = (random.nextBoolean() ? 1 : -1) * radius * (1.7 + random.nextDouble());
            obstacles.add(blob(place(side, s + shift, n + 20), radius * 0.42, 0.3, random.nextInt(1000)));
        }
    }

    /** Karst cones stand as islands in the wider basins. */
    private void addCones(Random random) {
        for (double s = 300; s < river.length() - 300; s += 260 + 700 * random.nextDouble()) {
            int side = random.nextInt(2);
            double width = foot(side, s) - road(side, s);
            double radius = 24 + 34 * random.nextDouble();
            double n = road(side, s) + radius + 18 + random.nextDouble() * (width - 2 * radius);
            if (width > 2.4 * radius + 20) {
                obstacles.add(blob(place(side, s, n), radius, 0.25, random.nextInt(1000)));
            }
        }
    }

    private void addRoads() {
        for (int side = 0; side < 2; side++) {
            List<Coordinate> line = new ArrayList<>();
            for (double s = 0; s <= river.length() - STEP; s += 20) {
                line.add(place(side, s, road(side, s)));
            }
            roads.add(FACTORY.createLineString(line.toArray(Coordinate[]::new)));
        }
        for (Site site : sites) {
            Coordinate houses = site.builtUp().getCentroid().getCoordinate();
            Coordinate here = place(site.side(), site.s(), road(site.side(), site.s()));
            Coordinate across = place(1 - site.side(), site.s(), road(1 - site.side(), site.s()));
            addLane(houses, here);
            if (site.side() == 1) {
                addLane(here, across);
            }
        }
    }

    private void addLane(Coordinate from, Coordinate to) {
        LineString lane = FACTORY.createLineString(new Coordinate[] {from, to});
        roads.add(lane);
        obstacles.add(lane.buffer(0.5, 2)); // fields keep 4 m from every obstacle
    }

    private Polygon blob(Coordinate centre, double radius, double raggedness, int variant) {
        int corners = 64;
        Coordinate[] ring = new Coordinate[corners + 1];
        for (int i = 0; i < corners; i++) {
            double angle = 2 * StrictMath.PI * i / corners;
            double x = StrictMath.cos(angle);
            double y = StrictMath.sin(angle);
            double r = radius
                    * (1 + raggedness * (fine.at(1.4 * x + variant, 1.4 * y) + 0.15 * fine.at(3 * x, 3 * y + variant)));
            ring[i] = new Coordinate(centre.x + r * x, centre.y + r * y);
        }
        ring[corners] = ring[0].copy();
        return FACTORY.createPolygon(ring);
    }

    /** Returns the distance from the middle of the channel at which the farmland begins, in metres. */
    double bank(int side, double s) {
        return at(bank[side], s);
    }

    /** Returns the distance of the valley road (bank 0) or farm track (bank 1) from the middle of the channel. */
    double road(int side, double s) {
        return at(road[side], s);
    }

    /** Returns the distance of the foot of the hills from the middle of the channel. */
    double foot(int side, double s) {
        return at(foot[side], s);
    }

    private static double at(double[] values, double s) {
        double position = StrictMath.max(0, StrictMath.min(values.length - 1.001, s / STEP));
        int k = (int) position;
        double t = position - k;
        return values[k] * (1 - t) + values[k + 1] * t;
    }

    /** Returns a place in metres of EPSG:4545; the land is slightly bent so that no edge is a perfect offset line. */
    Coordinate place(int side, double s, double n) {
        Coordinate straight = river.pointAt(s, side == 1 ? n : -n);
        double x = straight.x;
        double y = straight.y;
        double dx = 8 * coarse.at(x / 150, y / 150) + 1.6 * fine.at(x / 42, y / 42);
        double dy = 8 * coarse.at(x / 150 + 77, y / 150) + 1.6 * fine.at(x / 42 + 77, y / 42);
        return new Coordinate(x + dx, y + dy);
    }

    /** Returns the smooth undulation used for soil cover and use of the land, between about -1 and 1. */
    double undulation(Coordinate place, double wavelength, int which) {
        return coarse.at(place.x / wavelength + 31.7 * which, place.y / wavelength);
    }

    List<Site> sites() {
        return List.copyOf(sites);
    }

    /** Returns houses and karst cones, where nothing is farmed. */
    List<Geometry> obstacles() {
        return List.copyOf(obstacles);
    }

    List<LineString> roads() {
        return List.copyOf(roads);
    }
}
