package org.brakefern.geostat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeighbourSearchTest {
    private static int[] byScanning(double[] xs, double[] ys, double x, double y, int most, double radius, int skip) {
        return IntStream.range(0, xs.length)
                .filter(i -> i != skip && squared(xs, ys, i, x, y) <= radius * radius)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> squared(xs, ys, i, x, y))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(most)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    private static double squared(double[] xs, double[] ys, int i, double x, double y) {
        return (xs[i] - x) * (xs[i] - x) + (ys[i] - y) * (ys[i] - y);
    }

    /** Independent: against a scan of everything; the lattice is full of ties, the cluster full of unequal boxes. */
    @ParameterizedTest
    @CsvSource({"1, lattice", "7, lattice", "12, cluster", "40, cluster", "500, line"})
    void finds_what_a_scan_finds(int most, String layout) {
        Random random = new Random(most);
        double[] xs = new double[400];
        double[] ys = new double[400];
        for (int i = 0; i < 400; i++) {
            switch (layout) {
                case "lattice" -> {
                    int shuffled = (i * 173) % 400;
                    xs[i] = shuffled % 20;
                    ys[i] = shuffled / 20;
                }
                case "cluster" -> {
                    xs[i] = Math.exp(3 * random.nextGaussian());
                    ys[i] = random.nextGaussian();
                }
                default -> xs[i] = (i * 7) % 400;
            }
        }
        NeighbourSearch.Query query = new NeighbourSearch(xs, ys).new Query(most);
        for (int t = 0; t < 300; t++) {
            boolean onPlace = t % 3 == 0;
            double x = onPlace ? xs[t] : 25 * random.nextDouble() - 2;
            double y = onPlace ? ys[t] : layout.equals("lattice") ? 0.5 * (t % 40) : random.nextGaussian();
            double radius = t % 2 == 0 ? Double.POSITIVE_INFINITY : t % 5 + 0.5;
            int skip = t % 4 == 0 ? t : -1;
            int[] found = Arrays.copyOf(query.nearest(x, y, radius, skip), query.size());
            assertArrayEquals(byScanning(xs, ys, x, y, most, radius, skip), found);
        }
    }

    @Test
    void radius_is_closed_and_of_equally_far_observations_the_first_is_taken() {
        double[] xs = {0, 5, -3, 3, 0, 6};
        double[] ys = {5, 0, 4, -4, -5, 0};
        NeighbourSearch search = new NeighbourSearch(xs, ys);
        NeighbourSearch.Query all = search.new Query(100);
        assertArrayEquals(new int[] {0, 1, 2, 3, 4}, Arrays.copyOf(all.nearest(0, 0, 5, -1), all.size()));
        NeighbourSearch.Query three = search.new Query(3);
        assertArrayEquals(new int[] {0, 1, 2}, Arrays.copyOf(three.nearest(0, 0, 5, -1), three.size()));
        assertArrayEquals(new int[0], Arrays.copyOf(three.nearest(0, 0, 4.9999999, -1), three.size()));
    }

    @Test
    void neighbourhood_refuses_numbers_that_contradict_each_other() {
        assertThrows(IllegalArgumentException.class, () -> Neighbourhood.nearest(0));
        assertThrows(IllegalArgumentException.class, () -> new Neighbourhood(4, 5, 100));
        assertThrows(IllegalArgumentException.class, () -> new Neighbourhood(4, 0, 100));
        assertThrows(IllegalArgumentException.class, () -> new Neighbourhood(4, 1, Double.NaN));
    }
}
