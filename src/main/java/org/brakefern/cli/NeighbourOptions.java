package org.brakefern.cli;

import java.util.Optional;
import org.brakefern.check.UnusableInput;
import org.brakefern.geostat.Neighbourhood;
import picocli.CommandLine.Option;

/** Which samples are used at one place. */
final class NeighbourOptions {
    /** Beyond this number of samples the nearest ones are taken unless the user says otherwise (own choice). */
    private static final int MOST_GLOBAL = 2000;

    private static final int NEAREST = 32;

    @Option(
            names = "--max-samples",
            paramLabel = "N",
            description = "The nearest N samples; by default all of up to " + MOST_GLOBAL + ", else the nearest "
                    + NEAREST + ".")
    private Optional<Integer> maxSamples = Optional.empty();

    @Option(
            names = "--min-samples",
            paramLabel = "N",
            description = "Fewer within the radius: no prediction. 1 by default.")
    private Optional<Integer> minSamples = Optional.empty();

    @Option(names = "--radius", paramLabel = "M", description = "Samples farther than this are not used.")
    private Optional<Double> radius = Optional.empty();

    /** Returns the neighbourhood the user asked for; empty where nothing was. */
    Optional<Neighbourhood> asked() {
        if (maxSamples.isEmpty() && minSamples.isEmpty() && radius.isEmpty()) {
            return Optional.empty();
        }
        if (maxSamples.orElse(1) < 1) {
            throw new UnusableInput("--max-samples must be at least 1, got " + maxSamples.get() + ".");
        }
        int most = maxSamples.orElse(Integer.MAX_VALUE);
        int least = minSamples.orElse(1);
        if (least < 1 || least > most) {
            throw new UnusableInput("--min-samples must be from 1 to --max-samples (" + most + "), got " + least + ".");
        }
        radius.ifPresent(metres -> Listed.positive("--radius", metres));
        return Optional.of(new Neighbourhood(most, least, radius.orElse(Double.POSITIVE_INFINITY)));
    }

    /** Returns the neighbourhood asked for, else the one usual for that many samples. */
    Neighbourhood of(int samples) {
        return asked().orElseGet(
                        () -> samples <= MOST_GLOBAL ? Neighbourhood.global() : Neighbourhood.nearest(NEAREST));
    }

    static String words(Neighbourhood neighbourhood, int samples) {
        boolean all = neighbourhood.maxSamples() >= samples;
        boolean near = Double.isFinite(neighbourhood.radius());
        String which = all
                ? (near ? "all samples" : samples == 1 ? "the only sample" : "all " + samples + " samples")
                : "the nearest " + neighbourhood.maxSamples() + " samples";
        String within = near ? " within " + Figure.of(neighbourhood.radius()) : "";
        String least = neighbourhood.minSamples() > 1 ? ", at least " + neighbourhood.minSamples() : "";
        return which + within + least;
    }
}
