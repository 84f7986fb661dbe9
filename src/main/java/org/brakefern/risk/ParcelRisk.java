package org.brakefern.risk;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.brakefern.soil.Variable;
import org.brakefern.surface.Basis;
import org.brakefern.surface.ParcelEstimate;
import org.brakefern.survey.Parcel;

/**
 * One parcel with what its soil holds and what that means.
 *
 * @param parcel the parcel
 * @param estimates mean over the parcel for each modelled variable, in mg/kg or pH, in the order of {@link Variable#all}
 * @param judgement its class, the metal that decides and the tier of each metal
 * @param basis the weakest basis among the estimates of the category metals, and of pH where it picks one of their limits
 */
public record ParcelRisk(Parcel parcel, Map<Variable, ParcelEstimate> estimates, Judgement judgement, Basis basis) {

    /** Copies the map, keeping its order. */
    public ParcelRisk {
        estimates = Collections.unmodifiableMap(new LinkedHashMap<>(estimates));
    }
}
