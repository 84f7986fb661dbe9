package org.brakefern.risk;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the crop samples of one unit show together. */
final class UnitCrops {
    /** One sample in so many may be worse than the state of the unit. */
    private static final int ONE_IN = 10;

    private UnitCrops() {}

    /**
     * Returns the state of a unit: the mildest of which at most one sample in ten is worse, so that below ten samples the
     * worst one decides.
     *
     * <p>Our own rule. The tenth is the share over the limit that NY/T 3343-2018 is remembered to allow a season
     * (unverified); there it stands beside a test of the mean, which three samples cannot bear. That parcels or samples of
     * different size count alike is ours too.
     *
     * <p>A sample within the limits speaks for the soil only if it was measured for every metal that is above screening
     * there: rice without cadmium does not clear soil that has too much arsenic. A sample over a limit always speaks, but
     * one that was not measured for all of them does not add to what the tenth is taken of: so no content that rises
     * makes a state milder.
     *
     * @param crops the unit's paired samples
     * @param minSamples fewer that speak say nothing; at least 1
     */
    static Optional<CropState> state(List<PairedCrop> crops, int minSamples) {
        List<CropState> worstFirst = crops.stream()
                .filter(PairedCrop::speaks)
                .flatMap(crop -> crop.held().evidence().state().stream())
                .sorted(Comparator.reverseOrder())
                .toList();
        if (worstFirst.size() < minSamples) {
            return Optional.empty();
        }
        long complete = crops.stream().filter(crop -> crop.missing().isEmpty()).count();
        return Optional.of(worstFirst.get((int) (complete / ONE_IN)));
    }
}
