package org.brakefern.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Place;

/** Compares the areas the user's file states with those of the polygons. */
final class StatedAreas {

    /**
     * Units that a column of areas may be in when it was taken for mu.
     *
     * @param word the unit, as a key of the message bundle
     * @param perMu how many of the unit make one mu
     */
    private record Unit(String word, double perMu) {}

    private static final List<Unit> UNITS = List.of(
            new Unit("word.unit.square_metre", Parcel.SQUARE_METRES_PER_MU),
            new Unit("word.unit.hectare", 1 / 15.0),
            new Unit("word.unit.square_kilometre", 1 / 1500.0),
            new Unit("word.unit.are", Parcel.SQUARE_METRES_PER_MU / 100),
            // international acre: 4046.8564224 m²
            new Unit("word.unit.acre", Parcel.SQUARE_METRES_PER_MU / 4046.8564224),
            new Unit("word.unit.mu_times_15", 15));

    /** Share of the stated areas that must agree on one factor before the column as a whole is suspected. */
    private static final double AGREEING = 0.9;

    /** From so many parcels on, a factor we cannot name is reported too: two may agree by chance. */
    private static final int ENOUGH_FOR_ANY_FACTOR = 3;

    private final List<Parcel> stated;
    private final double tolerance;

    private StatedAreas(List<Parcel> stated, double tolerance) {
        this.stated = stated;
        this.tolerance = tolerance;
    }

    /**
     * Says which stated areas differ from the polygons'; where nearly all do by one factor, says that instead, with the
     * unit it hints at.
     *
     * @param parcels valid polygons
     * @param tolerance part of the polygon's area by which the stated one may differ
     */
    static List<Finding> findings(List<Parcel> parcels, double tolerance) {
        List<Parcel> stated =
                parcels.stream().filter(p -> p.statedAreaMu().isPresent()).toList();
        return stated.isEmpty() ? List.of() : new StatedAreas(stated, tolerance).findings();
    }

    private List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        double common = Quantiles.median(
                stated.stream().mapToDouble(StatedAreas::ratio).sorted().toArray());
        Optional<Unit> unit = unit(common);
        long agreeing = stated.stream().filter(p -> agrees(p, common)).count();
        boolean nameable = unit.isPresent() || stated.size() >= ENOUGH_FOR_ANY_FACTOR;
        boolean oneFactor =
                common > 0 && Math.abs(common - 1) > tolerance && agreeing >= AGREEING * stated.size() && nameable;
        if (oneFactor) {
            findings.add(Finding.of(
                    FindingCode.AREA_UNIT_SUSPECT,
                    Place.file(stated.get(0).place().file()),
                    agreeing,
                    stated.size(),
                    Amount.value(common),
                    unit.map(Unit::word).orElse("word.unit.unknown")));
        }
        List<Parcel> differing =
                stated.stream().filter(p -> !agrees(p, oneFactor ? common : 1)).toList();
        list(differing, findings);
        return findings;
    }

    private void list(List<Parcel> differing, List<Finding> findings) {
        differing.stream()
                .limit(ParcelScreening.LISTED)
                .forEach(parcel -> findings.add(Finding.of(
                        FindingCode.AREA_DIFFERS,
                        ParcelScreening.at(parcel),
                        Amount.value(parcel.statedAreaMu().orElseThrow()),
                        Amount.mu(parcel.geometry().getArea()),
                        Amount.value(ratio(parcel)),
                        Amount.percent(tolerance))));
        if (differing.size() > ParcelScreening.LISTED) {
            findings.add(Finding.of(
                    FindingCode.AREA_DIFFERS_TOTAL,
                    Place.file(stated.get(0).place().file()),
                    differing.size(),
                    stated.size(),
                    ParcelScreening.LISTED,
                    Amount.percent(tolerance)));
        }
    }

    private static double ratio(Parcel parcel) {
        return parcel.statedAreaMu().orElseThrow() / parcel.areaMu();
    }

    private boolean agrees(Parcel parcel, double factor) {
        return Math.abs(ratio(parcel) - factor) <= tolerance * factor;
    }

    private Optional<Unit> unit(double factor) {
        return UNITS.stream()
                .filter(unit -> Math.abs(factor - unit.perMu()) <= tolerance * unit.perMu())
                .findFirst();
    }
}
