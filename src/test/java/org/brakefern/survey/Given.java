package org.brakefern.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Language;
import org.brakefern.check.Place;
import org.brakefern.check.Texts;
import org.brakefern.soil.LandUse;
import org.brakefern.soil.Measurement;
import org.brakefern.soil.Metal;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Parcels and samples in one line each, for the tests of screening. */
final class Given {
    /** A square of 30 mu, so that every sample near the origin lies near a parcel. */
    static final Parcel FIELD = parcel("F", "POLYGON ((0 0, 200 0, 200 100, 0 100, 0 0))");

    private Given() {}

    static Parcel parcel(String id, String wkt) {
        return parcel(id, wkt, OptionalDouble.empty());
    }

    static Parcel parcel(String id, String wkt, double statedMu) {
        return parcel(id, wkt, OptionalDouble.of(statedMu));
    }

    private static Parcel parcel(String id, String wkt, OptionalDouble stated) {
        try {
            return new Parcel(
                    id, "", "", "", LandUse.PADDY, new WKTReader().read(wkt), stated, Place.file("parcels.csv"));
        } catch (ParseException e) {
            throw new IllegalArgumentException(wkt, e);
        }
    }

    /** Returns a parcel that is a rectangle from a lower left corner. */
    static Parcel rectangle(String id, double x, double y, double width, double height) {
        return parcel(
                id,
                String.format(
                        java.util.Locale.ROOT,
                        "POLYGON ((%1$s %2$s, %3$s %2$s, %3$s %4$s, %1$s %4$s, %1$s %2$s))",
                        x,
                        y,
                        x + width,
                        y + height));
    }

    /** Returns a sample from results such as {@code "Cd 0.3, Pb <2, pH 6.5"}. */
    static Sample sample(String id, double x, double y, String results) {
        Map<Metal, Measurement> metals = new EnumMap<>(Metal.class);
        OptionalDouble ph = OptionalDouble.empty();
        for (String result : results.isEmpty() ? new String[0] : results.split(", ")) {
            String[] words = result.split(" ");
            if (words[0].equals("pH")) {
                ph = OptionalDouble.of(Double.parseDouble(words[1]));
            } else {
                metals.put(Metal.valueOf(words[0].toUpperCase(java.util.Locale.ROOT)), measurement(words[1]));
            }
        }
        return new Sample(id, x, y, Optional.empty(), ph, metals, 1, Place.file("samples.csv"));
    }

    static Measurement measurement(String text) {
        return text.startsWith("<")
                ? new Measurement.BelowDetection(Double.parseDouble(text.substring(1)))
                : new Measurement.Quantified(Double.parseDouble(text));
    }

    static Screening.Screened screened(List<Parcel> parcels, List<Sample> samples) {
        return Screening.screen(new Survey("EPSG:4545", parcels, samples), ScreeningRules.DEFAULT);
    }

    /** Screens samples on the field. */
    static Screening.Screened screened(Sample... samples) {
        return screened(List.of(FIELD), List.of(samples));
    }

    /** Screens parcels with two good samples at the origin. */
    static Screening.Screened screened(Parcel... parcels) {
        return screened(
                List.of(parcels), List.of(sample("S1", 1, 1, "Cd 0.3, pH 6"), sample("S2", 9, 9, "Cd 1, pH 6")));
    }

    static List<FindingCode> codes(Screening.Screened screened) {
        return screened.findings().stream().map(Finding::code).toList();
    }

    /** Returns the one finding of a code, after a look at its words in every language. */
    static Finding the(FindingCode code, Screening.Screened screened) {
        List<Finding> found =
                screened.findings().stream().filter(f -> f.code() == code).toList();
        assertEquals(1, found.size(), () -> code + " in " + screened.findings());
        for (Language language : Language.values()) {
            Texts texts = Texts.in(language);
            String words = found.get(0).problem(texts) + found.get(0).cure(texts);
            assertFalse(words.contains("{") || words.contains("word."), words);
        }
        return found.get(0);
    }

    static String problem(FindingCode code, Screening.Screened screened) {
        return the(code, screened).problem(Texts.in(Language.EN));
    }

    static List<String> ids(Screening.Screened screened) {
        return screened.usable().samples().stream().map(Sample::id).toList();
    }
}
