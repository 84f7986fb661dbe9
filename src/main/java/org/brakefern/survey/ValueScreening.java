package org.brakefern.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Place;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.CensoringRule;
import org.brakefern.soil.Measurement;
import org.brakefern.soil.Metal;

/** Looks at each variable's values as a whole: units, values below detection, missing pH. Changes nothing. */
final class ValueScreening {
    static final String PH = Acidity.PH.symbol();

    /** So many names of samples without pH are told. */
    private static final int NAMES = 5;

    /** A single value must exceed the 99th percentile of the others this many times: a slip of unit is 1000. */
    private static final double TIMES = 100;

    /** And lie so many robust standard deviations from the median, on logarithms: hot spots beside a mine are real. */
    private static final double DEVIATIONS = 10;

    /** Of fewer values no percentile can be told. */
    private static final int ENOUGH = 10;

    private final List<Sample> samples;
    private final CensoringRule rule;
    private final List<Finding> findings = new ArrayList<>();

    private ValueScreening(List<Sample> samples, CensoringRule rule) {
        this.samples = samples;
        this.rule = rule;
    }

    /**
     * Looks.
     *
     * @param samples merged, at least one
     * @param rule what stands for a value below detection
     */
    static List<Finding> findings(List<Sample> samples, CensoringRule rule) {
        ValueScreening screening = new ValueScreening(samples, rule);
        for (Metal metal : Metal.values()) {
            screening.censored(metal);
            screening.unit(metal);
        }
        screening.missingPh();
        return screening.findings;
    }

    private Place column(String name) {
        return Place.file(samples.get(0).place().file()).column(name);
    }

    private void censored(Metal metal) {
        List<Measurement> results = samples.stream()
                .map(sample -> sample.metals().get(metal))
                .filter(Objects::nonNull)
                .toList();
        long censored = results.stream().filter(Measurement::isCensored).count();
        if (censored == 0) {
            return;
        }
        boolean all = censored == results.size();
        findings.add(Finding.of(
                all ? FindingCode.ALL_BELOW_DETECTION : FindingCode.BELOW_DETECTION,
                column(metal.symbol()),
                metal.symbol(),
                censored,
                results.size(),
                Amount.percent((double) censored / results.size()),
                "word.censoring." + rule));
    }

    /** Tells a column, or else a single value, that only fits another unit; values below detection are left out. */
    private void unit(Metal metal) {
        List<Sample> quantified =
                samples.stream().filter(sample -> quantified(sample, metal) > 0).toList();
        double[] sorted = quantified.stream()
                .mapToDouble(sample -> quantified(sample, metal))
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return;
        }
        PlausibleRange range = PlausibleRange.of(metal);
        double median = Quantiles.median(sorted);
        if (!range.holds(median)) {
            suspect(
                    column(metal.symbol()),
                    metal,
                    "word.value.median",
                    median,
                    range.low(),
                    range.high(),
                    range.likelyUnit(median));
        } else if (sorted.length > ENOUGH) {
            single(metal, quantified, sorted);
        }
    }

    private void single(Metal metal, List<Sample> quantified, double[] sorted) {
        double[] logs = Arrays.stream(sorted).map(Math::log).toArray();
        double far = Quantiles.median(logs) + DEVIATIONS * Quantiles.robustSd(logs);
        for (Sample sample : quantified) {
            double value = quantified(sample, metal);
            if (Math.log(value) <= far) {
                continue;
            }
            double usual = Quantiles.ofOthers(sorted, Arrays.binarySearch(sorted, value), 0.99);
            if (value >= TIMES * usual) {
                suspect(
                        SampleScreening.at(sample).column(metal.symbol()),
                        metal,
                        "word.value.single",
                        value,
                        sorted[0],
                        usual,
                        "word.unit.microgram_per_kg");
            }
        }
    }

    private void suspect(Place place, Metal metal, String what, double value, double low, double high, String unit) {
        findings.add(Finding.of(
                FindingCode.UNIT_SUSPECT,
                place,
                metal.symbol(),
                what,
                Amount.value(value),
                Amount.value(low),
                Amount.value(high),
                unit));
    }

    /** Returns mg/kg, or 0 where the metal was not measured or is below detection. */
    private static double quantified(Sample sample, Metal metal) {
        return sample.metals().get(metal) instanceof Measurement.Quantified q ? q.mgPerKg() : 0;
    }

    private void missingPh() {
        List<Sample> missing =
                samples.stream().filter(sample -> sample.ph().isEmpty()).toList();
        if (missing.isEmpty()) {
            return;
        }
        String names = missing.stream().limit(NAMES).map(Sample::id).collect(Collectors.joining(", "));
        findings.add(Finding.of(
                FindingCode.PH_MISSING,
                column(PH),
                missing.size(),
                samples.size(),
                missing.size() > NAMES ? names + " …" : names));
    }
}
