package org.brakefern.cli;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.brakefern.study.Result;

/**
 * How many parcels and what area.
 *
 * @param parcels how many
 * @param mu their area in mu
 */
record Areas(int parcels, double mu) {

    /** Divides all parcels of a result by a word about each; the parts add up to all of them. */
    static <K extends Comparable<K>> SortedMap<K, Areas> by(Result result, IntFunction<K> part) {
        SortedMap<K, Areas> areas = new TreeMap<>();
        for (int i = 0; i < result.parcels().size(); i++) {
            double mu = result.parcels().get(i).parcel().areaMu();
            areas.merge(part.apply(i), new Areas(1, mu), Areas::plus);
        }
        return areas;
    }

    /** Returns the parcels with these numbers together. */
    static Areas of(Result result, List<Integer> parcels) {
        return parcels.stream()
                .map(i -> new Areas(1, result.parcels().get(i).parcel().areaMu()))
                .reduce(new Areas(0, 0), Areas::plus);
    }

    /** Returns the ranked parcels together. */
    static Areas ranked(Result result) {
        return of(
                result,
                IntStream.range(0, result.parcels().size())
                        .filter(i -> result.priorities().get(i).rank().isPresent())
                        .boxed()
                        .toList());
    }

    private Areas plus(Areas other) {
        return new Areas(parcels + other.parcels, mu + other.mu);
    }
}
