package org.brakefern.survey;

import java.util.Map;
import org.brakefern.soil.Metal;

/**
 * Where the median of a survey's results can lie if they are in mg/kg of dry soil.
 *
 * <p>The ranges are our own choice and wide on purpose, since a false alarm costs trust. Below: a few hundredths of what
 * clean soil holds or less, so that a clean column in g/kg or per cent falls under it. Above: more than the median of
 * any field we have heard of, ore heaps apart, and less than a clean column in µg/kg. What clean soil holds is taken
 * from the Guizhou background values of the Chinese survey (CNEMC 1990) as quoted in table 1 of PMC10338313; a
 * neighbouring, mineral-rich province does for an order of magnitude.
 *
 * @param low mg/kg
 * @param typical mg/kg, of clean soil
 * @param high mg/kg
 */
record PlausibleRange(double low, double typical, double high) {

    private static final Map<Metal, PlausibleRange> RANGES = Map.of(
            Metal.CD, new PlausibleRange(0.002, 0.66, 100),
            Metal.HG, new PlausibleRange(0.001, 0.11, 50),
            Metal.AS, new PlausibleRange(0.05, 20, 5_000),
            Metal.PB, new PlausibleRange(0.1, 35.2, 15_000),
            Metal.CR, new PlausibleRange(0.2, 95.9, 15_000),
            Metal.CU, new PlausibleRange(0.1, 32, 10_000),
            Metal.NI, new PlausibleRange(0.1, 39.1, 10_000),
            Metal.ZN, new PlausibleRange(0.3, 99.5, 20_000));

    static PlausibleRange of(Metal metal) {
        return RANGES.get(metal);
    }

    boolean holds(double median) {
        return median >= low && median <= high;
    }

    /** Returns the unit an implausible median points to, as a key of the message bundle. */
    String likelyUnit(double median) {
        if (median > high) {
            return "word.unit.microgram_per_kg";
        }
        // between a thousandth (g/kg) and a ten-thousandth (per cent) of the typical value, by logarithms
        return median > typical / Math.sqrt(1e3 * 1e4) ? "word.unit.gram_per_kg" : "word.unit.per_cent";
    }
}
