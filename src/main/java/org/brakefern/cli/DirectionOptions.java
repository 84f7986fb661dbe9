package org.brakefern.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.brakefern.check.UnusableInput;
import picocli.CommandLine.Option;

/** Along which directions pairs are looked at. */
final class DirectionOptions {
    private static final double DEFAULT_TOLERANCE = 22.5;

    @Option(names = "--direction", paramLabel = "DEG[,DEG…]", description = "Directions, degrees clockwise from north.")
    private String directions = "";

    @Option(
            names = "--tolerance",
            paramLabel = "DEG",
            description = "How far a pair may lie off a direction; 22.5 by default.")
    private Optional<Double> tolerance = Optional.empty();

    /** Returns the directions asked for; empty for all directions together. */
    List<Double> directions() {
        if (directions.isEmpty() && tolerance.isPresent()) {
            throw new UnusableInput("--tolerance goes with --direction, which was not given.");
        }
        return Arrays.stream(Listed.numbers("--direction", directions)).boxed().toList();
    }

    double tolerance() {
        double degrees = tolerance.orElse(DEFAULT_TOLERANCE);
        if (!(degrees > 0 && degrees <= 90)) {
            throw new UnusableInput("--tolerance must be above 0 and at most 90 degrees, got " + degrees + ".");
        }
        return degrees;
    }
}
