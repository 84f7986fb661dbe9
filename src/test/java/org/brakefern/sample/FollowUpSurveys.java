package org.brakefern.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.brakefern.sample.Works.Technique;
import org.brakefern.sample.Works.Work;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.LandUse;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;
import org.locationtech.jts.geom.Coordinate;

/** What was measured beside and after the soil campaign: soil at fixed stations, and crops at harvest. */
final class FollowUpSurveys {
    private static final int TREATED_STATIONS = 26;
    private static final int UNTREATED_STATIONS = 6;
    private static final List<Metal> WATCHED = List.of(Metal.CD, Metal.AS, Metal.PB, Metal.ZN);

    private final ValleyLayout layout;
    private final SyntheticValley valley;
    private final SoilField soil;
    private final Map<String, Work> works = new HashMap<>();
    private final List<Work> planned;
    private final Random random;
    private final Laboratory laboratory;

    /**
     * One visit to a station.
     *
     * @param place metres of EPSG:4545
     * @param text results as written, pH among them
     */
    record Visit(String station, Coordinate place, LocalDate date, Map<Variable, String> text) {}

    /**
     * One crop sample.
     *
     * @param basis fresh or air-dry mass
     * @param arsenic inorganic As, empty where it was not ordered
     */
    record Harvest(
            String number,
            String parcelId,
            LocalDate date,
            String crop,
            String part,
            String basis,
            String cadmium,
            String lead,
            String arsenic) {}

    FollowUpSurveys(ValleyLayout layout, SyntheticValley valley, SoilField soil, List<Work> works) {
        this.layout = layout;
        this.valley = valley;
        this.soil = soil;
        this.planned = works;
        works.forEach(work -> this.works.put(work.parcel().id(), work));
        this.random = new Random(valley.seed() + 3);
        this.laboratory = new Laboratory(random);
    }

    /** Returns six yearly visits to each station, 2010 to 2015, station by station. */
    List<Visit> monitoring() {
        List<Integer> treated = new ArrayList<>();
        List<Integer> untreated = new ArrayList<>();
        for (int i = 0; i < valley.parcels().size(); i++) {
            int middle = (layout.cells().first(i) + layout.cells().first(i + 1)) / 2;
            if (works.containsKey(valley.parcels().get(i).id())) {
                treated.add(middle);
            } else if (soil.flooded(middle) > 0.9) {
                untreated.add(middle);
            }
        }
        Collections.shuffle(treated, random);
        Collections.shuffle(untreated, random);
        List<Integer> stations = new ArrayList<>(treated.subList(0, TREATED_STATIONS));
        stations.addAll(untreated.subList(0, UNTREATED_STATIONS));
        stations.sort(null);
        List<Visit> visits = new ArrayList<>();
        for (int k = 0; k < stations.size(); k++) {
            for (int year = 2010; year <= 2015; year++) {
                visits.add(visit(String.format(Locale.ROOT, "M%02d", k + 1), stations.get(k), year));
            }
        }
        return visits;
    }

    private Visit visit(String station, int cell, int year) {
        LocalDate date = LocalDate.of(year, 12, 1).plusDays(random.nextInt(20));
        Work work =
                works.get(valley.parcels().get(layout.cells().parcelOf(cell)).id());
        double since = work == null
                ? 0
                : StrictMath.max(0, (date.toEpochDay() - work.start().toEpochDay()) / 365.25);
        Map<Variable, String> text = new LinkedHashMap<>();
        double limed = work != null && work.technique() == Technique.PASSIVATION ? 0.9 : 0.25;
        double ph = soil.at(Acidity.PH, cell) + (work == null ? 0 : limed * (1 - StrictMath.exp(-since)));
        text.put(
                Acidity.PH,
                Laboratory.write(Acidity.PH, laboratory.measure(Acidity.PH, ph + 0.1 * random.nextGaussian())));
        for (Metal metal : WATCHED) {
            double rate = work == null ? 0.004 : yearlyLoss(work.technique(), metal);
            // The auger never meets the same clod twice.
            double spot = soil.at(metal, cell) * StrictMath.exp(-rate * since + 0.06 * random.nextGaussian());
            text.put(metal, Laboratory.write(metal, laboratory.measure(metal, spot)));
        }
        return new Visit(station, layout.cells().centre(cell), date, text);
    }

    private static double yearlyLoss(Technique technique, Metal metal) {
        return switch (metal) {
            case AS -> technique.yearlyAs;
            case CD -> technique.yearlyCd;
            case PB -> technique.yearlyPb;
            default -> 0.3 * technique.yearlyCd;
        };
    }

    /** Returns crop samples of 2009 from sampled parcels, and of 2014 and 2015 from treated ones. */
    List<Harvest> crops() {
        List<Harvest> harvests = new ArrayList<>();
        List<String> sampled = new ArrayList<>(valley.samples().stream()
                .map(SyntheticSample::parcelId)
                .distinct()
                .toList());
        Collections.shuffle(sampled, random);
        List<String> treated =
                new ArrayList<>(planned.stream().map(work -> work.parcel().id()).toList());
        Collections.shuffle(treated, random);
        take(sampled, 2009, 60, harvests);
        take(treated, 2014, 40, harvests);
        take(treated, 2015, 40, harvests);
        return harvests;
    }

    private void take(List<String> parcels, int year, int wanted, List<Harvest> harvests) {
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < valley.parcels().size(); i++) {
            index.put(valley.parcels().get(i).id(), i);
        }
        Map<String, Integer> perCrop = new HashMap<>();
        int taken = 0;
        for (String id : parcels) {
            int parcel = index.get(id);
            String crop = cropOf(valley.parcels().get(parcel), year);
            // Not more than two in five of one crop, so that each can be judged.
            boolean balanced = perCrop.getOrDefault(crop, 0) < 0.4 * wanted;
            if (taken < wanted && balanced && !crop.isEmpty()) {
                perCrop.merge(crop, 1, Integer::sum);
                harvests.add(harvest(harvests.size() + 1, parcel, crop, year));
                taken++;
            }
        }
    }

    private String cropOf(SyntheticParcel parcel, int year) {
        Work work = works.get(parcel.id());
        if (year > 2009 && work != null && work.technique() == Technique.FERN) {
            return "";
        }
        if (year > 2009 && work != null && work.technique() == Technique.SEDUM) {
            return "mulberry";
        }
        if (parcel.landUse() == LandUse.PADDY) {
            return "rice";
        }
        return List.of("sugarcane", "maize", "mulberry").contains(parcel.crop()) ? parcel.crop() : "";
    }

    private Harvest harvest(int order, int parcel, String crop, int year) {
        Map<Variable, Double> means = valley.truth().get(parcel).means();
        double cadmium = means.get(Metal.CD);
        double lead = means.get(Metal.PB);
        double acid = 6 - means.get(Acidity.PH);
        double care = year == 2009 ? 1 : 0.4;
        String number = String.format(Locale.ROOT, "C%03d", order);
        String id = valley.parcels().get(parcel).id();
        int shift = random.nextInt(15);
        return switch (crop) {
            case "rice" ->
                new Harvest(
                        number,
                        id,
                        LocalDate.of(year, 10, 8).plusDays(shift),
                        crop,
                        "milled grain",
                        "air-dry",
                        write(
                                care * 0.13 * power(cadmium / 0.5, 0.75) * StrictMath.exp(0.32 * acid) * spread(0.45),
                                0.005),
                        write(0.07 * power(lead / 80, 0.4) * spread(0.4), 0.02),
                        write(0.11 * power(means.get(Metal.AS) / 30, 0.35) * spread(0.3), 0.01));
            case "sugarcane" ->
                new Harvest(
                        number,
                        id,
                        LocalDate.of(year, 12, 3).plusDays(shift),
                        crop,
                        "stalk",
                        "fresh",
                        write(
                                care * 0.13 * power(cadmium / 0.8, 0.9) * StrictMath.exp(0.12 * acid) * spread(0.75),
                                0.005),
                        write(0.05 * power(lead / 120, 0.5) * spread(0.5), 0.02),
                        "");
            case "maize" ->
                new Harvest(
                        number,
                        id,
                        LocalDate.of(year, 8, 4).plusDays(shift),
                        crop,
                        "grain",
                        "air-dry",
                        write(
                                care * 0.055 * power(cadmium / 0.5, 0.7) * StrictMath.exp(0.2 * acid) * spread(0.5),
                                0.005),
                        write(0.06 * power(lead / 80, 0.35) * spread(0.4), 0.02),
                        "");
            default ->
                new Harvest(
                        number,
                        id,
                        LocalDate.of(year, 5, 6).plusDays(shift),
                        "mulberry",
                        "leaf",
                        "dry",
                        write(0.21 * power(cadmium / 0.8, 0.6) * spread(0.4), 0.005),
                        write(1.6 * power(lead / 120, 0.5) * spread(0.4), 0.02),
                        "");
        };
    }

    private double spread(double sd) {
        return StrictMath.exp(sd * random.nextGaussian());
    }

    private static double power(double base, double exponent) {
        return StrictMath.pow(base, exponent);
    }

    private static String write(double value, double limit) {
        return value < limit ? "<" + limit : String.format(Locale.ROOT, "%.3f", value);
    }
}
