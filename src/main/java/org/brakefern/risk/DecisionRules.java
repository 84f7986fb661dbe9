package org.brakefern.risk;

/**
 * What wrong classes cost, in any one unit: only their ratios matter to the class.
 *
 * <p>A price is paid at a limit when the parcel's mean lies on its other side. At the screening limit class 1 stands below
 * and classes 2 and 3 above; at the intervention limit classes 1 and 2 stand below and class 3 above.
 *
 * @param screeningMissed for calling land clean (class 1) that is above screening, at least 0
 * @param screeningFalse for calling land polluted (class 2 or 3) that is not, at least 0
 * @param interventionMissed for not closing land (class 1 or 2) that is above intervention, at least 0
 * @param interventionFalse for closing land (class 3) that is not, at least 0
 * @param sampleFirstAbove expected price from which on a parcel is to be sampled before anything else, at least 0
 */
public record DecisionRules(
        double screeningMissed,
        double screeningFalse,
        double interventionMissed,
        double interventionFalse,
        double sampleFirstAbove) {
    /**
     * All prices 1, so that each limit is decided by which side is the likelier; sampled first from an expected price of
     * 0.3 on, such as a class that is wrong in three cases of ten (own choice).
     */
    public static final DecisionRules DEFAULT = new DecisionRules(1, 1, 1, 1, 0.3);

    /** Refuses prices that are none. */
    public DecisionRules {
        for (double price :
                new double[] {screeningMissed, screeningFalse, interventionMissed, interventionFalse, sampleFirstAbove
                }) {
            if (!(price >= 0) || Double.isInfinite(price)) {
                throw new IllegalArgumentException("prices must be >= 0 and finite, got " + price);
            }
        }
    }

    /**
     * Returns the expected price of a class.
     *
     * @param called the class
     * @param aboveScreening probability of class 2 or 3
     * @param aboveIntervention probability of class 3
     */
    public double expected(RiskClass called, double aboveScreening, double aboveIntervention) {
        double atScreening = called == RiskClass.PRIORITY_PROTECTION
                ? screeningMissed * aboveScreening
                : screeningFalse * (1 - aboveScreening);
        double atIntervention = called == RiskClass.STRICT_CONTROL
                ? interventionFalse * (1 - aboveIntervention)
                : interventionMissed * aboveIntervention;
        return atScreening + atIntervention;
    }

    /**
     * Returns the class of least expected price; of equally cheap ones the likeliest, of those the stricter.
     *
     * @param aboveScreening probability of class 2 or 3
     * @param aboveIntervention probability of class 3
     */
    public RiskClass decide(double aboveScreening, double aboveIntervention) {
        RiskClass best = RiskClass.STRICT_CONTROL;
        double least = expected(best, aboveScreening, aboveIntervention);
        double likeliest = aboveIntervention;
        for (RiskClass called : new RiskClass[] {RiskClass.SAFE_USE, RiskClass.PRIORITY_PROTECTION}) {
            double price = expected(called, aboveScreening, aboveIntervention);
            double likely = called == RiskClass.SAFE_USE ? aboveScreening - aboveIntervention : 1 - aboveScreening;
            if (price < least || price == least && likely > likeliest) {
                best = called;
                least = price;
                likeliest = likely;
            }
        }
        return best;
    }
}
