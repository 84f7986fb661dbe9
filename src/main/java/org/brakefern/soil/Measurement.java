package org.brakefern.soil;

/** One laboratory result for one metal in one sample, in mg/kg of dry soil. */
public sealed interface Measurement {

    /**
     * Returns the number to compute with where a method cannot treat censored values as such.
     *
     * @param rule what to put in place of a value below the limit of detection
     * @return mg/kg; a quantified result is returned as it is
     */
    double substitutedBy(CensoringRule rule);

    /** Returns whether the result is known only to be smaller than the limit of detection. */
    boolean isCensored();

    /**
     * A result the laboratory could quantify.
     *
     * @param mgPerKg mg/kg, finite, at least 0
     */
    record Quantified(double mgPerKg) implements Measurement {
        /** Refuses what is not a concentration. */
        public Quantified {
            if (!(mgPerKg >= 0) || Double.isInfinite(mgPerKg)) {
                throw new IllegalArgumentException("concentration must be >= 0 mg/kg and finite, got " + mgPerKg);
            }
        }

        @Override
        public double substitutedBy(CensoringRule rule) {
            return mgPerKg;
        }

        @Override
        public boolean isCensored() {
            return false;
        }
    }

    /**
     * A censored result: known only to be smaller than the limit of detection.
     *
     * @param limitMgPerKg the limit of detection in mg/kg, greater than 0 and finite
     */
    record BelowDetection(double limitMgPerKg) implements Measurement {
        /** Refuses a limit that is none. */
        public BelowDetection {
            if (!(limitMgPerKg > 0) || Double.isInfinite(limitMgPerKg)) {
                throw new IllegalArgumentException(
                        "limit of detection must be > 0 mg/kg and finite, got " + limitMgPerKg);
            }
        }

        @Override
        public double substitutedBy(CensoringRule rule) {
            return rule.shareOfLimit() * limitMgPerKg;
        }

        @Override
        public boolean isCensored() {
            return true;
        }
    }
}
