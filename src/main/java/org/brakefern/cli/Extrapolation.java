package org.brakefern.cli;

import org.brakefern.geostat.NearestSample;
import org.brakefern.geostat.Observations;
import org.brakefern.geostat.Variogram;

/** How many targets lie farther from every sample than the model's range: there it is hardly more than the mean. */
final class Extrapolation {
    private final double reach;
    private final NearestSample nearest;
    private long beyond;

    Extrapolation(Variogram model, Observations observations) {
        reach = model.effectiveRange();
        nearest = new NearestSample(observations);
    }

    /** Counts some targets. */
    void count(Targets targets) {
        if (reach > 0 && Double.isFinite(reach)) {
            beyond += nearest.countBeyond(targets.x(), targets.y(), reach);
        }
    }

    /** Returns the clause of the summary, led by a semicolon; empty where the model has no range. */
    String words() {
        if (reach == 0) {
            return "; the model has no structure: a prediction is a mean of the samples used";
        }
        return Double.isFinite(reach)
                ? "; " + beyond + " extrapolate (farther than the effective range of " + Figure.of(reach)
                        + " from every sample)"
                : "";
    }
}
