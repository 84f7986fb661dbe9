package org.brakefern.geostat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Targets worked on together must get exactly the neighbours that each would get alone. */
class VicinityTest {
    /** The smallest (distance², index) pairs within the radius, by sorting all of them. */
    private static int[] bySorting(double[] x, double[] y, double atX, double atY, int most, double radius) {
        return IntStream.range(0, x.length)
                .boxed()
                .filter(i -> squared(x, y, i, atX, atY) <= radius * radius)
                .sorted(Comparator.comparingDouble((Integer i) -> squared(x, y, i, atX, atY))
                        .thenComparing(i -> i))
                .limit(most)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    private static double squared(double[] x, double[] y, int i, double atX, double atY) {
        double dx = atX - x[i];
        double dy = atY - y[i];
        return dx * dx + dy * dy;
    }

    /** Places on a coarse lattice, so that many are equally far, in clusters where asked for. */
    private static double[] coordinates(Random random, int n, double lattice, boolean clustered) {
        double[] all = new double[n];
        for (int i = 0; i < n; i++) {
            double middle = clustered ? 100 * random.nextInt(5) : 0;
            double drawn = clustered ? 3 * random.nextGaussian() : 500 * random.nextDouble();
            all[i] = lattice > 0 ? lattice * Math.rint((middle + drawn) / lattice) : middle + drawn;
        }
        return all;
    }

    @ParameterizedTest
    @CsvSource({
        "300, 8, Infinity, 0, false",
        "300, 8, Infinity, 25, false",
        "300, 8, 40, 25, false",
        "300, 1, Infinity, 25, false",
        "300, 299, Infinity, 25, false",
        "300, 20, 60, 1, true",
        "5, 4, Infinity, 0, false",
        "2000, 12, 30, 0, true"
    })
    void neighbours_are_those_of_sorting_all_distances(
            int n, int most, double radius, double lattice, boolean clustered) {
        Random random = new Random(n + most);
        double[] x = coordinates(random, n, lattice, clustered);
        double[] y = coordinates(random, n, lattice, clustered);
        double[] atX = coordinates(random, 700, lattice / 2, false);
        double[] atY = coordinates(random, 700, lattice / 2, false);
        TargetTiles tiles = new TargetTiles(atX, atY);
        Vicinity vicinity = new Vicinity(new NeighbourSearch(x, y), most, radius);
        for (int tile = 0; tile < tiles.count(); tile++) {
            vicinity.gather(atX, atY, tiles.order(), tiles.start(tile), tiles.start(tile + 1));
            for (int o = tiles.start(tile); o < tiles.start(tile + 1); o++) {
                int i = tiles.order()[o];
                int[] found = Arrays.copyOf(vicinity.nearest(atX[i], atY[i]), vicinity.size());
                assertArrayEquals(bySorting(x, y, atX[i], atY[i], most, radius), found);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1000, 500, 500", "1000, 0, 0", "1000, 500, 0", "1000, 1e-9, 1e9", "1, 5, 5", "0, 1, 1"})
    void every_target_lies_in_one_tile(int n, double width, double height) {
        Random random = new Random(1);
        double[] x = random.doubles(n).map(u -> 5e5 + width * u).toArray();
        double[] y = random.doubles(n).map(u -> 4e6 + height * u).toArray();
        TargetTiles tiles = new TargetTiles(x, y);
        assertArrayEquals(
                IntStream.range(0, n).toArray(),
                Arrays.stream(tiles.order()).sorted().toArray());
        assertEquals(0, tiles.start(0));
        assertEquals(n, tiles.start(tiles.count()));
    }

    @Test
    void points_beyond_a_distance_are_counted_as_one_by_one() {
        Random random = new Random(4);
        double[] x = random.doubles(60).map(u -> 1000 * u).toArray();
        double[] y = random.doubles(60).map(u -> 1000 * u).toArray();
        NearestSample nearest = new NearestSample(Observations.of(x, y, new double[60]));
        double[] atX = random.doubles(5000).map(u -> 3000 * u - 1000).toArray();
        double[] atY = random.doubles(5000).map(u -> 3000 * u - 1000).toArray();
        for (double distance : new double[] {10, 80, 300, 900, 5000}) {
            long one = IntStream.range(0, 5000)
                    .filter(i -> nearest.predict(atX[i], atY[i]).distance() > distance)
                    .count();
            assertEquals(one, nearest.countBeyond(atX, atY, distance));
        }
    }
}
