package org.brakefern.read;

import java.util.Optional;
import java.util.stream.Stream;
import org.brakefern.check.UnusableInput;
import org.locationtech.jts.geom.Coordinate;

/**
 * In which systems the files of a new study are, and in which it computes.
 *
 * @param study projected, in metres
 * @param parcels of the parcels
 * @param samples of the samples
 */
record StarterSystems(String study, Known parcels, Known samples) {

    /** The degrees CGCS2000 is likely to be behind. */
    private static final double[] CHINA = {73, 136, 15, 55};

    /**
     * The system of a file.
     *
     * @param code such as {@code EPSG:4490}
     * @param how it is known
     */
    record Known(String code, How how) {}

    /** How a system is known. */
    enum How {
        /** The file says so. */
        STATED,
        /** The user says so. */
        OPTION,
        /** The numbers are degrees, and in China taken for those of CGCS2000, elsewhere for those of WGS 84. */
        DEGREES,
        /** The numbers are metres, and taken for those of the study. */
        ASSUMED
    }

    /**
     * Finds the systems.
     *
     * @param option what the user says where a file does not, normalised
     * @throws UnusableInput if a projected system must be named by the user
     */
    static StarterSystems of(StarterFile parcels, StarterFile samples, Optional<String> option) {
        Optional<String> projected = option.filter(StarterSystems::canCompute);
        Optional<Known> ofParcels = known(parcels, option, projected);
        Optional<Known> ofSamples = known(samples, option, projected);
        String study = projected
                .or(() -> Stream.of(ofParcels, ofSamples)
                        .flatMap(Optional::stream)
                        .map(Known::code)
                        .filter(StarterSystems::canCompute)
                        .findFirst())
                .or(() -> Stream.of(parcels, samples)
                        .filter(StarterFile::inDegrees)
                        .findFirst()
                        .map(file -> SystemCode.fitting(file.middle().x, file.middle().y)))
                .orElseThrow(() -> ask(ofParcels.isEmpty() ? parcels : samples, option));
        Known assumed = new Known(study, How.ASSUMED);
        return new StarterSystems(study, ofParcels.orElse(assumed), ofSamples.orElse(assumed));
    }

    private static Optional<Known> known(StarterFile file, Optional<String> option, Optional<String> projected) {
        if (file.stated().isPresent()) {
            return file.stated().map(code -> new Known(code, How.STATED));
        }
        if (file.inDegrees()) {
            Optional<String> inDegrees = option.filter(code -> projected.isEmpty());
            return Optional.of(inDegrees
                    .map(code -> new Known(code, How.OPTION))
                    .orElseGet(() -> new Known(degreesAt(file.middle()), How.DEGREES)));
        }
        return projected.map(code -> new Known(code, How.OPTION));
    }

    private static String degreesAt(Coordinate place) {
        boolean inChina = place.x >= CHINA[0] && place.x <= CHINA[1] && place.y >= CHINA[2] && place.y <= CHINA[3];
        return inChina ? SystemCode.CGCS2000 : SystemCode.WGS_84;
    }

    private static boolean canCompute(String code) {
        try {
            Projections.into(code, () -> "");
            return true;
        } catch (UnusableInput notProjected) {
            return false; // a system of degrees or one nobody knows: told when the study is read
        }
    }

    private static UnusableInput ask(StarterFile file, Optional<String> option) {
        option.ifPresent(code -> Projections.into(code, () -> "the projected system that " + file.name() + " is in"));
        Coordinate middle = file.middle();
        Optional<String> zoned = SystemCode.withZone((int) Math.floor(middle.x / 1e6));
        return Refusals.askForSystem(file.name(), Layer.text(middle.x) + " " + Layer.text(middle.y), zoned);
    }
}
