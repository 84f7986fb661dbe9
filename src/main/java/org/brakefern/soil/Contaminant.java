package org.brakefern.soil;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a food laboratory measures in a crop: a metal as a whole, or one of its forms. */
public enum Contaminant {
    /** Total cadmium. */
    CD(Metal.CD),
    /** Total mercury. */
    HG(Metal.HG),
    /** Total arsenic. */
    AS(Metal.AS),
    /** Inorganic arsenic, the form that rice is judged by. */
    AS_INORGANIC(Metal.AS),
    /** Total lead. */
    PB(Metal.PB),
    /** Total chromium. */
    CR(Metal.CR);

    private final Metal metal;

    Contaminant(Metal metal) {
        this.metal = metal;
    }

    /** Returns the metal it is, or is a form of. */
    public Metal metal() {
        return metal;
    }

    /** Returns the name in lower case, as in files. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Finds a contaminant by its code, in any case. */
    public static Optional<Contaminant> named(String code) {
        return Stream.of(values())
                .filter(one -> one.code().equalsIgnoreCase(code.strip()))
                .findFirst();
    }
}
