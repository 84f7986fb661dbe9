package org.brakefern.survey;

import static org.brakefern.survey.Given.parcel;
import static org.brakefern.survey.Given.rectangle;
import static org.brakefern.survey.Given.sample;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Place;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.Measurement;
import org.brakefern.soil.Metal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Theorems that hold for every survey, tried on surveys full of defects. */
class ScreeningTest {

    /** Crowded rows: shared names, shared places, chains, repetitions, values below detection, strays. */
    private static Survey defective(long seed) {
        Random random = new Random(seed);
        List<Parcel> parcels = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            parcels.add(rectangle(
                    "P" + random.nextInt(50), random.nextInt(300), random.nextInt(300), 5 + random.nextInt(20), 10));
        }
        parcels.add(parcel("bow", "POLYGON ((400 0, 420 20, 420 0, 400 20, 400 0))"));
        parcels.add(parcel(
                "twice", "POLYGON ((500 0, 520 0, 520 20, 500 20, 500 0, 510 -5, 530 10, 510 30, 495 10, 500 0))"));
        parcels.add(rectangle("same", 600, 0, 20, 20));
        parcels.add(rectangle("same", 600, 0, 20, 20));
        parcels.add(parcel("line", "LINESTRING (0 0, 5 5)"));
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String cadmium =
                    random.nextInt(4) == 0 ? "<0.1" : String.format(Locale.ROOT, "%.3f", 0.1 + random.nextDouble());
            String ph = String.format(Locale.ROOT, "%.2f", 4 + 11 * random.nextDouble());
            double x = random.nextInt(40) * 0.3 + random.nextInt(20) * 15;
            double y = random.nextInt(4) * 0.2 + random.nextInt(3) * 70;
            String name = "S" + random.nextInt(120);
            if (i > 0 && i % 6 == 0) { // a second or third analysis of the sample before
                Sample before = samples.get(i - 1);
                name = before.id();
                x = before.x() + 0.1 * random.nextInt(2);
                y = before.y();
            }
            samples.add(sample(name, x, y, "Cd " + cadmium + ", pH " + ph));
        }
        samples.add(sample("far", 9_000, 0, "Cd 1"));
        samples.add(sample("nothing", 5, 5, ""));
        samples.add(samples.get(3));
        return new Survey("EPSG:4545", parcels, samples);
    }

    private static Screening.Screened screen(Survey survey) {
        return Screening.screen(survey, ScreeningRules.DEFAULT);
    }

    private static Survey shuffled(Survey survey, long seed) {
        List<Parcel> parcels = new ArrayList<>(survey.parcels());
        List<Sample> samples = new ArrayList<>(survey.samples());
        Collections.shuffle(parcels, new Random(seed));
        Collections.shuffle(samples, new Random(seed + 1));
        return new Survey(survey.crs(), parcels, samples);
    }

    /** Everything of a sample but the suffix that depends on which of two places is the first in the file. */
    private static List<String> values(Survey survey) {
        return survey.samples().stream()
                .map(s -> s.id().replaceAll("#.*", "") + " " + s.x() + " " + s.y() + " " + s.ph() + s.metals()
                        + s.analyses() + s.date())
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void screening_twice_is_screening_once(long seed) {
        Screening.Screened once = screen(defective(seed));
        Screening.Screened twice = screen(once.usable());
        assertEquals(once.usable(), twice.usable());
        Set<FindingCode> settled = Set.of(
                FindingCode.PH_RANGE,
                FindingCode.REPEATED_ROW,
                FindingCode.DUPLICATE_ANALYSES,
                FindingCode.COINCIDENT_SAMPLES,
                FindingCode.SAMPLE_ID_REUSED,
                FindingCode.SAMPLE_OUTSIDE,
                FindingCode.SAMPLE_EMPTY,
                FindingCode.PARCEL_EMPTY,
                FindingCode.PARCEL_REPAIRED,
                FindingCode.PARCEL_INVALID,
                FindingCode.PARCEL_ID_REPEATED);
        Set<FindingCode> first = codes(once);
        assertTrue(first.containsAll(settled), () -> settled + " must all occur in the example, but only " + first);
        assertTrue(
                Collections.disjoint(codes(twice), settled), () -> codes(twice).toString());
    }

    private static Set<FindingCode> codes(Screening.Screened screened) {
        Set<FindingCode> codes = new HashSet<>();
        screened.findings().forEach(finding -> codes.add(finding.code()));
        return codes;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void the_order_of_rows_changes_no_value_and_no_laboratory_error(long seed) {
        Survey survey = defective(seed);
        Screening.Screened screened = screen(survey);
        Screening.Screened other = screen(shuffled(survey, seed));
        assertEquals(values(screened.usable()), values(other.usable()));
        assertEquals(Set.of(Metal.CD, Acidity.PH), screened.analyticalErrors().keySet());
        assertEquals(screened.analyticalErrors(), other.analyticalErrors());
        assertEquals(outlines(screened.usable()), outlines(other.usable()));
    }

    private static List<String> outlines(Survey survey) {
        return survey.parcels().stream()
                .map(p -> p.id().replaceAll("#.*", "") + p.geometry().norm())
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void the_same_survey_gives_the_same_result_to_the_last_word(long seed) {
        assertEquals(screen(defective(seed)), screen(defective(seed)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void area_kept_and_area_dropped_add_up_to_what_was_read(long seed) {
        Survey survey = defective(seed);
        Screening.Screened screened = screen(survey);
        double read = survey.parcels().stream()
                .mapToDouble(p -> p.geometry().getDimension() < 2 ? 0 : PolygonRepair.evenOddArea(p.geometry()))
                .sum();
        double invalid = screened.findings().stream()
                .filter(f -> f.code() == FindingCode.PARCEL_INVALID)
                .mapToDouble(f -> area(survey, f.place().feature()))
                .sum();
        double repeated = screened.findings().stream()
                .filter(f -> f.code() == FindingCode.PARCEL_ID_REPEATED)
                .filter(f -> f.details().get(2).equals("word.parcel.same_outline"))
                .mapToDouble(f -> area(survey, f.place().feature()))
                .sum();
        double kept = screened.usable().areaMu() * Parcel.SQUARE_METRES_PER_MU;
        assertTrue(invalid > 0 && repeated > 0);
        assertEquals(read, kept + invalid + repeated, 1e-6);
    }

    private static double area(Survey survey, String id) {
        return survey.parcels().stream()
                .filter(parcel -> parcel.id().equals(id))
                .mapToDouble(parcel -> PolygonRepair.evenOddArea(parcel.geometry()))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void kept_samples_have_distinct_names_and_lie_apart(long seed) {
        List<Sample> kept = screen(defective(seed)).usable().samples();
        assertEquals(kept.size(), kept.stream().map(Sample::id).distinct().count());
        for (Sample one : kept) {
            for (Sample other : kept) {
                assertTrue(one == other
                        || Math.hypot(one.x() - other.x(), one.y() - other.y())
                                > ScreeningRules.DEFAULT.mergeWithinM());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void no_analysis_is_lost(long seed) {
        Survey survey = defective(seed);
        Screening.Screened screened = screen(survey);
        long dropped = screened.findings().stream()
                .filter(f -> Set.of(FindingCode.REPEATED_ROW, FindingCode.SAMPLE_EMPTY, FindingCode.SAMPLE_OUTSIDE)
                        .contains(f.code()))
                .count(); // every row but the empty one holds Cd
        int analyses = screened.usable().samples().stream()
                .mapToInt(sample -> sample.analyses(Metal.CD))
                .sum();
        assertEquals(survey.samples().size(), analyses + dropped);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_mean_lies_between_the_smallest_and_the_largest_of_its_values(long seed) {
        Survey survey = defective(seed);
        for (Sample kept : screen(survey).usable().samples()) {
            double mean = kept.metals().get(Metal.CD).substitutedBy(ScreeningRules.DEFAULT.censoring());
            assertTrue(mean >= 0.05 && mean <= 1.1);
        }
        assertFalse(screen(survey).usable().samples().stream()
                .noneMatch(s -> s.metals().get(Metal.CD) instanceof Measurement.BelowDetection));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void kept_rows_and_findings_are_in_order(long seed) {
        Survey numbered = numbered(defective(seed));
        Screening.Screened screened = screen(numbered);
        List<Finding> sorted = new ArrayList<>(screened.findings());
        sorted.sort(Finding.ORDER);
        assertEquals(sorted, screened.findings());
        List<Integer> lines =
                screened.usable().parcels().stream().map(p -> p.place().line()).toList();
        assertEquals(lines.stream().sorted(Comparator.naturalOrder()).toList(), lines);
    }

    private static Survey numbered(Survey survey) {
        List<Parcel> parcels = new ArrayList<>();
        for (Parcel p : survey.parcels()) {
            parcels.add(new Parcel(
                    p.id(),
                    p.township(),
                    p.village(),
                    p.hamlet(),
                    p.landUse(),
                    p.geometry(),
                    p.statedAreaMu(),
                    new Place("parcels.csv", parcels.size() + 2, "", "")));
        }
        return new Survey(survey.crs(), parcels, survey.samples());
    }
}
