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

    /**
     * How a crop takes up metals: content = level · (soil / reference)^power · exp(acid · (6 - pH)), lognormal around it.
     */
    private record Uptake(
            int month,
            int day,
            String part,
            String basis,
            double cdLevel,
            double cdReference,
            double cdPower,
            double cdAcid,
            double cdSpread,
            double pbLevel,
            double pbReference,
            double pbPower,
            double pbSpread) {}

    private static final Map<String, Uptake> UPTAKE = Map.of(
            "rice",
            new Uptake(10, 8, "milled grain", "air-dry", 0.13, 0.5, 0.75, 0.32, 0.45, 0.07, 80, 0.4, 0.4),
            "sugarcane",
            new Uptake(12, 3, "stalk", "fresh", 0.13, 0.8, 0.9, 0.12, 0.75, 0.05, 120, 0.5, 0.5),
            "maize",
            new Uptake(8, 4, "grain", "air-dry", 0.055, 0.5, 0.7, 0.2, 0.5, 0.06, 80, 0.35, 0.4),
            "mulberry",
            new Uptake(5, 6, "leaf", "dry", 0.21, 0.8, 0.6, 0, 0.4, 1.6, 120, 0.5, 0.4));

    private Harvest harvest(int order, int parcel, String crop, int year) {
        Map<Variable, Double> means = valley.truth().get(parcel).means();
        Uptake uptake = UPTAKE.get(crop);
        LocalDate date = LocalDate.of(year, uptake.month(), uptake.day()).plusDays(random.nextInt(15));
        // Low-uptake varieties and lime after the works; mulberry stayed the same.
        double care = year == 2009 || crop.equals("mulberry") ? 1 : 0.4;
        double cadmium = care
                * uptake.cdLevel()
                * StrictMath.pow(means.get(Metal.CD) / uptake.cdReference(), uptake.cdPower())
                * StrictMath.exp(uptake.cdAcid() * (6 - means.get(Acidity.PH)))
                * spread(uptake.cdSpread());
        double lead = uptake.pbLevel()
                * StrictMath.pow(means.get(Metal.PB) / uptake.pbReference(), uptake.pbPower())
                * spread(uptake.pbSpread());
        String arsenic = crop.equals("rice")
                ? write(0.11 * StrictMath.pow(means.get(Metal.AS) / 30, 0.35) * spread(0.3), 0.01)
                : "";
        return new Harvest(
                String.format(Locale.ROOT, "C%03d", order),
                valley.parcels().get(parcel).id(),
                date,
                crop,
                uptake.part(),
                uptake.basis(),
                write(cadmium, 0.005),
                write(lead, 0.02),
                arsenic);
    }

    private double spread(double sd) {
        return StrictMath.exp(sd * random.nextGaussian());
    }

    private static String write(double value, double limit) {
        return value < limit ? "<" + limit : String.format(Locale.ROOT, "%.3f", value);
    }
}
