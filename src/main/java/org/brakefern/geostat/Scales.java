package org.brakefern.geostat;

import java.util.function.DoubleUnaryOperator;

/** The scales there are. */
final class Scales {
    static final Scale MEASURED = new Measured();
    static final Scale LOGARITHM = new Logarithm();

    /** Straight steps of this size stray by 0.1 % from a lognormal variable whose logarithm has variance 1 (own choice). */
    static final double STEP = 0.1;

    private Scales() {}

    static Scale of(NormalScore transform) {
        return new Scored(transform);
    }

    private static final class Measured implements Scale {
        @Override
        public String name() {
            return "measured";
        }

        @Override
        public Observations forward(Observations measured) {
            return measured;
        }

        @Override
        public double forward(double measured) {
            return measured;
        }

        @Override
        public double back(double modelled) {
            return modelled;
        }

        @Override
        public DoubleUnaryOperator around(double variance) {
            return modelled -> modelled;
        }

        @Override
        public Back back(Prediction point) {
            return new Back(point.value(), point.variance());
        }

        @Override
        public Back back(JointPrediction area) {
            return back(area.mean());
        }

        @Override
        public double crps(double mean, double variance, double observed) {
            return Crps.normal(mean, Math.sqrt(variance), observed);
        }
    }

    private static final class Logarithm implements Scale {
        @Override
        public String name() {
            return "logarithm";
        }

        @Override
        public Observations forward(Observations measured) {
            double[] logs = measured.values().clone();
            double[] errors = measured.errorVariances().clone();
            for (int i = 0; i < logs.length; i++) {
                if (!(logs[i] > 0)) {
                    throw new IllegalArgumentException(
                            "a logarithm needs values above 0, got " + logs[i] + " for observation " + i);
                }
                // Variance of the logarithm of a lognormal variable of that relative variance.
                errors[i] = Math.log1p(errors[i] / (logs[i] * logs[i]));
                logs[i] = Math.log(logs[i]);
            }
            return measured.withValues(logs, errors);
        }

        @Override
        public double forward(double measured) {
            return Math.log(measured);
        }

        @Override
        public double back(double modelled) {
            return Math.exp(modelled);
        }

        @Override
        public DoubleUnaryOperator around(double variance) {
            return modelled -> Math.exp(modelled + 0.5 * variance);
        }

        @Override
        public Back back(Prediction point) {
            LognormalBlock block = LognormalBlock.of(point);
            return new Back(block.mean(), block.variance());
        }

        @Override
        public Back back(JointPrediction area) {
            LognormalBlock block = LognormalBlock.of(area);
            return new Back(block.mean(), block.variance());
        }

        @Override
        public double crps(double mean, double variance, double observed) {
            return Crps.lognormal(mean, Math.sqrt(variance), observed);
        }
    }

    private static final class Scored implements Scale {
        /** The table of means over small-scale variation: from -8 to 8, beyond which every transform has ended. */
        private static final double FARTHEST = 8;

        private static final int STEPS = 1600;

        private final NormalScore transform;

        Scored(NormalScore transform) {
            this.transform = transform;
        }

        @Override
        public String name() {
            return "normal score";
        }

        @Override
        public Observations forward(Observations measured) {
            double[] scores = new double[measured.size()];
            double[] errors = new double[measured.size()];
            for (int i = 0; i < scores.length; i++) {
                double value = measured.value(i);
                // Half the scores one standard deviation to either side: the slope there, steps smoothed.
                double sd = Math.sqrt(measured.errorVariance(i));
                double half = 0.5 * (transform.forward(value + sd) - transform.forward(value - sd));
                scores[i] = transform.forward(value);
                errors[i] = half * half;
            }
            return measured.withValues(scores, errors);
        }

        @Override
        public double forward(double measured) {
            return transform.forward(measured);
        }

        @Override
        public double back(double modelled) {
            return transform.back(modelled);
        }

        @Override
        public DoubleUnaryOperator around(double variance) {
            double[] table = new double[STEPS + 1];
            for (int i = 0; i <= STEPS; i++) {
                double score = -FARTHEST + 2 * FARTHEST * i / STEPS;
                table[i] = transform.back(score, variance).mean();
            }
            return modelled -> {
                double at = Math.max(0, Math.min(STEPS, (modelled + FARTHEST) * (STEPS / (2 * FARTHEST))));
                int below = Math.min(STEPS - 1, (int) at);
                return table[below] + (at - below) * (table[below + 1] - table[below]);
            };
        }

        @Override
        public Back back(Prediction point) {
            NormalScore.Moments moments = transform.back(point.value(), point.variance());
            return new Back(moments.mean(), moments.variance());
        }

        @Override
        public Back back(JointPrediction area) {
            NormalScore.Moments moments = transform.over(area);
            return new Back(moments.mean(), moments.variance());
        }

        @Override
        public double crps(double mean, double variance, double observed) {
            return transform.crps(mean, variance, observed);
        }
    }
}
