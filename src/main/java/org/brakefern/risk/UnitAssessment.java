package org.brakefern.risk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.brakefern.check.Finding;
import org.brakefern.standard.References;
import org.brakefern.survey.Parcel;
import org.brakefern.survey.Survey;
import org.brakefern.survey.Treatment;

/**
 * Holds crops against the limits for food, and puts parcels together to units with a category.
 *
 * <p>A unit is all parcels of one village or hamlet, by name; parcels without names form a unit of empty name. The guide
 * of 2019 (not found; as remembered) cuts units by pollution source, soil, land use and relief and counts points; villages
 * stand for its units here, and shares of the parcels' area for its shares of points.
 *
 * <p>The class of a parcel is read from its soil alone, which is the reading that was seen in a source. Crops change the
 * category of units only, by {@link CategoryRule}, whose cells with crops are unverified.
 */
public final class UnitAssessment {
    private UnitAssessment() {}

    /**
     * The units and the crops behind them.
     *
     * @param units in the order of township, village and hamlet
     * @param crops every crop sample with what it means, in the order of the ledger
     * @param findings units that are mixed, crops without a limit, crops over the limit on clean soil, figures that are
     *     not verified
     */
    public record Assessed(List<UnitCategory> units, List<CropEvidence> crops, List<Finding> findings) {
        /** Copies the lists. */
        public Assessed {
            units = List.copyOf(units);
            crops = List.copyOf(crops);
            findings = List.copyOf(findings);
        }
    }

    /**
     * Finds the category of each unit.
     *
     * <p>A crop sample counts for its unit when some of it could be held against a limit, it was harvested within
     * {@code cropYears} of the median date of the soil samples, and before works began on its parcel: after works the
     * crop no longer describes the soil that was surveyed.
     *
     * @param parcels judged, in the order of the survey
     * @param treatments of each parcel, in the same order
     * @param survey soil samples, whose dates tell which crop samples are paired with them, and crop samples
     * @param references limits for food
     * @param rules what makes a unit, and when it has one category
     */
    public static Assessed assess(
            List<ParcelRisk> parcels,
            List<Treatment> treatments,
            Survey survey,
            References references,
            UnitRules rules) {
        List<HeldCrop> crops = survey.ledger().cropSamples().stream()
                .map(sample -> HeldCrop.of(sample, references))
                .toList();
        List<PairedCrop> paired = PairedCrop.pair(crops, parcels, treatments, survey, rules.cropYears());
        Map<Name, List<PairedCrop>> cropsByUnit = paired.stream()
                .collect(Collectors.groupingBy(crop -> Name.of(crop.risk().parcel(), rules.level())));
        List<UnitCategory> units = new ArrayList<>();
        List<PairedCrop> overOnCleanSoil = new ArrayList<>();
        byUnit(parcels, rules).forEach((name, members) -> {
            List<PairedCrop> grown = cropsByUnit.getOrDefault(name, List.of());
            UnitCategory unit = category(name, members, grown, rules);
            units.add(unit);
            grown.stream().filter(crop -> isOverOnCleanSoil(crop, unit)).forEach(overOnCleanSoil::add);
        });
        List<Finding> findings = new ArrayList<>(CropFindings.of(crops, paired, overOnCleanSoil));
        findings.addAll(UnitFindings.of(units, parcels, crops, references));
        return new Assessed(units, crops.stream().map(HeldCrop::evidence).toList(), findings);
    }

    /** The names a unit goes by; units are sorted by them. */
    private record Name(String township, String village, String hamlet) {
        static final Comparator<Name> ORDER = Comparator.comparing(Name::township)
                .thenComparing(Name::village)
                .thenComparing(Name::hamlet);

        static Name of(Parcel parcel, UnitRules.Level level) {
            return new Name(
                    parcel.township(), parcel.village(), level == UnitRules.Level.HAMLET ? parcel.hamlet() : "");
        }
    }

    private static Map<Name, List<ParcelRisk>> byUnit(List<ParcelRisk> parcels, UnitRules rules) {
        return parcels.stream()
                .collect(Collectors.groupingBy(
                        risk -> Name.of(risk.parcel(), rules.level()),
                        () -> new TreeMap<>(Name.ORDER),
                        Collectors.toList()));
    }

    private static UnitCategory category(Name name, List<ParcelRisk> members, List<PairedCrop> crops, UnitRules rules) {
        Map<RiskClass, Double> areas = new EnumMap<>(RiskClass.class);
        double total = 0;
        for (RiskClass riskClass : RiskClass.values()) {
            double area = areaMu(members, riskClass);
            areas.put(riskClass, area);
            total += area;
        }
        Optional<RiskClass> soil = dominant(areas, total, rules.dominance());
        Optional<CropState> state = UnitCrops.state(crops, rules.minCropSamples());
        return new UnitCategory(
                name.township(),
                name.village(),
                name.hamlet(),
                members.size(),
                total,
                areas,
                soil,
                crops.size(),
                state,
                soil.map(soilClass -> CategoryRule.of(soilClass, state).category()));
    }

    /** Returns the area of the parcels in a class, summed from the smallest: their order changes no bit. */
    private static double areaMu(List<ParcelRisk> members, RiskClass riskClass) {
        double[] areas = members.stream()
                .filter(risk -> risk.judgement().riskClass() == riskClass)
                .mapToDouble(risk -> risk.parcel().areaMu())
                .sorted()
                .toArray();
        double sum = 0;
        for (double area : areas) {
            sum += area;
        }
        return sum;
    }

    /** Returns the class all parcels agree on, or else the one with more than the wanted share of the area. */
    private static Optional<RiskClass> dominant(Map<RiskClass, Double> areas, double total, double dominance) {
        return areas.keySet().stream()
                .filter(riskClass -> areas.get(riskClass) > 0)
                .filter(riskClass -> areas.get(riskClass) == total || areas.get(riskClass) > dominance * total)
                .findFirst();
    }

    private static boolean isOverOnCleanSoil(PairedCrop crop, UnitCategory unit) {
        boolean cleanParcel = crop.risk().judgement().riskClass() == RiskClass.PRIORITY_PROTECTION;
        boolean cleanUnit = unit.soil().equals(Optional.of(RiskClass.PRIORITY_PROTECTION));
        return crop.held().isOver() && (cleanParcel || cleanUnit);
    }
}
