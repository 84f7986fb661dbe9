package org.brakefern.geostat;

/** How much each lag class counts when a model is fitted. */
public enum LagWeighting {
    /** Pairs divided by the squared mean lag: near lags, which kriging leans on, count most. gstat's fit method 7. */
    PAIRS_PER_SQUARED_LAG {
        @Override
        double weight(LagClass lag, double modelled) {
            return lag.pairs() / (lag.meanLag() * lag.meanLag());
        }
    },
    /** Number of pairs. gstat's fit method 1. */
    PAIRS {
        @Override
        double weight(LagClass lag, double modelled) {
            return lag.pairs();
        }
    },
    /**
     * Pairs divided by the squared semivariance of the start model (Cressie 1985): classes count by how well their
     * semivariance is known. Needs a start model; the weights are its own and are not renewed while fitting. gstat's fit
     * method 2.
     */
    PAIRS_PER_SQUARED_SEMIVARIANCE {
        @Override
        double weight(LagClass lag, double modelled) {
            return lag.pairs() / (modelled * modelled);
        }
    },
    /** Every class the same. gstat's fit method 6. */
    EQUAL {
        @Override
        double weight(LagClass lag, double modelled) {
            return 1;
        }
    };

    /**
     * Returns the weight of a class.
     *
     * @param lag the class
     * @param modelled semivariance of the start model there
     */
    abstract double weight(LagClass lag, double modelled);
}
