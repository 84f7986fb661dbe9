package org.brakefern.geostat;

/**
 * Thrown when a kriging system cannot be solved to working precision, or its answer cannot be a variance. Nothing is
 * ever added to the diagonal in silence; the message names the observations and the model, and what would help.
 */
public final class UnsolvableKriging extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsolvableKriging(String message) {
        super(message);
    }
}
