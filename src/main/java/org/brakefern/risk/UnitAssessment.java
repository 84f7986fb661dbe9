package org.brakefern.risk;

import java.util.List;
import org.brakefern.check.Finding;
import org.brakefern.standard.References;
import org.brakefern.survey.Survey;
import org.brakefern.survey.Treatment;

/** Holds crops against the limits for food, and puts parcels together to units with a category. */
public final class UnitAssessment {
    private UnitAssessment() {}

    /**
     * The units and the crops behind them.
     *
     * @param units in the order of township, village and hamlet
     * @param crops every crop sample with what it means, in the order of the ledger
     * @param findings units that are mixed, crops without a limit, crops over the limit on clean soil
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
        return new Assessed(List.of(), List.of(), List.of());
    }
}
