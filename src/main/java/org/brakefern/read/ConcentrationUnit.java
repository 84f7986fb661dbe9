package org.brakefern.read;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A unit in which laboratories report metals in soil, all by mass of dry soil. */
enum ConcentrationUnit {
    /** Milligrams per kilogram, our own unit; also g/t and ppm. */
    MG_PER_KG("1", "mg/kg", "g/t", "ppm"),
    /** Micrograms per kilogram; also ppb. */
    UG_PER_KG("0.001", "ug/kg", "ppb"),
    /** Grams per kilogram. */
    G_PER_KG("1000", "g/kg"),
    /** Percent by mass. */
    PERCENT("10000", "%");

    /** The spellings for messages. */
    static final String KNOWN = "mg/kg, ug/kg, g/t, g/kg, ppm, ppb, %";

    private final BigDecimal mgPerKg;
    private final List<String> spellings;

    ConcentrationUnit(String mgPerKg, String... spellings) {
        this.mgPerKg = new BigDecimal(mgPerKg);
        this.spellings = List.of(spellings);
    }

    /**
     * Finds a unit by a spelling, in any case, with any of the two characters for micro.
     *
     * @return empty if there is no such unit
     */
    static Optional<ConcentrationUnit> named(String text) {
        String plain = FullWidth.plain(text)
                .toLowerCase(Locale.ROOT)
                .replace(" ", "")
                .replace('\u00B5', 'u')
                .replace('\u03BC', 'u');
        return Arrays.stream(values())
                .filter(unit -> unit.spellings.contains(plain))
                .findFirst();
    }

    /** Returns the unit as it is written first. */
    String spelling() {
        return spellings.get(0);
    }

    /** Returns a number in this unit in mg/kg: the double nearest to the exact decimal product. */
    double toMgPerKg(BigDecimal number) {
        return number.multiply(mgPerKg).doubleValue();
    }
}
