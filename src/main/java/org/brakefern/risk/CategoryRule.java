package org.brakefern.risk;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.brakefern.standard.Confidence;

/**
 * The category that soil and crops give to an assessment unit, cell by cell.
 *
 * <p>The reading of the soil alone was seen in a source (P2 of the standards). What crops change is own knowledge of the
 * category guide of 2019, which was not found; editions differ. So crops act on units only and never on the class of a
 * parcel.
 */
public enum CategoryRule {
    /** Crops over a limit on such soil change nothing; they raise a finding. */
    CLEAN(
            RiskClass.PRIORITY_PROTECTION,
            RiskClass.PRIORITY_PROTECTION,
            Confidence.ONE_SOURCE,
            true,
            CropState.values()),
    /** Some metal above screening, and nothing known of the crops. */
    POSSIBLE_ALONE(RiskClass.SAFE_USE, RiskClass.SAFE_USE, Confidence.ONE_SOURCE, true),
    /** Some metal above screening, crops within the limits. */
    POSSIBLE_WITHIN(RiskClass.SAFE_USE, RiskClass.PRIORITY_PROTECTION, Confidence.UNVERIFIED, false, CropState.WITHIN),
    /** Some metal above screening, crops slightly over. */
    POSSIBLE_SLIGHTLY(RiskClass.SAFE_USE, RiskClass.SAFE_USE, Confidence.UNVERIFIED, false, CropState.SLIGHTLY_OVER),
    /** Some metal above screening, crops heavily over. */
    POSSIBLE_HEAVILY(
            RiskClass.SAFE_USE, RiskClass.STRICT_CONTROL, Confidence.UNVERIFIED, false, CropState.HEAVILY_OVER),
    /** Some metal above intervention, and nothing known of the crops. */
    HIGH_ALONE(RiskClass.STRICT_CONTROL, RiskClass.STRICT_CONTROL, Confidence.ONE_SOURCE, true),
    /** Some metal above intervention, crops within the limits. */
    HIGH_WITHIN(RiskClass.STRICT_CONTROL, RiskClass.SAFE_USE, Confidence.UNVERIFIED, false, CropState.WITHIN),
    /** Some metal above intervention, crops over. */
    HIGH_OVER(
            RiskClass.STRICT_CONTROL,
            RiskClass.STRICT_CONTROL,
            Confidence.UNVERIFIED,
            false,
            CropState.SLIGHTLY_OVER,
            CropState.HEAVILY_OVER);

    private final RiskClass soil;
    private final RiskClass category;
    private final Confidence confidence;
    private final boolean withoutCrops;
    private final Set<CropState> crops;

    CategoryRule(RiskClass soil, RiskClass category, Confidence confidence, boolean withoutCrops, CropState... crops) {
        this.soil = soil;
        this.category = category;
        this.confidence = confidence;
        this.withoutCrops = withoutCrops;
        this.crops = crops.length == 0 ? EnumSet.noneOf(CropState.class) : EnumSet.copyOf(Arrays.asList(crops));
    }

    /**
     * Finds the rule for a unit.
     *
     * @param soil the class of its soil
     * @param crops what its crops show; empty where nothing is known of them
     */
    public static CategoryRule of(RiskClass soil, Optional<CropState> crops) {
        return Arrays.stream(values())
                .filter(rule -> rule.holds(soil, crops))
                .findFirst()
                .orElseThrow();
    }

    /** Returns whether this is the rule for such soil and crops; exactly one is. */
    boolean holds(RiskClass unitSoil, Optional<CropState> unitCrops) {
        return soil == unitSoil && unitCrops.map(crops::contains).orElse(withoutCrops);
    }

    /** Returns the category. */
    public RiskClass category() {
        return category;
    }

    /** Returns how well the rule is known. */
    public Confidence confidence() {
        return confidence;
    }
}
