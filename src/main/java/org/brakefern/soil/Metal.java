package org.brakefern.soil;

import java.util.Locale;

/** A metal (or the metalloid arsenic) with a limit in GB 15618-2018, in the order of its table 1. */
public enum Metal implements Variable {
    /** Cadmium. */
    CD("Cd"),
    /** Mercury. */
    HG("Hg"),
    /** Arsenic. */
    AS("As"),
    /** Lead. */
    PB("Pb"),
    /** Chromium. */
    CR("Cr"),
    /** Copper. */
    CU("Cu"),
    /** Nickel. */
    NI("Ni"),
    /** Zinc. */
    ZN("Zn");

    private final String symbol;

    Metal(String symbol) {
        this.symbol = symbol;
    }

    @Override
    public String symbol() {
        return symbol;
    }

    @Override
    public String code() {
        return symbol.toLowerCase(Locale.ROOT);
    }

    @Override
    public String unit() {
        return "mg/kg";
    }
}
