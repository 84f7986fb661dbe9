package org.brakefern.cli;

import java.util.Optional;
import org.brakefern.check.UnusableInput;
import org.brakefern.geostat.Estimator;
import org.brakefern.geostat.LagRules;
import org.brakefern.geostat.Observations;
import picocli.CommandLine.Option;

/** How an empirical variogram is made. */
final class LagOptions {
    @Option(
            names = "--cutoff",
            paramLabel = "M",
            description = "Longest distance of a pair; by default 0.33333 of the samples' diagonal, as gstat.")
    private Optional<Double> cutoff = Optional.empty();

    @Option(
            names = "--width",
            paramLabel = "M",
            description = "Width of a class; by default a fifteenth of the cutoff.")
    private Optional<Double> width = Optional.empty();

    @Option(
            names = "--boundaries",
            paramLabel = "M,M,…",
            description = "Upper bounds of the classes, in place of cutoff and width.")
    private String boundaries = "";

    @Option(names = "--estimator", paramLabel = "matheron|cressie", description = "How a class is averaged.")
    private Kind estimator = Kind.MATHERON;

    /** The estimators by the words of the command line. */
    enum Kind {
        /** Mean of squared differences. */
        MATHERON(Estimator.MATHERON),
        /** Robust estimator of Cressie and Hawkins. */
        CRESSIE(Estimator.CRESSIE_HAWKINS);

        private final Estimator estimator;

        Kind(Estimator estimator) {
            this.estimator = estimator;
        }
    }

    /** Returns the classes the user asked for; empty where nothing was. */
    Optional<LagRules> asked(Observations observations) {
        boolean nothing = boundaries.isEmpty() && cutoff.isEmpty() && width.isEmpty() && estimator == Kind.MATHERON;
        return nothing ? Optional.empty() : Optional.of(rules(observations));
    }

    /** Returns the classes to use for these samples. */
    LagRules rules(Observations observations) {
        if (!boundaries.isEmpty()) {
            if (cutoff.isPresent() || width.isPresent()) {
                throw new UnusableInput("--boundaries takes the place of --cutoff and --width: give one or the other.");
            }
            return LagRules.boundaries(ascending()).with(estimator.estimator);
        }
        LagRules usual = LagRules.defaults(observations);
        if (cutoff.isEmpty() && width.isEmpty()) {
            return usual.with(estimator.estimator);
        }
        double longest = Listed.positive("--cutoff", cutoff.orElse(usual.cutoff()));
        return LagRules.of(longest, Listed.positive("--width", width.orElse(longest / 15)))
                .with(estimator.estimator);
    }

    private double[] ascending() {
        double[] bounds = Listed.numbers("--boundaries", boundaries);
        for (int i = 0; i < bounds.length; i++) {
            if (!(bounds[i] > (i == 0 ? 0 : bounds[i - 1]))) {
                throw new UnusableInput("--boundaries must rise from above 0, got " + boundaries + ".");
            }
        }
        return bounds;
    }
}
