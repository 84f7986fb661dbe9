package org.brakefern.survey;

import java.util.List;
import java.util.Map;
import org.brakefern.check.Finding;
import org.brakefern.soil.Variable;

/** Decides which rows and features may be used, and says why where one may not. */
public final class Screening {
    private Screening() {}

    /**
     * What screening leaves.
     *
     * @param usable parcels that are valid and unique; samples of distinct places, each with at least one usable value
     * @param analyticalErrors the laboratory's error per variable, where samples were analysed more than once
     * @param findings what was dropped, merged, repaired or replaced
     */
    public record Screened(Survey usable, Map<Variable, AnalyticalError> analyticalErrors, List<Finding> findings) {
        /** Copies the collections. */
        public Screened {
            analyticalErrors = Map.copyOf(analyticalErrors);
            findings = List.copyOf(findings);
        }
    }
}
