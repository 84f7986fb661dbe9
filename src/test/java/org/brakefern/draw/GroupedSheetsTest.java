package org.brakefern.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.brakefern.check.Language;
import org.brakefern.check.Texts;
import org.brakefern.plan.Plan;
import org.brakefern.plan.PlanRules;
import org.brakefern.plan.Stage;
import org.brakefern.priority.Exclusion;
import org.brakefern.progress.Status;
import org.brakefern.risk.RiskClass;
import org.brakefern.study.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Theorems: what must hold of the sheets that sort parcels into groups. */
class GroupedSheetsTest {
    private static final Result RESULT = ImaginedValley.longOneWithWorks();
    private static final Texts TEXTS = Texts.in(Language.EN);

    static Stream<BiFunction<Result, Texts, Grouping>> sheets() {
        return Stream.of(
                ClassSheet::grouping,
                DriverSheet::grouping,
                PrioritySheet::grouping,
                PlanSheet::grouping,
                StatusSheet::grouping);
    }

    private static Legend legend(Grouping grouping) {
        return grouping.legend("", TEXTS, "");
    }

    /** Every legend row by its label, without what stands below. */
    private static Map<String, Double> areas(Grouping grouping) {
        return legend(grouping).rows().stream()
                .collect(Collectors.toMap(row -> row.label().split("\n")[0], Legend.Row::areaMu));
    }

    @ParameterizedTest
    @MethodSource("sheets")
    void areas_of_a_legend_add_up_to_all_land(BiFunction<Result, Texts, Grouping> sheet) {
        Legend legend = legend(sheet.apply(RESULT, TEXTS));
        assertEquals(RESULT.survey().areaMu(), legend.areaMu(), 0.1);
        assertEquals(RESULT.survey().areaMu(), legend.total().get(0).areaMu(), 0.1);
    }

    /** Each printed figure is rounded to a tenth, so the sum is off by half a tenth per row at most. */
    @ParameterizedTest
    @MethodSource("sheets")
    void printed_areas_and_parcels_add_up_to_the_printed_total(BiFunction<Result, Texts, Grouping> sheet) {
        Legend legend = legend(sheet.apply(RESULT, TEXTS));
        for (int column : List.of(0, 1)) {
            double sum = legend.rows().stream()
                    .mapToDouble(row -> figure(row, column))
                    .sum();
            double tolerance = column == 0 ? 0 : 0.05 * (legend.rows().size() + 1);
            assertEquals(figure(legend.total().get(0), column), sum, tolerance + 1e-9);
        }
    }

    private static double figure(Legend.Row row, int column) {
        return Double.parseDouble(row.figures().get(column).replace(",", ""));
    }

    @Test
    void rows_of_the_plan_hold_what_the_plan_says_of_its_years() {
        Map<String, Double> rows = areas(PlanSheet.grouping(RESULT, TEXTS));
        for (Plan.PlanYear year : RESULT.plan().years()) {
            assertEquals(year.areaMu(), rows.get(String.valueOf(year.year())), 1e-6);
        }
        assertEquals(excluded(Exclusion.NO_CONSENT), rows.get("No consent"), 1e-6);
        assertEquals(excluded(Exclusion.NO_ACCESS), rows.get("Too steep or far from a road"), 1e-6);
        assertEquals(excluded(Exclusion.UNDER_WAY), rows.get("Under way"), 1e-6);
    }

    private static double excluded(Exclusion reason) {
        return IntStream.range(0, RESULT.parcels().size())
                .filter(i -> RESULT.priorities()
                        .get(i)
                        .excludedBecause()
                        .filter(reason::equals)
                        .isPresent())
                .mapToDouble(i -> RESULT.parcels().get(i).parcel().areaMu())
                .sum();
    }

    @Test
    void rows_of_the_status_sheet_hold_what_progress_says_and_split_off_class_1() {
        Map<String, Double> rows = areas(StatusSheet.grouping(RESULT, TEXTS));
        Map<Status, Double> areas = RESULT.progress().areaMuByStatus();
        assertEquals(areas.get(Status.DONE), rows.get("Done"), 1e-6);
        assertEquals(areas.get(Status.UNDER_WAY), rows.get("Under way"), 1e-6);
        assertEquals(areas.get(Status.PLANNED), rows.get("Planned"), 1e-6);
        assertEquals(areas.get(Status.EXCLUDED), rows.get("Excluded"), 1e-6);
        double untreated = rows.get("Untreated, not planned") + rows.get("Class 1: nothing to clean");
        assertEquals(areas.get(Status.UNTREATED), untreated, 1e-6);
        assertTrue(rows.get("Class 1: nothing to clean") > 0);
    }

    @Test
    void a_better_rank_is_never_in_a_later_class_and_equal_ranks_share_one() {
        Grouping grouping = PrioritySheet.grouping(RESULT, TEXTS);
        List<Integer> ranked = IntStream.range(0, RESULT.priorities().size())
                .filter(i -> RESULT.priorities().get(i).rank().isPresent())
                .boxed()
                .sorted(Comparator.comparingInt(GroupedSheetsTest::rank))
                .toList();
        for (int i = 1; i < ranked.size(); i++) {
            int before = grouping.ofParcel().get(ranked.get(i - 1));
            int after = grouping.ofParcel().get(ranked.get(i));
            boolean equal = rank(ranked.get(i - 1)) == rank(ranked.get(i));
            assertTrue(equal ? before == after : before <= after);
        }
    }

    private static int rank(int parcel) {
        return RESULT.priorities().get(parcel).rank().orElseThrow();
    }

    @Test
    void the_first_class_holds_a_tenth_of_the_ranked_land_give_or_take_a_parcel() {
        double ranked = IntStream.range(0, RESULT.priorities().size())
                .filter(i -> RESULT.priorities().get(i).rank().isPresent())
                .mapToDouble(i -> RESULT.parcels().get(i).parcel().areaMu())
                .sum();
        double largest = RESULT.parcels().stream()
                .mapToDouble(parcel -> parcel.parcel().areaMu())
                .max()
                .orElseThrow();
        assertEquals(0.1 * ranked, areas(PrioritySheet.grouping(RESULT, TEXTS)).get("First 10 %"), 20 * largest);
    }

    @Test
    void parcels_whose_class_is_not_firm_are_marked_and_counted_beside_the_rows() {
        Grouping grouping = ClassSheet.grouping(RESULT, TEXTS);
        List<Integer> open = IntStream.range(0, RESULT.parcels().size())
                .filter(i -> RESULT.parcels().get(i).judgement().isInterval())
                .boxed()
                .toList();
        assertTrue(!open.isEmpty());
        assertEquals(open, grouping.marks().get(0).members());
        assertEquals(RESULT.survey().areaMu(), legend(grouping).areaMu(), 1e-6);
    }

    @Test
    void the_driver_is_told_of_land_above_a_limit_only() {
        Grouping grouping = DriverSheet.grouping(RESULT, TEXTS);
        for (int i = 0; i < RESULT.parcels().size(); i++) {
            boolean clean = RESULT.parcels().get(i).judgement().riskClass() == RiskClass.PRIORITY_PROTECTION;
            String label = grouping.groups().get(grouping.ofParcel().get(i)).label();
            assertEquals(clean, label.equals("Class 1: nothing above a limit"));
        }
    }

    /** A horizon of fifteen years is more than a ramp can tell apart. */
    @Test
    void many_years_share_colours_but_never_across_stages() {
        List<PlanRules.StageRule> stages = new ArrayList<>();
        stages.add(stage(Stage.DEMONSTRATION, 3));
        stages.add(stage(Stage.PROMOTION, 5));
        stages.add(stage(Stage.FULL_COVERAGE, 7));
        PlanRules rules = new PlanRules(OptionalInt.of(2016), 1, stages);
        Plan plan = Plan.by(RESULT.survey().parcels(), RESULT.priorities(), rules, 2016);
        Result longer = with(plan);
        Grouping grouping = PlanSheet.grouping(longer, TEXTS);
        List<String> labels = grouping.groups().stream()
                .map(Grouping.Group::label)
                .filter(label -> label.startsWith("20"))
                .toList();
        assertEquals(
                List.of(
                        "2016 to 2018\nDemonstration",
                        "2019 to 2021\nPromotion",
                        "2022 to 2023\nPromotion",
                        "2024 to 2026\nFull coverage",
                        "2027 to 2029\nFull coverage",
                        "2030\nFull coverage"),
                labels);
        assertEquals(RESULT.survey().areaMu(), legend(grouping).areaMu(), 0.1);
    }

    private static PlanRules.StageRule stage(Stage stage, int years) {
        return new PlanRules.StageRule(
                stage, years, OptionalDouble.of(0.3), OptionalDouble.empty(), OptionalDouble.empty());
    }

    private static Result with(Plan plan) {
        return new Result(
                RESULT.survey(),
                RESULT.settings(),
                RESULT.models(),
                RESULT.surfaces(),
                RESULT.parcels(),
                RESULT.samples(),
                RESULT.summaries(),
                RESULT.indices(),
                RESULT.units(),
                RESULT.crops(),
                RESULT.priorities(),
                plan,
                RESULT.progress(),
                RESULT.certainty(),
                RESULT.findings());
    }

    @Test
    void a_parcel_in_no_group_is_refused() {
        Grouping grouping = ClassSheet.grouping(RESULT, TEXTS);
        List<Integer> wrong = new ArrayList<>(grouping.ofParcel());
        wrong.set(5, -1);
        assertThrows(
                IllegalArgumentException.class,
                () -> new Grouping(grouping.parcels(), grouping.groups(), wrong, List.of()));
    }

    @ParameterizedTest
    @EnumSource
    void every_stage_status_and_reason_has_a_word(Language language) {
        Texts texts = Texts.in(language);
        for (Stage stage : Stage.values()) {
            assertTrue(texts.has("stage." + stage.code()), stage.code());
        }
        for (Status status : Status.values()) {
            assertTrue(texts.has("status." + status.code()), status.code());
        }
        for (Exclusion reason : Exclusion.values()) {
            assertTrue(texts.has("excluded." + reason.code()), reason.code());
        }
    }
}
