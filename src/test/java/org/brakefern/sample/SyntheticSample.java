package org.brakefern.sample;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.brakefern.soil.Variable;

/**
 * One laboratory analysis of a topsoil composite (0 to 20 cm, a spot of 5 m by 5 m).
 *
 * @param number number of the bag, such as {@code FL-017}; a repeated analysis has the same
 * @param labId number of the analysis, different for each
 * @param x easting in metres of EPSG:4545
 * @param y northing in metres of EPSG:4545
 * @param date day of sampling
 * @param parcelId parcel it was taken from
 * @param truth what the spot holds, without laboratory error: mg/kg of dry soil, and pH
 * @param measured what the laboratory found, before rounding and censoring: the truth with its error
 * @param text what it wrote: rounded, and {@code <limit} below the limit of detection
 */
public record SyntheticSample(
        String number,
        String labId,
        double x,
        double y,
        LocalDate date,
        String parcelId,
        Map<Variable, Double> truth,
        Map<Variable, Double> measured,
        Map<Variable, String> text) {

    /** Keeps the variables in their order and the maps closed. */
    public SyntheticSample {
        truth = Collections.unmodifiableMap(new LinkedHashMap<>(truth));
        measured = Collections.unmodifiableMap(new LinkedHashMap<>(measured));
        text = Collections.unmodifiableMap(new LinkedHashMap<>(text));
    }
}
