package org.brakefern.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.geostat.EmpiricalVariogram;
import org.brakefern.geostat.Folds;
import org.brakefern.geostat.Kriging;
import org.brakefern.geostat.Neighbourhood;
import org.brakefern.geostat.Observations;
import org.brakefern.geostat.Variogram;
import org.brakefern.geostat.VariogramShape;
import org.brakefern.soil.CensoringRule;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;
import org.brakefern.survey.Parcel;
import org.brakefern.survey.Survey;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

class EstimationTest {
    /** So smooth that the covariances of neighbours 20 m apart cannot be told from each other. */
    private static final Variogram UNSOLVABLE = Variogram.of(VariogramShape.GAUSSIAN, 0, 1, 50_000);

    private static final Variogram SOLVABLE = Variogram.of(VariogramShape.EXPONENTIAL, 0.1, 1, 60);
    private static final List<Coordinate> PLACES = Plain.places(80, 61);

    /** Regression: a system that only a parcel or a cell meets ended the whole study. */
    @Test
    void a_model_that_cannot_be_solved_gives_way_to_the_next_for_map_and_parcels_alike() {
        KrigedField next = field(Transform.NONE, SOLVABLE, place -> 2, EstimationTest::nobody);
        KrigedField best = field(Transform.NONE, UNSOLVABLE, place -> 2, () -> next);
        Estimation.Estimated estimated = estimate(best, Plain.fields());
        assertSame(next, estimated.models().get(Metal.CD));
        assertEquals(List.of(FindingCode.MODEL_REPLACED), codes(estimated));
        assertEquals(64, estimated.means().size());
        assertEquals(2, estimated.means().get(63).get(Metal.CD).mean(), 1e-12);
        assertEquals(2, estimated.surfaces().get(Metal.CD).mean().value(5, 5), 1e-12);
    }

    @Test
    void where_no_model_can_be_solved_sample_means_stand_in_without_a_map() {
        Values values = Values.of(Plain.samples(PLACES, Metal.CD, place -> 3), Metal.CD, CensoringRule.LIMIT);
        KrigedField last = field(Transform.NONE, UNSOLVABLE, place -> 3, () -> SampleMeans.of(values));
        KrigedField best = field(Transform.NONE, UNSOLVABLE, place -> 3, () -> last);
        Estimation.Estimated estimated = estimate(best, Plain.fields());
        assertInstanceOf(SampleMeans.class, estimated.models().get(Metal.CD));
        assertTrue(estimated.surfaces().isEmpty());
        assertTrue(
                codes(estimated).contains(FindingCode.MODEL_FAILED),
                codes(estimated).toString());
        assertEquals(3, estimated.means().get(0).get(Metal.CD).mean());
    }

    /** Regression: the map was infinite and a parcel ended the study. */
    @Test
    void logarithms_whose_back_transform_no_double_holds_give_way_to_the_next_model() {
        KrigedField next = field(Transform.NONE, SOLVABLE, place -> 2, EstimationTest::nobody);
        KrigedField best = field(Transform.LOG, SOLVABLE, place -> 800, () -> next);
        assertSame(next, estimate(best, Plain.fields()).models().get(Metal.CD));
    }

    @Test
    void a_mean_below_nothing_is_taken_as_nothing_and_said() {
        // falls steeply to 0.1 at 260 m and would fall on beyond the samples
        ToDoubleFunction<Coordinate> slope = place -> Math.max(0.1, 20 * (1 - place.x / 260));
        Variogram smooth = Variogram.of(VariogramShape.GAUSSIAN, 1e-4, 40, 250);
        List<Coordinate> west = PLACES.stream().filter(place -> place.x < 262).toList();
        KrigedField field = field(Metal.CD, Transform.NONE, smooth, west, slope, EstimationTest::nobody);
        Estimation.Estimated estimated = estimate(field, Plain.fields());
        List<Finding> negative = estimated.findings().stream()
                .filter(finding -> finding.code() == FindingCode.NEGATIVE_MEAN)
                .toList();
        long zeros = estimated.means().stream()
                .filter(means -> means.get(Metal.CD).mean() == 0)
                .count();
        assertTrue(zeros > 0);
        assertEquals(List.of("Cd", "" + zeros), negative.get(0).details());
        Grid map = estimated.surfaces().get(Metal.CD).mean();
        for (int row = 0; row < map.rows(); row++) {
            for (int column = 0; column < map.columns(); column++) {
                assertTrue(!(map.value(row, column) < 0));
            }
        }
    }

    @Test
    void parcels_beyond_the_reach_of_every_sample_are_counted_and_marked() {
        KrigedField field = field(Transform.NONE, SOLVABLE, place -> 1 + place.x, EstimationTest::nobody);
        List<Parcel> parcels = new ArrayList<>(Plain.fields());
        parcels.add(Plain.field("far", 2_000, 0, 50));
        Estimation.Estimated estimated = estimate(field, parcels);
        assertEquals(Basis.EXTRAPOLATED, estimated.means().get(64).get(Metal.CD).basis());
        assertEquals(List.of("Cd", "1"), estimated.findings().get(0).details());
        assertEquals(List.of(FindingCode.EXTRAPOLATED), codes(estimated));
        assertEquals(List.of(FindingCode.NO_PARCEL_NEAR_SAMPLES), codes(estimate(field, List.of(parcels.get(64)))));
    }

    @Test
    void means_of_samples_that_lie_in_no_parcel_are_extrapolated_but_not_blamed_on_coordinate_systems() {
        Values values = Values.of(Plain.samples(PLACES, Metal.CD, place -> place.x), Metal.CD, CensoringRule.LIMIT);
        List<Parcel> beside = List.of(Plain.field("beside", 410, 0, 50));
        assertEquals(List.of(FindingCode.EXTRAPOLATED), codes(estimate(SampleMeans.of(values), beside)));
    }

    /** Theorem: a parcel's estimate has nothing to do with the other parcels. */
    @Test
    void one_more_parcel_far_away_changes_no_bit_of_any_other_estimate() {
        KrigedField field = field(Transform.LOG, SOLVABLE, Plain.hills(0.1, 7), EstimationTest::nobody);
        List<Parcel> more = new ArrayList<>(Plain.fields());
        more.add(0, Plain.field("far", 1_000, 700, 50));
        List<Map<Variable, ParcelEstimate>> before =
                estimate(field, Plain.fields()).means();
        List<Map<Variable, ParcelEstimate>> after = estimate(field, more).means();
        assertEquals(before, after.subList(1, after.size()));
    }

    private static FieldModel nobody() {
        throw new AssertionError("no other model is needed");
    }

    private static KrigedField field(
            Transform transform,
            Variogram variogram,
            ToDoubleFunction<Coordinate> value,
            Supplier<FieldModel> otherwise) {
        return field(Metal.CD, transform, variogram, PLACES, value, otherwise);
    }

    private static KrigedField field(
            Variable variable,
            Transform transform,
            Variogram variogram,
            List<Coordinate> places,
            ToDoubleFunction<Coordinate> value,
            Supplier<FieldModel> otherwise) {
        Observations observations = Observations.of(
                places.stream().mapToDouble(Coordinate::getX).toArray(),
                places.stream().mapToDouble(Coordinate::getY).toArray(),
                places.stream().mapToDouble(value).toArray());
        return new KrigedField(
                variable,
                new ChosenModel(
                        transform,
                        transform.scale(variable, new double[] {1, 2}),
                        Trend.NONE,
                        EmpiricalVariogram.of(observations),
                        Kriging.ordinary(variogram, observations, Neighbourhood.nearest(16)),
                        Folds.leaveOneOut(places.size())),
                new CrossValidated(List.of(), 0, 0, 0, 1, 0.9),
                List.of(),
                otherwise);
    }

    private static Estimation.Estimated estimate(FieldModel model, List<Parcel> parcels) {
        Survey survey = new Survey("EPSG:4545", parcels, List.of());
        return Estimation.estimate(survey, Map.of(model.variable(), model), MappingRules.DEFAULT);
    }

    private static List<FindingCode> codes(Estimation.Estimated estimated) {
        return estimated.findings().stream().map(Finding::code).toList();
    }
}
