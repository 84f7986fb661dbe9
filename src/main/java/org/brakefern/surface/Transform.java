package org.brakefern.surface;

import java.util.Arrays;
import java.util.Locale;
import org.brakefern.geostat.NormalScore;
import org.brakefern.geostat.Scale;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;

/** On which scale a variable is modelled. Its results are always on the original scale. */
public enum Transform {
    /** As measured. */
    NONE {
        @Override
        Scale scale(Variable variable, double[] measured) {
            return Scale.measured();
        }
    },
    /** Natural logarithm; values must be greater than 0. */
    LOG {
        @Override
        Scale scale(Variable variable, double[] measured) {
            return Scale.logarithm();
        }
    },
    /** Scores that are normally distributed, whatever the distribution of the values. */
    NORMAL_SCORE {
        /**
         * {@inheritDoc} Tails go on as the sample does, a metal's no farther than to half the smallest value and twice
         * the largest (an outlier says little about the next one; own choice), a pH within 0 and 14.
         */
        @Override
        Scale scale(Variable variable, double[] measured) {
            boolean metal = variable instanceof Metal;
            double least = Arrays.stream(measured).min().orElseThrow();
            double most = Arrays.stream(measured).max().orElseThrow();
            return Scale.normalScore(
                    measured,
                    NormalScore.Tails.continuing(
                            measured,
                            metal ? Math.min(least, 0.5 * least) : Math.min(least, 0),
                            metal ? Math.max(most, 2 * most) : Math.max(most, 14)));
        }
    };

    /**
     * Returns the scale.
     *
     * @param variable what was measured
     * @param measured its values, at least two different ones, in mg/kg or pH
     */
    abstract Scale scale(Variable variable, double[] measured);

    /** Returns the word used in files. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
