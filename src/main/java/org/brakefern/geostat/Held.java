package org.brakefern.geostat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A parameter that a fit leaves as it is in the start model.
 *
 * @param parameter which one
 * @param structure index of the structure it belongs to; 0 for the nugget and the anisotropy, which are of the whole
 *     model
 */
public record Held(Parameter parameter, int structure) {
    /** The parameters of a variogram. */
    public enum Parameter {
        /** The nugget. */
        NUGGET,
        /** The partial sill of a structure; of one without a sill the slope. */
        PARTIAL_SILL,
        /** The range of a structure that has a sill. */
        RANGE,
        /** The smoothness of a Matérn structure, or the exponent of a power structure. */
        KAPPA,
        /** Azimuth and ratio, common to all structures; always held where there is one variogram for all directions. */
        ANISOTROPY
    }

    /** Refuses a structure below 0. */
    public Held {
        if (structure < 0) {
            throw new IllegalArgumentException("index of a structure must be >= 0, got " + structure);
        }
    }

    /** Returns that the nugget is held. */
    public static Held nugget() {
        return new Held(Parameter.NUGGET, 0);
    }

    /**
     * Returns that a partial sill is held.
     *
     * @param structure its index
     */
    public static Held partialSill(int structure) {
        return new Held(Parameter.PARTIAL_SILL, structure);
    }

    /**
     * Returns that a range is held.
     *
     * @param structure its index
     */
    public static Held range(int structure) {
        return new Held(Parameter.RANGE, structure);
    }

    /**
     * Returns that a smoothness or an exponent is held.
     *
     * @param structure its index
     */
    public static Held kappa(int structure) {
        return new Held(Parameter.KAPPA, structure);
    }

    /** Returns that the anisotropy is held. */
    public static Held anisotropy() {
        return new Held(Parameter.ANISOTROPY, 0);
    }

    /**
     * Returns that every smoothness and exponent of a model is held, as is usual: variograms tell little about them.
     *
     * @param model the start model
     */
    public static Set<Held> kappas(Variogram model) {
        return IntStream.range(0, model.structures().size())
                .mapToObj(Held::kappa)
                .collect(Collectors.toUnmodifiableSet());
    }
}
