package org.brakefern.geostat;

/** How much each lag class counts when a model is fitted. */
public enum LagWeighting {
    /** Pairs divided by the squared mean lag: near lags, which kriging leans on, count most. gstat's fit method 7. */
    PAIRS_PER_SQUARED_LAG {
        @Override
        double weight(LagClass lag) {
            return lag.pairs() / (lag.meanLag() * lag.meanLag());
        }
    },
    /** Number of pairs. gstat's fit method 1. */
    PAIRS {
        @Override
        double weight(LagClass lag) {
            return lag.pairs();
        }
    },
    /** Every class the same. gstat's fit method 6. */
    EQUAL {
        @Override
        double weight(LagClass lag) {
            return 1;
        }
    };

    abstract double weight(LagClass lag);
}
