package org.brakefern.geostat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Into which parts observations are cut for cross-validation: each is predicted from all that are not in its part. */
public final class Folds {
    private final int[] fold;

    private Folds(int[] fold) {
        this.fold = fold;
    }

    /**
     * Returns one fold per observation, numbered from 1.
     *
     * @param observations how many, at least 2
     */
    public static Folds leaveOneOut(int observations) {
        return of(IntStream.rangeClosed(1, observations).toArray());
    }

    /**
     * Returns folds as given.
     *
     * @param foldOfEach number of the fold, by observation
     * @throws IllegalArgumentException if there are fewer than two different folds
     */
    public static Folds of(int[] foldOfEach) {
        if (Arrays.stream(foldOfEach).distinct().count() < 2) {
            throw new IllegalArgumentException("at least 2 folds are needed, got "
                    + Arrays.stream(foldOfEach).distinct().count());
        }
        return new Folds(foldOfEach.clone());
    }

    /**
     * Returns folds of equal size (up to one), drawn at random, numbered from 1.
     *
     * @param observations how many
     * @param k number of folds, 2 to {@code observations}
     * @param seed same seed, same folds
     */
    public static Folds k(int observations, int k, long seed) {
        if (k < 2 || k > observations) {
            throw new IllegalArgumentException(
                    "folds must be from 2 to the number of observations (" + observations + "), got " + k);
        }
        int[] order = shuffled(observations, seed);
        int[] fold = new int[observations];
        for (int i = 0; i < observations; i++) {
            fold[order[i]] = i % k + 1;
        }
        return of(fold);
    }

    /**
     * Returns squares of the plane dealt out to folds: observations of one square are left out together, so that what is
     * predicted is not what lies next door. Roberts et al. 2017, <i>Ecography</i> 40:913-929.
     *
     * @param observations their places
     * @param sideM side of a square in m, greater than 0
     * @param k most folds; squares are dealt to them by number of observations, so that folds are of like size
     * @throws IllegalArgumentException if all observations lie in one square
     */
    public static Folds blocks(Observations observations, double sideM, int k) {
        if (!(sideM > 0) || Double.isInfinite(sideM) || k < 2) {
            throw new IllegalArgumentException(
                    "side of a square must be > 0 m and folds at least 2, got " + sideM + ", " + k);
        }
        double west = Arrays.stream(observations.xs()).min().orElseThrow();
        double south = Arrays.stream(observations.ys()).min().orElseThrow();
        // Sorted by place, so that the order of the observations says nothing.
        Map<List<Long>, Integer> sizes = new TreeMap<>((a, b) ->
                a.get(0).equals(b.get(0)) ? Long.compare(a.get(1), b.get(1)) : Long.compare(a.get(0), b.get(0)));
        for (int i = 0; i < observations.size(); i++) {
            sizes.merge(square(observations, i, west, south, sideM), 1, Integer::sum);
        }
        int[] filled = new int[Math.min(k, sizes.size())];
        Map<List<Long>, Integer> numbers = new LinkedHashMap<>();
        sizes.entrySet().stream()
                .sorted(Map.Entry.<List<Long>, Integer>comparingByValue().reversed())
                .forEach(square -> {
                    int least = 0;
                    for (int f = 1; f < filled.length; f++) {
                        least = filled[f] < filled[least] ? f : least;
                    }
                    filled[least] += square.getValue();
                    numbers.put(square.getKey(), least + 1);
                });
        return of(IntStream.range(0, observations.size())
                .map(i -> numbers.get(square(observations, i, west, south, sideM)))
                .toArray());
    }

    /** Returns how many squares of that side in m hold an observation. */
    static long squares(Observations observations, double sideM) {
        double west = Arrays.stream(observations.xs()).min().orElseThrow();
        double south = Arrays.stream(observations.ys()).min().orElseThrow();
        return IntStream.range(0, observations.size())
                .mapToObj(i -> square(observations, i, west, south, sideM))
                .distinct()
                .count();
    }

    private static List<Long> square(Observations observations, int i, double west, double south, double side) {
        return List.of((long) Math.floor((observations.x(i) - west) / side), (long)
                Math.floor((observations.y(i) - south) / side));
    }

    static int[] shuffled(int n, long seed) {
        int[] order = IntStream.range(0, n).toArray();
        Random random = new Random(seed);
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }

    /** Returns the number of observations. */
    public int size() {
        return fold.length;
    }

    /**
     * Returns the fold of an observation.
     *
     * @param index of the observation
     */
    public int fold(int index) {
        return fold[index];
    }

    /** Returns the different folds in ascending order. */
    public List<Integer> numbers() {
        return Arrays.stream(fold).distinct().sorted().boxed().toList();
    }

    /** Returns whether every observation is a fold of its own. */
    boolean isLeaveOneOut() {
        return numbers().size() == fold.length;
    }
}
