package org.brakefern.draw;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.brakefern.check.Texts;
import org.brakefern.study.Result;
import org.brakefern.survey.Parcel;

/**
 * The land of one township by kind.
 *
 * @param township its name; a word where the parcels name none, or where several are put together
 * @param townships how many these are, 1 or more
 * @param mu area of each kind in mu
 */
record TownshipAreas(String township, int townships, List<Double> mu) {
    /** So many bars can be read on a page; the smallest townships beyond are put together. */
    static final int MOST = 40;

    /** The kind of land that is left out. */
    static final int LEFT_OUT = -1;

    TownshipAreas {
        mu = List.copyOf(mu);
    }

    /** Returns the area of all kinds in mu. */
    double total() {
        return mu.stream().mapToDouble(Double::doubleValue).sum();
    }

    /**
     * Sums the areas of the parcels, the largest township first.
     *
     * @param result whose parcels
     * @param kinds how many kinds of land there are
     * @param kindOf the kind of a parcel by its number, from 0, or {@link #LEFT_OUT}
     * @param texts words for what has no name
     */
    static List<TownshipAreas> of(Result result, int kinds, IntUnaryOperator kindOf, Texts texts) {
        Map<String, double[]> sums = new TreeMap<>();
        for (int i = 0; i < result.parcels().size(); i++) {
            int kind = kindOf.applyAsInt(i);
            if (kind != LEFT_OUT) {
                Parcel parcel = result.parcels().get(i).parcel();
                sums.computeIfAbsent(parcel.township().strip(), any -> new double[kinds])[kind] += parcel.areaMu();
            }
        }
        List<TownshipAreas> all = new ArrayList<>();
        sums.forEach((name, mu) -> all.add(new TownshipAreas(
                name.isEmpty() ? texts.text("chart.township.unnamed") : name,
                1,
                IntStream.range(0, kinds).mapToObj(kind -> mu[kind]).toList())));
        all.sort(Comparator.comparingDouble(TownshipAreas::total).reversed());
        return all.size() <= MOST ? all : shortened(all, texts);
    }

    private static List<TownshipAreas> shortened(List<TownshipAreas> all, Texts texts) {
        List<TownshipAreas> rest = all.subList(MOST - 1, all.size());
        List<Double> sums = IntStream.range(0, all.get(0).mu().size())
                .mapToObj(kind ->
                        rest.stream().mapToDouble(one -> one.mu().get(kind)).sum())
                .toList();
        List<TownshipAreas> shown = new ArrayList<>(all.subList(0, MOST - 1));
        shown.add(new TownshipAreas(
                texts.text("chart.township.further", Figures.grouped(rest.size())), rest.size(), sums));
        return shown;
    }
}
