package org.brakefern.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Place;
import org.brakefern.check.UnusableInput;
import org.brakefern.soil.Variable;

/** Screens the samples: each row alone, then rows of one place, then each variable's values as a whole. */
final class SampleScreening {
    private final ParcelIndex parcels;
    private final ScreeningRules rules;
    private final List<Finding> findings = new ArrayList<>();
    private int empty;
    private int outside;
    private double nearest = Double.POSITIVE_INFINITY;

    private SampleScreening(ParcelIndex parcels, ScreeningRules rules) {
        this.parcels = parcels;
        this.rules = rules;
    }

    /**
     * What is left of the samples.
     *
     * @param kept of distinct places and names, in the order of the file
     * @param analyticalErrors the laboratory's error
     * @param findings in no particular order
     */
    record Outcome(List<Sample> kept, Map<Variable, AnalyticalError> analyticalErrors, List<Finding> findings) {}

    /**
     * Screens.
     *
     * @param parcels usable ones, at least one
     * @throws UnusableInput if no sample remains
     */
    static Outcome screen(List<Sample> samples, List<Parcel> parcels, ScreeningRules rules) {
        SampleScreening screening = new SampleScreening(new ParcelIndex(parcels), rules);
        List<Sample> rows = samples.stream()
                .map(screening::withUsablePh)
                .filter(screening::holdsSomething)
                .filter(screening::isNearParcel)
                .toList();
        if (rows.isEmpty()) {
            throw new UnusableInput(screening.nothingLeft(samples.size()));
        }
        SampleMerging.Merged merged = SampleMerging.merge(rows, rules);
        screening.findings.addAll(merged.findings());
        screening.findings.addAll(ValueScreening.findings(merged.samples(), rules.censoring()));
        if (merged.samples().size() == 1) {
            screening.findings.add(
                    Finding.of(FindingCode.ONE_SAMPLE, at(merged.samples().get(0)), samples.size()));
        }
        return new Outcome(merged.samples(), merged.analyticalErrors(), List.copyOf(screening.findings));
    }

    static Place at(Sample sample) {
        return sample.place().feature(sample.id());
    }

    private String nothingLeft(int all) {
        if (all == 0) {
            return "There is no sample: name a table in study.yaml that holds the laboratory's results with coordinates.";
        }
        String distance = outside == 0 ? "" : ", the nearest " + Amount.distance(nearest) + " away";
        return "No usable sample is left of " + all + " (without any usable value: " + empty + "; farther than "
                + Amount.distance(rules.outsideM()) + " from every parcel: " + outside + distance
                + "): check in study.yaml that samples and parcels name their coordinate systems, that easting and"
                + " northing are not swapped, and that the columns of the metals and of pH are named.";
    }

    private Sample withUsablePh(Sample sample) {
        OptionalDouble ph = sample.ph();
        if (ph.isEmpty() || ph.getAsDouble() >= 0 && ph.getAsDouble() <= 14) {
            return sample;
        }
        findings.add(
                Finding.of(FindingCode.PH_RANGE, at(sample).column(ValueScreening.PH), Amount.value(ph.getAsDouble())));
        return sample.withoutPh();
    }

    private boolean holdsSomething(Sample sample) {
        boolean something = sample.ph().isPresent() || !sample.metals().isEmpty();
        if (!something) {
            empty++;
            findings.add(Finding.of(FindingCode.SAMPLE_EMPTY, at(sample)));
        }
        return something;
    }

    private boolean isNearParcel(Sample sample) {
        if (parcels.isWithin(sample.x(), sample.y(), rules.outsideM())) {
            return true;
        }
        double distance = parcels.distance(sample.x(), sample.y());
        outside++;
        nearest = Math.min(nearest, distance);
        findings.add(Finding.of(
                FindingCode.SAMPLE_OUTSIDE,
                at(sample),
                Amount.distance(distance),
                Amount.distance(rules.outsideM()),
                Amount.coordinates(sample.x(), sample.y())));
        return false;
    }
}
