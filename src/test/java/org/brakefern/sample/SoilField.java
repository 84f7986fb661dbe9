package org.brakefern.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;

/**
 * The true soil of the valley: one value of every metal and of pH in every 5 m cell, before any works.
 *
 * <p>Logs of metals (pH itself) are a mean plus correlated Gaussian fields. Each field is the sum of a part that is
 * exponential along and across the channel ({@link ChannelField}) and white noise per cell, the small-scale variation.
 * Inside the flood line the tailings raise As, Pb, Zn and Cd and lower pH; the rise fades downstream and away from the
 * bank, and a few hot spots stand out. Cr and Ni know nothing of the flood. Medians and spreads are inventions within
 * the order of magnitude of published flooded farmland in Guangxi.
 */
final class SoilField {
    /** Share of the variance that is small-scale variation. */
    static final double SMALL_SCALE = 0.22;

    private static final int LATENTS = 12;

    private final Map<Variable, double[]> values = new LinkedHashMap<>();
    private final double[] flooded;

    /**
     * How one variable is made.
     *
     * @param outside median outside the flood line (mean for pH)
     * @param inside median inside the flood line (mean for pH)
     * @param spreadOutside standard deviation of logs (of pH itself) outside
     * @param spreadInside the same inside
     * @param hotSpot weight of the hot spots, in units of logs (of pH)
     * @param weights number of a latent field and its weight, in turns; squares of weights sum to 1
     */
    private record Recipe(
            double outside,
            double inside,
            double spreadOutside,
            double spreadInside,
            double hotSpot,
            double... weights) {}

    /** A place where tailings lie thick: centre and two radii in channel coordinates, metres, and its height. */
    private record HotSpot(double s, double n, double along, double across, double height) {}

    SoilField(ValleyLayout layout, long seed) {
        Random random = new Random(seed);
        SoilCells cells = layout.cells();
        double length = layout.river().length();
        this.flooded = flooded(layout, random);
        double[] hot = heat(cells, hotSpots(length, random));
        double[][] latent = new double[LATENTS][];
        for (int k = 0; k < LATENTS; k++) {
            latent[k] = latent(cells, length, random);
        }
        recipes()
                .forEach((variable, recipe) -> values.put(variable, mix(variable, recipe, cells, length, hot, latent)));
    }

    /** Latents: 0 tailings, 1 Cd with Zn, 2-6 As, Pb, Zn, Cd, Hg alone, 7 rock, 8-10 Cr, Ni, Cu alone, 11 pH alone. */
    private static Map<Variable, Recipe> recipes() {
        Map<Variable, Recipe> recipes = new LinkedHashMap<>();
        recipes.put(Metal.CD, new Recipe(0.33, 1.00, 0.52, 0.66, 0.85, 0, 0.68, 1, 0.58, 5, 0.449));
        recipes.put(Metal.HG, new Recipe(0.095, 0.14, 0.50, 0.50, 0.2, 0, 0.35, 6, 0.937));
        recipes.put(Metal.AS, new Recipe(18, 52, 0.48, 0.84, 1.3, 0, 0.87, 2, 0.493));
        recipes.put(Metal.PB, new Recipe(35, 185, 0.45, 0.62, 0.9, 0, 0.87, 3, 0.493));
        recipes.put(Metal.CR, new Recipe(72, 70, 0.25, 0.25, 0, 7, 0.85, 8, 0.527));
        recipes.put(Metal.CU, new Recipe(26, 38, 0.35, 0.38, 0.4, 0, 0.5, 7, 0.4, 10, 0.768));
        recipes.put(Metal.NI, new Recipe(31, 30, 0.28, 0.28, 0, 7, 0.85, 9, 0.527));
        recipes.put(Metal.ZN, new Recipe(95, 310, 0.40, 0.58, 0.85, 0, 0.86, 1, 0.42, 4, 0.29));
        recipes.put(Acidity.PH, new Recipe(6.8, 4.95, 0.52, 0.66, -0.45, 0, -0.62, 11, 0.785));
        return recipes;
    }

    private static double[] latent(SoilCells cells, double length, Random random) {
        ChannelField smooth = new ChannelField(length, random);
        double[] values = new double[cells.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = StrictMath.sqrt(1 - SMALL_SCALE) * smooth.at(cells.s(i), cells.n(i))
                    + StrictMath.sqrt(SMALL_SCALE) * random.nextGaussian();
        }
        return values;
    }

    /** Returns 1 well inside the flood line, 0 well outside; the change takes about 40 m. */
    private static double[] flooded(ValleyLayout layout, Random random) {
        double[][] reach = new double[2][];
        int stations = (int) (layout.river().length() / 50) + 2;
        for (int side = 0; side < 2; side++) {
            reach[side] = new double[stations];
            double state = random.nextGaussian();
            double memory = StrictMath.exp(-50.0 / 700);
            for (int k = 0; k < stations; k++) {
                double foot = layout.ground().foot(side, k * 50.0);
                reach[side][k] = 38 + (34 + 0.17 * foot) * StrictMath.exp(0.48 * state);
                state = memory * state + StrictMath.sqrt(1 - memory * memory) * random.nextGaussian();
            }
        }
        SoilCells cells = layout.cells();
        double[] flooded = new double[cells.count()];
        for (int i = 0; i < flooded.length; i++) {
            double[] line = reach[cells.n(i) > 0 ? 1 : 0];
            int k = (int) (cells.s(i) / 50);
            double t = cells.s(i) / 50 - k;
            double edge = line[k] * (1 - t) + line[k + 1] * t;
            flooded[i] = 1 / (1 + StrictMath.exp((StrictMath.abs(cells.n(i)) - edge) / 9));
        }
        return flooded;
    }

    private static List<HotSpot> hotSpots(double length, Random random) {
        List<HotSpot> spots = new ArrayList<>();
        for (int k = 0; k < 7; k++) {
            // More of them upstream, nearer the dams.
            double s = length * (0.03 + 0.9 * StrictMath.pow(random.nextDouble(), 1.5));
            double n = (random.nextBoolean() ? 1 : -1) * (35 + 60 * random.nextDouble());
            spots.add(new HotSpot(
                    s,
                    n,
                    140 + 180 * random.nextDouble(),
                    35 + 35 * random.nextDouble(),
                    0.7 + 0.6 * random.nextDouble()));
        }
        return spots;
    }

    private static double[] heat(SoilCells cells, List<HotSpot> spots) {
        double[] heat = new double[cells.count()];
        for (int i = 0; i < heat.length; i++) {
            for (HotSpot spot : spots) {
                double a = (cells.s(i) - spot.s()) / spot.along();
                double b = (cells.n(i) - spot.n()) / spot.across();
                double square = a * a + b * b;
                heat[i] += square < 12 ? spot.height() * StrictMath.exp(-square / 2) : 0;
            }
        }
        return heat;
    }

    private double[] mix(
            Variable variable, Recipe recipe, SoilCells cells, double length, double[] hot, double[][] latent) {
        boolean logs = variable instanceof Metal;
        double low = logs ? StrictMath.log(recipe.outside()) : recipe.outside();
        double high = logs ? StrictMath.log(recipe.inside()) : recipe.inside();
        double[] mixed = new double[cells.count()];
        for (int i = 0; i < mixed.length; i++) {
            double m = flooded[i];
            // From 1.4 times the usual rise at the upper end to 0.6 times at the lower end.
            double downstream = 1.4 - 0.8 * cells.s(i) / length;
            double value = low + m * (high - low) * (0.65 + 0.35 * downstream) + m * recipe.hotSpot() * hot[i];
            double spread = recipe.spreadOutside() + m * (recipe.spreadInside() - recipe.spreadOutside());
            for (int k = 0; k < recipe.weights().length; k += 2) {
                value += spread * recipe.weights()[k + 1] * latent[(int) recipe.weights()[k]][i];
            }
            mixed[i] = logs ? StrictMath.exp(value) : bounded(value);
        }
        return mixed;
    }

    /** Bends the ends of the pH scale: free carbonate holds it near 8, sulphuric acid does not go far below 3. */
    private static double bounded(double ph) {
        double high = 7.6;
        double low = 3.6;
        if (ph > high) {
            return high + 0.7 * (1 - StrictMath.exp(-(ph - high) / 0.7));
        }
        return ph < low ? low - 1.0 * (1 - StrictMath.exp((ph - low) / 1.0)) : ph;
    }

    /** Returns the true value in a cell, in mg/kg or as pH. */
    double at(Variable variable, int cell) {
        return values.get(variable)[cell];
    }

    /** Returns how far a cell is inside the flood line: 1 inside, 0 outside. */
    double flooded(int cell) {
        return flooded[cell];
    }

    /** Returns the mean over the cells of a parcel, in mg/kg or as pH. */
    double mean(Variable variable, SoilCells cells, int parcel) {
        double sum = 0;
        for (int i = cells.first(parcel); i < cells.first(parcel + 1); i++) {
            sum += values.get(variable)[i];
        }
        return sum / (cells.first(parcel + 1) - cells.first(parcel));
    }
}
