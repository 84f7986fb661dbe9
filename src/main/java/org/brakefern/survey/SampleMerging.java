package org.brakefern.survey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Place;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.Variable;

/**
 * Turns rows into samples of distinct places: drops repeated rows, averages several analyses of one sample, merges
 * samples at one place, and gives a name used at two places to one of them only.
 *
 * <p>Only analyses under one name and one date tell the laboratory's error. Samples of different names at one place do
 * not enter it: they are two handfuls of soil, dug perhaps on two days, and their difference holds the variation of the
 * soil within the merging distance as well. Taken for laboratory error it would be filtered out of the map as noise,
 * although it is a property of the field.
 */
final class SampleMerging {
    /** So many names of samples at one place are told. */
    private static final int NAMES = 10;

    private final ScreeningRules rules;
    private final List<Finding> findings = new ArrayList<>();
    private final List<List<Sample>> analysed = new ArrayList<>();
    private int averagedSamples;
    private int averagedRows;

    private SampleMerging(ScreeningRules rules) {
        this.rules = rules;
    }

    /**
     * What merging yields.
     *
     * @param samples of distinct places and names, in the order of their first row
     * @param analyticalErrors the laboratory's error
     * @param findings in no particular order
     */
    record Merged(List<Sample> samples, Map<Variable, AnalyticalError> analyticalErrors, List<Finding> findings) {}

    /**
     * Merges.
     *
     * @param rows each with at least one usable value
     */
    static Merged merge(List<Sample> rows, ScreeningRules rules) {
        SampleMerging merging = new SampleMerging(rules);
        List<Sample> places = SamplePlaces.of(merging.withoutRepetitions(rows), rules.mergeWithinM()).stream()
                .map(merging::one)
                .toList();
        Map<Variable, AnalyticalError> errors = LaboratoryError.pooled(merging.analysed);
        if (merging.averagedSamples > 0) {
            merging.findings.add(merging.duplicates(rows.get(0).place().file(), errors));
        }
        List<Sample> named = merging.unique(rows, places);
        return new Merged(named, errors, List.copyOf(merging.findings));
    }

    private List<Sample> withoutRepetitions(List<Sample> rows) {
        Map<Sample, Sample> seen = new HashMap<>();
        List<Sample> distinct = new ArrayList<>();
        for (Sample row : rows) {
            Sample earlier = seen.putIfAbsent(placeless(row), row);
            if (earlier == null) {
                distinct.add(row);
            } else {
                findings.add(Finding.of(
                        FindingCode.REPEATED_ROW, SampleScreening.at(row), Amount.reference(earlier.place())));
            }
        }
        return distinct;
    }

    private static Sample placeless(Sample row) {
        return new Sample(
                row.id(), row.x(), row.y(), row.date(), row.ph(), row.metals(), row.analyses(), Place.study());
    }

    /** Makes one sample of all rows of a place: first the analyses of each name, then the names. */
    private Sample one(List<Sample> group) {
        Map<String, List<Sample>> byName = SamplePlaces.byName(group);
        byName.values().stream().filter(set -> set.size() > 1).forEach(this::note);
        List<Sample> samples = byName.values().stream()
                .map(set -> Averaging.of(set, rules.censoring()))
                .toList();
        Sample one = Averaging.of(samples, rules.censoring());
        if (samples.size() > 1) {
            findings.add(Finding.of(
                    FindingCode.COINCIDENT_SAMPLES,
                    SampleScreening.at(one),
                    some(byName.keySet()),
                    Amount.value(rules.mergeWithinM()),
                    one.id()));
        }
        return one;
    }

    /** Returns the names, of many the first and how many there are. */
    private static String some(Set<String> names) {
        String first = names.stream().limit(NAMES).collect(Collectors.joining(", "));
        return names.size() > NAMES ? first + " … (" + names.size() + ")" : first;
    }

    private void note(List<Sample> set) {
        averagedSamples++;
        averagedRows += set.size();
        SamplePlaces.byDate(set).stream().filter(same -> same.size() > 1).forEach(analysed::add);
    }

    private Finding duplicates(String file, Map<Variable, AnalyticalError> errors) {
        String spreads = errors.entrySet().stream()
                .map(entry -> spread(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
        return Finding.of(
                FindingCode.DUPLICATE_ANALYSES,
                Place.file(file),
                averagedSamples,
                averagedRows,
                spreads.isEmpty() ? "–" : spreads);
    }

    private static String spread(Variable variable, AnalyticalError error) {
        return variable == Acidity.PH
                ? variable.symbol() + " ±" + Amount.value(Math.sqrt(error.variance()))
                : variable.symbol() + " " + Amount.percent(LaboratoryError.relativeSd(error)) + " %";
    }

    private List<Sample> unique(List<Sample> rows, List<Sample> places) {
        Names names = new Names(rows.stream().map(Sample::id).toList());
        Map<String, Sample> first = new HashMap<>();
        List<Sample> named = new ArrayList<>();
        for (Sample sample : places) {
            Sample earlier = first.putIfAbsent(sample.id(), sample);
            if (earlier == null) {
                named.add(sample);
                continue;
            }
            String name = names.another(sample.id());
            named.add(sample.named(name));
            findings.add(Finding.of(
                    FindingCode.SAMPLE_ID_REUSED,
                    SampleScreening.at(sample),
                    sample.id(),
                    Amount.reference(earlier.place()),
                    Amount.distance(Math.hypot(sample.x() - earlier.x(), sample.y() - earlier.y())),
                    name));
        }
        return named;
    }
}
