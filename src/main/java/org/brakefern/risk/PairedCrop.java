package org.brakefern.risk;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.brakefern.soil.Contaminant;
import org.brakefern.soil.Metal;
import org.brakefern.survey.CropSample;
import org.brakefern.survey.Sample;
import org.brakefern.survey.Survey;
import org.brakefern.survey.Treatment;

/**
 * A judged crop sample that grew on the soil as it was surveyed: it was harvested near the time of the soil survey, and
 * before works began on its parcel.
 *
 * @param held the sample against the limits for food
 * @param parcel the index of its parcel in the survey
 * @param risk the soil of its parcel
 */
record PairedCrop(HeldCrop held, int parcel, ParcelRisk risk) {
    private static final double DAYS_PER_YEAR = 365.25;

    /** The metals that the food standard knows, whatever else decides the class. */
    private static final Set<Metal> IN_FOOD = foodMetals();

    private static Set<Metal> foodMetals() {
        Set<Metal> metals = EnumSet.noneOf(Metal.class);
        for (Contaminant contaminant : Contaminant.values()) {
            metals.add(contaminant.metal());
        }
        return Collections.unmodifiableSet(metals);
    }

    /**
     * Pairs crop samples with parcels.
     *
     * <p>The time of the soil survey is the median date of its samples, the earlier of two middle ones: a slip in a few dates
     * does not move it. Where no sample has a date, harvests of any time count.
     *
     * @param crops in the order of the ledger; those of parcels that are not in the survey are left out
     * @param parcels in the order of the survey
     * @param treatments of each parcel, in the same order
     * @param survey the soil samples
     * @param years how far the harvest may lie from the soil survey
     */
    static List<PairedCrop> pair(
            List<HeldCrop> crops, List<ParcelRisk> parcels, List<Treatment> treatments, Survey survey, double years) {
        Map<String, Integer> byId = new HashMap<>();
        for (int i = 0; i < parcels.size(); i++) {
            byId.put(parcels.get(i).parcel().id(), i);
        }
        Optional<LocalDate> surveyed = median(survey.samples());
        List<PairedCrop> paired = new ArrayList<>();
        for (HeldCrop crop : crops) {
            CropSample sample = crop.evidence().sample();
            Integer parcel = byId.get(sample.parcelId());
            if (parcel != null
                    && crop.isJudged()
                    && isNear(sample.date(), surveyed, years)
                    && isBeforeWorks(sample.date(), treatments.get(parcel))) {
                paired.add(new PairedCrop(crop, parcel, parcels.get(parcel)));
            }
        }
        return paired;
    }

    private static Optional<LocalDate> median(List<Sample> samples) {
        List<LocalDate> dates = samples.stream()
                .flatMap(sample -> sample.date().stream())
                .sorted()
                .toList();
        return dates.isEmpty() ? Optional.empty() : Optional.of(dates.get((dates.size() - 1) / 2));
    }

    private static boolean isNear(LocalDate harvest, Optional<LocalDate> surveyed, double years) {
        return surveyed.map(day -> Math.abs(ChronoUnit.DAYS.between(day, harvest)) <= years * DAYS_PER_YEAR)
                .orElse(true);
    }

    private static boolean isBeforeWorks(LocalDate harvest, Treatment treatment) {
        return treatment.start().map(harvest::isBefore).orElse(true);
    }

    /**
     * Returns the metals above screening in the soil of the parcel that were not held against a limit in the crop: those
     * that the food standard knows, and the driver of the class in any case.
     */
    Set<Metal> missing() {
        Set<Metal> missing = EnumSet.noneOf(Metal.class);
        risk.judgement().metals().forEach((metal, judged) -> {
            boolean counts =
                    IN_FOOD.contains(metal) || metal == risk.judgement().driver();
            if (counts && judged.tier() != Tier.AT_OR_BELOW_SCREENING) {
                missing.add(metal);
            }
        });
        missing.removeAll(held.judged());
        return missing;
    }

    /** Returns whether the sample says something about what is in the soil: it is over a limit, or nothing is missing. */
    boolean speaks() {
        return held.isOver() || missing().isEmpty();
    }
}
