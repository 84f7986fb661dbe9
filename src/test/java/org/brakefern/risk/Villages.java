package org.brakefern.risk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.brakefern.check.Place;
import org.brakefern.read.StandardLibrary;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.Contaminant;
import org.brakefern.soil.LandUse;
import org.brakefern.soil.Measurement;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;
import org.brakefern.standard.Confidence;
import org.brakefern.standard.FoodLimit;
import org.brakefern.standard.References;
import org.brakefern.standard.SoilStandard;
import org.brakefern.surface.Basis;
import org.brakefern.surface.ParcelEstimate;
import org.brakefern.surface.Plain;
import org.brakefern.survey.CropSample;
import org.brakefern.survey.Ledger;
import org.brakefern.survey.Parcel;
import org.brakefern.survey.Sample;
import org.brakefern.survey.Survey;
import org.brakefern.survey.Treatment;
import org.locationtech.jts.geom.Coordinate;

/** Paddy parcels of some villages with their soil and their crops, put together piece by piece; pH is 6 everywhere. */
final class Villages {
    static final LocalDate SURVEYED = LocalDate.of(2010, 1, 15);
    static final LocalDate HARVEST = LocalDate.of(2009, 10, 10);

    /** GB 2762 as collected: rice, whole grain or milled. */
    static final References LIMITS = new References(
            "",
            Map.of(),
            Map.of(),
            List.of(
                    limit("rice", List.of("grain", "brown", "milled"), Contaminant.CD, 0.2, Confidence.SEVERAL_SOURCES),
                    limit("rice", List.of("grain", "brown", "milled"), Contaminant.PB, 0.2, Confidence.SEVERAL_SOURCES),
                    limit("rice", List.of("milled"), Contaminant.AS_INORGANIC, 0.2, Confidence.ONE_SOURCE),
                    limit("maize", List.of("grain"), Contaminant.CD, 0.1, Confidence.UNVERIFIED)));

    private static final SoilStandard GB =
            StandardLibrary.standard("GB15618-2018").orElseThrow();

    private final List<ParcelRisk> parcels = new ArrayList<>();
    private final List<Treatment> treatments = new ArrayList<>();
    private final List<CropSample> crops = new ArrayList<>();
    private List<Sample> samples = List.of(soilSample(Optional.of(SURVEYED)));

    /** Adds a square parcel; Cd 0.2, 1 and 3 mg/kg make class 1, 2 and 3 (limits for paddy at pH 6: 0.4 and 2). */
    Villages parcel(String id, String village, double side, double cadmium) {
        return parcel(id, village, "", side, Map.of(Metal.CD, cadmium));
    }

    Villages parcel(String id, String village, String hamlet, double side, Map<Metal, Double> soil) {
        Parcel field = Plain.field(id, 0, 0, side);
        Parcel parcel = new Parcel(
                id,
                village.isEmpty() ? "" : "Luoyang",
                village,
                hamlet,
                LandUse.PADDY,
                field.geometry(),
                OptionalDouble.empty(),
                field.place());
        parcels.add(judged(parcel, soil, GB));
        treatments.add(Treatment.NONE);
        return this;
    }

    static ParcelRisk judged(Parcel parcel, Map<Metal, Double> soil, SoilStandard standard) {
        Map<Variable, ParcelEstimate> estimates = new LinkedHashMap<>();
        new EnumMap<>(soil).forEach((metal, mgPerKg) -> estimates.put(metal, estimate(mgPerKg)));
        estimates.put(Acidity.PH, estimate(6));
        Judgement judgement = Assessment.judge(
                        soil, OptionalDouble.of(6), parcel.landUse(), standard, Assessment.CATEGORY_METALS)
                .orElseThrow();
        return new ParcelRisk(parcel, estimates, judgement, Basis.KRIGED);
    }

    private static ParcelEstimate estimate(double mean) {
        return new ParcelEstimate(mean, OptionalDouble.of(0.1), Basis.KRIGED);
    }

    /** Lets works begin on the parcel added last. */
    Villages worksFrom(LocalDate start) {
        treatments.set(
                treatments.size() - 1,
                new Treatment(Treatment.State.UNDER_WAY, 1, Optional.of(start), Optional.empty()));
        return this;
    }

    /** Replaces the dates of the soil samples. */
    Villages surveyed(LocalDate... dates) {
        samples =
                Arrays.stream(dates).map(date -> soilSample(Optional.of(date))).toList();
        return this;
    }

    Villages surveyedAtUnknownTime() {
        samples = List.of(soilSample(Optional.empty()));
        return this;
    }

    /** Adds milled rice of autumn 2009 with one result for each cadmium content. */
    Villages rice(String parcelId, double... cadmium) {
        for (double content : cadmium) {
            crop(parcelId, HARVEST, "rice", "milled grain", Map.of(Contaminant.CD, measured(content)));
        }
        return this;
    }

    Villages crop(String parcelId, LocalDate date, String crop, String part, Map<Contaminant, Measurement> contents) {
        crops.add(new CropSample("C" + crops.size(), parcelId, date, crop, part, contents, Place.file("crops.csv")));
        return this;
    }

    static Measurement measured(double mgPerKg) {
        return new Measurement.Quantified(mgPerKg);
    }

    List<ParcelRisk> parcels() {
        return parcels;
    }

    UnitAssessment.Assessed assess(UnitRules rules) {
        return assess(LIMITS, rules);
    }

    UnitAssessment.Assessed assess(References references, UnitRules rules) {
        Survey survey = new Survey(
                "EPSG:4545",
                parcels.stream().map(ParcelRisk::parcel).toList(),
                samples,
                new Ledger(List.of(), List.of(), crops, List.of()));
        return UnitAssessment.assess(parcels, treatments, survey, references, rules);
    }

    private static Sample soilSample(Optional<LocalDate> date) {
        Sample plain = Plain.sample("S", new Coordinate(1, 1), Map.of(), OptionalDouble.of(6));
        return new Sample("S", plain.x(), plain.y(), date, plain.ph(), Map.of(), 1, plain.place());
    }

    static FoodLimit limit(
            String crop, List<String> parts, Contaminant contaminant, double mgPerKg, Confidence confidence) {
        return new FoodLimit("2022", crop, parts, contaminant, mgPerKg, List.of("K"), confidence, "");
    }
}
