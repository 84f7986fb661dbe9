package org.brakefern.surface;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Place;
import org.brakefern.soil.Variable;
import org.brakefern.survey.Parcel;
import org.brakefern.survey.Survey;

/** Estimates the mean of every variable over every parcel. */
public final class Estimation {
    private Estimation() {}

    /**
     * The estimates.
     *
     * @param means one map for each parcel, in the order of the survey
     * @param findings where estimates reach beyond the samples
     */
    public record Estimated(List<Map<Variable, ParcelEstimate>> means, List<Finding> findings) {
        /** Copies the lists. */
        public Estimated {
            means = List.copyOf(means);
            findings = List.copyOf(findings);
        }
    }

    /**
     * Estimates the parcels.
     *
     * @param survey its parcels
     * @param models the field models
     * @return the means over the parcels, the same whatever the number of threads
     */
    public static Estimated overParcels(Survey survey, Map<Variable, FieldModel> models) {
        List<Map<Variable, ParcelEstimate>> means = survey.parcels().parallelStream()
                .map(parcel -> over(parcel, models))
                .toList();
        return new Estimated(means, findings(survey, models, means));
    }

    private static Map<Variable, ParcelEstimate> over(Parcel parcel, Map<Variable, FieldModel> models) {
        Map<Variable, ParcelEstimate> estimates = new LinkedHashMap<>();
        models.forEach((variable, model) -> estimates.put(variable, model.over(parcel.geometry())));
        return Collections.unmodifiableMap(estimates);
    }

    private static List<Finding> findings(
            Survey survey, Map<Variable, FieldModel> models, List<Map<Variable, ParcelEstimate>> means) {
        List<Finding> findings = new ArrayList<>();
        for (Variable variable : models.keySet()) {
            long beyond = means.stream()
                    .filter(estimates -> estimates.get(variable).basis() == Basis.EXTRAPOLATED)
                    .count();
            if (beyond == survey.parcels().size()) {
                findings.add(Finding.of(FindingCode.NO_PARCEL_NEAR_SAMPLES, Place.study(), variable.symbol()));
            } else if (beyond > 0) {
                findings.add(Finding.of(FindingCode.EXTRAPOLATED, Place.study(), variable.symbol(), beyond));
            }
        }
        return findings;
    }
}
