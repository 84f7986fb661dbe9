package org.brakefern.cli;

import static org.brakefern.cli.Trouble.goesOn;
import static org.brakefern.cli.Trouble.lacks;
import static org.brakefern.cli.Trouble.stops;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Works, weights and budgets in trouble, end to end. */
class BadLedgerTest {
    private static final String WORKS = "parcel_id,start,end,area_mu,measure\n";

    @TempDir
    private Path folder;

    static Stream<Trouble> whatGoesOn() {
        return Stream.of(
                goesOn(
                        "works on a parcel nobody knows",
                        study -> works(study, "P9,2014-03-01,2014-09-30,10,liming"),
                        "warning  works.csv, line 2, … P9 … [WORK_PARCEL_UNKNOWN]"),
                goesOn(
                        "works larger than their parcel",
                        study -> works(study, "P1,2014-03-01,2014-09-30,40,liming"),
                        "suspect  works.csv, line 2, … [WORK_TOO_LARGE]"),
                goesOn(
                        "works that begin after the day of judgement",
                        study -> works(study, "P1,2031-03-01,,10,liming"),
                        "suspect  works.csv, line 2, … [WORK_IN_FUTURE]"),
                goesOn(
                        "works that end before they begin",
                        study -> works(study, "P1,2014-09-30,2014-03-01,10,liming"),
                        "warning  works.csv, line 2, … [WORK_DATES]"),
                goesOn(
                        "works without a beginning",
                        study -> works(study, "P1,some day,2014-09-30,10,liming"),
                        "warning  works.csv, line 2, … [LEDGER_ROW]"),
                goesOn(
                        "an area that is no number",
                        study -> works(study, "P1,2014-03-01,2014-09-30,ten,liming"),
                        "warning  works.csv, line 2, … [NUMBER_FORMAT]"),
                lacks(
                        "a file of works that is not there",
                        study -> study.with("study.yaml", TinyStudy.YAML + "works: {file: works.csv}\n"),
                        "error  works.csv: … [LEDGER_UNUSABLE]"),
                goesOn("a file of works that is still without one", study -> works(study, "")));
    }

    @ParameterizedTest
    @MethodSource("whatGoesOn")
    void works_in_trouble_are_told_with_their_line_and_the_rest_goes_on(Trouble trouble) throws IOException {
        TinyStudy study = TinyStudy.in(folder.resolve("study"));
        trouble.spoiling().in(study);
        TinyStudy.Ended ended =
                TinyStudy.run("check", study.folder().toString()).withoutTrace();
        assertEquals(trouble.exit(), ended.code(), ended::err);
        assertAll(trouble.words().stream().map(words -> () -> Trouble.assertShown(words, ended.out())));
    }

    static Stream<Trouble> whatStops() {
        return Stream.of(
                stops(
                        "a weight below 0",
                        study -> study.with("study.yaml", TinyStudy.YAML + "priority: {weights: {exceedance: -1}}\n"),
                        "study.yaml, line 8: priority.weights.exceedance must be a number"),
                stops(
                        "weights that are all 0",
                        study -> study.with("study.yaml", TinyStudy.YAML + "priority:\n  weights: " + zeros() + "\n"),
                        "study.yaml, line 9: ",
                        "priority.weights"),
                stops(
                        "a weight of a criterion nobody knows",
                        study -> study.with("study.yaml", TinyStudy.YAML + "priority: {weights: {exceedence: 1}}\n"),
                        "study.yaml, line 8: ",
                        "did you mean priority.weights.exceedance?"),
                stops(
                        "a budget below 0",
                        study -> study.with(
                                "study.yaml",
                                TinyStudy.YAML + "plan: {stages: [{stage: demonstration, budget_yuan: -5}]}\n"),
                        "study.yaml, line 8: ",
                        "budget_yuan must be a number"));
    }

    @ParameterizedTest
    @MethodSource("whatStops")
    void rules_that_cannot_be_are_refused_with_their_line(Trouble trouble) throws IOException {
        TinyStudy study = TinyStudy.in(folder.resolve("study"));
        trouble.spoiling().in(study);
        TinyStudy.Ended ended = study.run(folder.resolve("out")).withoutTrace();
        assertEquals(trouble.exit(), ended.code(), ended::err);
        assertAll(trouble.words().stream().map(words -> () -> Trouble.assertShown("…" + words + "…", ended.err())));
        assertEquals(1, ended.err().lines().count(), ended::err);
    }

    static Stream<Trouble> whatIsComputed() {
        return Stream.of(
                goesOn(
                        "no money at all",
                        study -> study.with(
                                "study.yaml",
                                TinyStudy.YAML + "plan: {stages: [{stage: demonstration, budget_yuan: 0}]}\n"),
                        "  without a year: 2 parcels, 30.00 mu; no year of the plan has any money"),
                goesOn(
                        "a criterion in which all parcels are equal",
                        study -> study.with(
                                "study.yaml",
                                TinyStudy.YAML + "priority:\n  weights: "
                                        + zeros().replace("compactness: 0", "compactness: 1") + "\n"),
                        "ranked: …"));
    }

    @ParameterizedTest
    @MethodSource("whatIsComputed")
    void rules_that_leave_nothing_to_choose_are_computed(Trouble trouble) throws IOException {
        TinyStudy study = TinyStudy.in(folder.resolve("study"));
        trouble.spoiling().in(study);
        TinyStudy.Ended ended = TinyStudy.run("plan", study.folder().toString()).withoutTrace();
        assertEquals(trouble.exit(), ended.code(), ended::err);
        assertAll(trouble.words().stream().map(words -> () -> Trouble.assertShown(words, ended.out() + ended.err())));
    }

    private static void works(TinyStudy study, String row) throws IOException {
        study.with("works.csv", WORKS + (row.isEmpty() ? "" : row + "\n"))
                .with("study.yaml", TinyStudy.YAML + "as_of: 2015-12-31\nworks: {file: works.csv}\n");
    }

    private static String zeros() {
        return "{exceedance: 0, toxic_load: 0, metals_over: 0, exposure: 0, feasibility: 0, area: 0, compactness: 0,"
                + " near_treated: 0, recontamination: 0}";
    }
}
