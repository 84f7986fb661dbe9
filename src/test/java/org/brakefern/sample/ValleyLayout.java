package org.brakefern.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.brakefern.sample.Terraces.Field;
import org.brakefern.soil.LandUse;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;

/**
 * The landscape of the sample: river, roads, hamlets and parcels, before anything is said about the soil.
 *
 * <p>It is drawn once with a fixed seed, so that studies with different soils stay comparable parcel by parcel.
 *
 * @param river the invented channel
 * @param ground hamlets, roads and the shape of the valley
 * @param parcels from north to south within each village
 * @param cells the soil cells of the parcels, in the same order
 */
record ValleyLayout(ValleyRiver river, ValleyGround ground, List<SyntheticParcel> parcels, SoilCells cells) {
    /** Farmland of the sample in mu: the area the county counts as polluted, here that of the whole survey. */
    static final double AREA_MU = 9400;

    private static final long SEED = 20010610; // the day of the flood

    /** Returns the one landscape of the sample. */
    static ValleyLayout standard() {
        return Standard.LAYOUT;
    }

    private static final class Standard {
        private static final ValleyLayout LAYOUT = draw(SEED);
    }

    static ValleyLayout draw(long seed) {
        ValleyRiver river = new ValleyRiver(seed);
        ValleyGround ground = new ValleyGround(river, seed + 100);
        List<Field> all = new Terraces(ground, river.length(), seed + 200).cut();
        List<Field> farmed = FarmedFields.choose(ground, all, AREA_MU, seed + 300);
        List<SyntheticParcel> parcels = new Register(river, ground, seed + 400).enter(farmed);
        List<Double> stations = farmed.stream().map(Field::s).toList();
        return new ValleyLayout(river, ground, parcels, SoilCells.of(river, parcels, stations));
    }

    /** The land register: who farms which field, and what grows there. */
    private static final class Register {
        private final ValleyGround ground;
        private final Random random;
        private final IndexedFacetDistance toRiver;
        private final IndexedFacetDistance toRoad;
        private final Map<String, Integer> numbers = new HashMap<>();
        private final Map<Hamlet, Integer> lastHousehold = new HashMap<>();

        Register(ValleyRiver river, ValleyGround ground, long seed) {
            GeometryFactory factory = new GeometryFactory();
            this.ground = ground;
            this.random = new Random(seed);
            this.toRiver = new IndexedFacetDistance(
                    factory.createLineString(river.course().toArray(Coordinate[]::new)));
            this.toRoad = new IndexedFacetDistance(
                    factory.createMultiLineString(ground.roads().toArray(LineString[]::new)));
        }

        List<SyntheticParcel> enter(List<Field> fields) {
            List<SyntheticParcel> parcels = new ArrayList<>();
            for (Field field : fields) {
                parcels.add(enter(field));
            }
            return List.copyOf(parcels);
        }

        private SyntheticParcel enter(Field field) {
            Geometry shape = field.shape();
            Hamlet hamlet = nearest(shape.getCentroid().getCoordinate());
            int number = numbers.merge(hamlet.villageCode(), 1, Integer::sum);
            double river = toRiver.distance(shape);
            double slope = slope(field, shape.getCentroid().getCoordinate());
            LandUse use = use(field, slope);
            String consent = random.nextDouble() < 0.83 ? "yes" : random.nextDouble() < 0.65 ? "pending" : "no";
            return new SyntheticParcel(
                    String.format(Locale.ROOT, "%s-%04d", hamlet.villageCode(), number),
                    hamlet,
                    household(hamlet),
                    use,
                    crop(use),
                    slope,
                    river,
                    toRoad.distance(shape),
                    water(use, river),
                    consent,
                    remark(shape, use, river),
                    shape);
        }

        private Hamlet nearest(Coordinate place) {
            Hamlet nearest = Hamlet.ALL.get(0);
            double least = Double.POSITIVE_INFINITY;
            for (ValleyGround.Site site : ground.sites()) {
                double distance = site.builtUp().getCentroid().getCoordinate().distance(place);
                if (distance < least) {
                    least = distance;
                    nearest = site.hamlet();
                }
            }
            return nearest;
        }

        /** Flat by the river, steeper towards the hills and where the valley is narrow. */
        private double slope(Field field, Coordinate place) {
            double narrow = StrictMath.max(0, 1 - field.width() / 220);
            double steep = 0.4 + (7 + 6 * narrow) * field.height() * field.height();
            return StrictMath.max(
                    0.2, steep * (1 + 0.5 * ground.undulation(place, 260, 7)) + 0.4 * random.nextGaussian());
        }

        private LandUse use(Field field, double slope) {
            Coordinate place = field.shape().getCentroid().getCoordinate();
            double wet = 1.75 - 0.75 * slope + 1.8 * ground.undulation(place, 330, 8) + 0.7 * random.nextGaussian();
            double fruit = slope - 5.2 + 3 * ground.undulation(place, 420, 9) + 1.2 * random.nextGaussian();
            return wet > 0 ? LandUse.PADDY : fruit > 0 ? LandUse.ORCHARD : LandUse.DRYLAND;
        }

        private String crop(LandUse use) {
            double draw = random.nextDouble();
            return switch (use) {
                case PADDY -> draw < 0.86 ? "rice" : "fallow";
                case ORCHARD -> draw < 0.6 ? "citrus" : draw < 0.8 ? "pomelo" : "mulberry";
                default -> draw < 0.42 ? "sugarcane" : draw < 0.68 ? "maize" : draw < 0.9 ? "mulberry" : "vegetables";
            };
        }

        private String water(LandUse use, double river) {
            double draw = random.nextDouble();
            if (use != LandUse.PADDY) {
                return draw < 0.7 ? "rain" : "ditch";
            }
            return draw < StrictMath.exp(-river / 120) ? "river" : draw < 0.85 ? "ditch" : "spring";
        }

        private String household(Hamlet hamlet) {
            int households = 58 + StrictMath.floorMod(hamlet.nameZh().hashCode(), 30);
            boolean sameAgain = random.nextDouble() < 0.35 && lastHousehold.containsKey(hamlet);
            int number = sameAgain ? lastHousehold.get(hamlet) : 1 + random.nextInt(households);
            lastHousehold.put(hamlet, number);
            int hamletNumber = 1 + Hamlet.ALL.indexOf(hamlet);
            return String.format(Locale.ROOT, "H%02d-%03d", hamletNumber, number);
        }

        private String remark(Geometry shape, LandUse use, double river) {
            double draw = random.nextDouble();
            if (shape instanceof MultiPolygon) {
                return "two parts, a lane between";
            }
            if (shape instanceof Polygon polygon && polygon.getNumInteriorRing() > 0) {
                return use == LandUse.PADDY ? "pond inside, not farmed" : "rock inside, not farmed";
            }
            if (river < 90 && draw < 0.03) {
                return "bare since the flood of 2001";
            }
            return draw > 0.994 ? "boundary disputed" : draw > 0.986 ? "household works away" : "";
        }
    }
}
