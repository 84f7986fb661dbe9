package org.brakefern.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.LandUse;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;

/**
 * The smallest study: five neighbouring parcels of the valley at the flood line, and twelve samples of Cd and pH.
 *
 * @param parcels five parcels
 * @param samples twelve samples spread over them
 */
record OneField(List<SyntheticParcel> parcels, List<SyntheticSample> samples) {
    private static final int PARCELS = 5;
    private static final int SAMPLES = 12;

    static OneField of(ValleyLayout layout, SyntheticValley valley, SoilField soil) {
        List<Integer> chosen = atFloodLine(layout, soil);
        List<SyntheticSample> samples = new ArrayList<>();
        Random random = new Random(valley.seed() + 4);
        Laboratory laboratory = new Laboratory(random);
        for (int cell : spread(layout, chosen)) {
            Map<Variable, Double> truth = new LinkedHashMap<>();
            truth.put(Acidity.PH, soil.at(Acidity.PH, cell));
            truth.put(Metal.CD, soil.at(Metal.CD, cell));
            Map<Variable, Double> measured = laboratory.measure(truth);
            samples.add(new SyntheticSample(
                    String.format(Locale.ROOT, "F%02d", samples.size() + 1),
                    String.format(Locale.ROOT, "10F%02d", samples.size() + 1),
                    layout.cells().centre(cell).x,
                    layout.cells().centre(cell).y,
                    LocalDate.of(2010, 3, 9),
                    valley.parcels().get(layout.cells().parcelOf(cell)).id(),
                    truth,
                    measured,
                    Laboratory.write(measured)));
        }
        return new OneField(chosen.stream().sorted().map(valley.parcels()::get).toList(), List.copyOf(samples));
    }

    /** Takes the paddy of 2 to 5 mu in Fulong that the flood line cuts most evenly, and its four nearest neighbours. */
    private static List<Integer> atFloodLine(ValleyLayout layout, SoilField soil) {
        List<SyntheticParcel> all = layout.parcels();
        List<Integer> fulong = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            SyntheticParcel parcel = all.get(i);
            boolean fits = parcel.areaMu() > 2 && parcel.areaMu() < 5 && parcel.landUse() == LandUse.PADDY;
            if (fits && parcel.village().equals("Fulong")) {
                fulong.add(i);
            }
        }
        int first = fulong.stream()
                .min(Comparator.comparingDouble(i -> StrictMath.abs(flooded(layout, soil, i) - 0.5)))
                .orElseThrow();
        List<Integer> nearest = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            nearest.add(i);
        }
        nearest.sort(Comparator.comparingDouble(i -> all.get(i)
                .geometry()
                .getCentroid()
                .distance(all.get(first).geometry().getCentroid())));
        return nearest.subList(0, PARCELS);
    }

    private static double flooded(ValleyLayout layout, SoilField soil, int parcel) {
        double sum = 0;
        for (int cell = layout.cells().first(parcel); cell < layout.cells().first(parcel + 1); cell++) {
            sum += soil.flooded(cell);
        }
        return sum / (layout.cells().first(parcel + 1) - layout.cells().first(parcel));
    }

    /** Takes one cell after another, each as far as possible from those already taken. */
    private static List<Integer> spread(ValleyLayout layout, List<Integer> parcels) {
        List<Integer> cells = new ArrayList<>();
        for (int parcel : parcels) {
            for (int cell = layout.cells().first(parcel); cell < layout.cells().first(parcel + 1); cell++) {
                cells.add(cell);
            }
        }
        List<Integer> taken = new ArrayList<>(List.of(cells.get(cells.size() / 4)));
        while (taken.size() < SAMPLES) {
            taken.add(cells.stream()
                    .max(Comparator.comparingDouble(cell -> taken.stream()
                            .mapToDouble(other -> layout.cells()
                                    .centre(other)
                                    .distance(layout.cells().centre(cell)))
                            .min()
                            .orElseThrow()))
                    .orElseThrow());
        }
        return taken;
    }
}
