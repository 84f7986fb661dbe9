package org.brakefern.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import org.brakefern.priority.Exclusion;
import org.brakefern.risk.MetalJudgement;
import org.brakefern.risk.ParcelCertainty;
import org.brakefern.risk.ParcelRisk;
import org.brakefern.risk.RiskClass;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;
import org.brakefern.study.Result;
import org.brakefern.surface.ParcelEstimate;
import org.brakefern.vector.CellKind;

/**
 * The table that is the file {@code parcels.csv} and the layer {@code parcels}. Columns of a later stage come after those
 * of an earlier one, so that a shorter table is the beginning of a longer one.
 */
final class ParcelTable {
    private ParcelTable() {}

    /** Returns the parcels, in the order of the survey, with the columns up to a stage. */
    static Table<ParcelRow> of(Result result, Extent extent) {
        List<Column<ParcelRow>> columns = new ArrayList<>(assessed(result));
        if (extent.includes(Extent.RANK)) {
            columns.add(Column.realIfKnown("score", row -> row.priority().score()));
            columns.add(Column.integerIfKnown("rank", row -> row.priority().rank()));
            columns.add(Column.text(
                    "excluded_because",
                    row -> row.priority().excludedBecause().map(Exclusion::code).orElse("")));
        }
        if (extent.includes(Extent.PLAN)) {
            columns.add(Column.integerIfKnown("plan_year", row -> row.planned()
                    .map(planned -> OptionalInt.of(planned.year()))
                    .orElse(OptionalInt.empty())));
            columns.add(Column.text(
                    "plan_stage",
                    row -> row.planned().map(planned -> planned.stage().code()).orElse("")));
        }
        if (extent.includes(Extent.PROGRESS)) {
            columns.add(Column.text("status", row -> row.status().code()));
        }
        return new Table<>(columns, ParcelRow.of(result));
    }

    private static List<Column<ParcelRow>> assessed(Result result) {
        List<Column<ParcelRow>> columns = new ArrayList<>(List.of(
                Column.text("parcel_id", row -> row.parcel().id()),
                Column.text("township", row -> row.parcel().township()),
                Column.text("village", row -> row.parcel().village()),
                Column.text("hamlet", row -> row.parcel().hamlet()),
                Column.text("land_use", row -> row.parcel().landUse().code()),
                Column.real("area_mu", row -> row.parcel().areaMu())));
        if (isEstimated(result, Acidity.PH)) {
            columns.add(estimate("ph_mean", Acidity.PH, estimate -> OptionalDouble.of(estimate.mean())));
            columns.addAll(span(result, Acidity.PH));
        }
        Arrays.stream(Metal.values()).forEach(metal -> columns.addAll(metal(result, metal)));
        columns.addAll(List.of(
                Column.integer(
                        "class", row -> row.risk().judgement().riskClass().number()),
                Column.integer(
                        "class_mildest", row -> row.risk().judgement().mildest().number()),
                Column.text("basis", row -> row.risk().basis().code()),
                Column.text("driver", row -> row.risk().judgement().driver().symbol())));
        columns.addAll(certainty(result));
        if (result.indices().stream()
                .anyMatch(indices -> indices.potentialRisk().isPresent())) {
            columns.add(Column.realIfKnown("ri", row -> row.indices().potentialRisk()));
        }
        if (result.indices().stream().anyMatch(indices -> indices.nemerow().isPresent())) {
            columns.add(Column.realIfKnown("p_nemerow", row -> row.indices().nemerow()));
        }
        return columns;
    }

    private static List<Column<ParcelRow>> metal(Result result, Metal metal) {
        List<Column<ParcelRow>> columns = new ArrayList<>();
        if (isEstimated(result, metal)) {
            columns.add(estimate(metal.code() + "_mean", metal, estimate -> OptionalDouble.of(estimate.mean())));
            columns.add(estimate(metal.code() + "_se", metal, ParcelEstimate::standardError));
        }
        if (result.parcels().stream().anyMatch(risk -> judged(risk, metal).isPresent())) {
            columns.add(new Column<>(metal.code() + "_tier", CellKind.INTEGER, row -> judged(row.risk(), metal)
                    .map(one -> one.tier().number())));
            columns.add(new Column<>(metal.code() + "_ratio", CellKind.REAL, row -> judged(row.risk(), metal)
                    .map(MetalJudgement::exceedanceRatio)));
        }
        columns.addAll(span(result, metal));
        addShare(columns, result, metal, "_p_screening", ParcelCertainty::aboveScreening);
        addShare(columns, result, metal, "_p_intervention", ParcelCertainty::aboveIntervention);
        addShare(columns, result, metal, "_area_screening", ParcelCertainty::areaAboveScreening);
        addShare(columns, result, metal, "_area_intervention", ParcelCertainty::areaAboveIntervention);
        return columns;
    }

    private static List<Column<ParcelRow>> span(Result result, Variable variable) {
        if (!isSure(result, sure -> sure.spans().containsKey(variable))) {
            return List.of();
        }
        return List.of(
                sure(
                        variable.code() + "_p05",
                        sure -> sure.spans().get(variable).p05()),
                sure(
                        variable.code() + "_p95",
                        sure -> sure.spans().get(variable).p95()));
    }

    /** Adds a probability or share by metal, where some parcel has one. */
    private static void addShare(
            List<Column<ParcelRow>> columns,
            Result result,
            Metal metal,
            String suffix,
            Function<ParcelCertainty, Map<Metal, Double>> shares) {
        if (isSure(result, sure -> shares.apply(sure).containsKey(metal))) {
            columns.add(new Column<>(metal.code() + suffix, CellKind.REAL, row -> row.certainty()
                    .map(sure -> shares.apply(sure).get(metal))));
        }
    }

    private static List<Column<ParcelRow>> certainty(Result result) {
        if (result.certainty().isEmpty()) {
            return List.of();
        }
        List<Column<ParcelRow>> columns = new ArrayList<>();
        for (RiskClass one : RiskClass.values()) {
            columns.add(sure("p_class" + one.number(), sure -> sure.classes().get(one)));
        }
        for (Metal metal : result.settings().categoryMetals()) {
            if (isSure(result, sure -> sure.drivers().containsKey(metal))) {
                columns.add(
                        sure("p_driver_" + metal.code(), sure -> sure.drivers().getOrDefault(metal, 0.0)));
            }
        }
        columns.add(sure("regret", ParcelCertainty::regret));
        columns.add(new Column<>(
                "sample_first", CellKind.INTEGER, row -> row.certainty().map(sure -> sure.sampleFirst() ? 1 : 0)));
        return columns;
    }

    private static Column<ParcelRow> sure(String name, Function<ParcelCertainty, Double> number) {
        return new Column<>(name, CellKind.REAL, row -> row.certainty().map(number));
    }

    private static boolean isSure(Result result, Predicate<ParcelCertainty> wanted) {
        return result.certainty()
                .filter(sure -> sure.parcels().stream().anyMatch(wanted))
                .isPresent();
    }

    private static Optional<MetalJudgement> judged(ParcelRisk risk, Metal metal) {
        return Optional.ofNullable(risk.judgement().metals().get(metal));
    }

    private static boolean isEstimated(Result result, Variable variable) {
        return result.parcels().stream().anyMatch(risk -> risk.estimates().containsKey(variable));
    }

    private static Column<ParcelRow> estimate(
            String name, Variable variable, Function<ParcelEstimate, OptionalDouble> number) {
        return Column.realIfKnown(name, row -> {
            ParcelEstimate estimate = row.risk().estimates().get(variable);
            return estimate == null ? OptionalDouble.empty() : number.apply(estimate);
        });
    }
}
