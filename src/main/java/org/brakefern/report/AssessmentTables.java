package org.brakefern.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.brakefern.risk.CropEvidence;
import org.brakefern.risk.CropState;
import org.brakefern.risk.MetalIndices;
import org.brakefern.risk.ParcelIndices;
import org.brakefern.risk.RiskClass;
import org.brakefern.risk.UnitCategory;
import org.brakefern.soil.CensoringRule;
import org.brakefern.soil.Contaminant;
import org.brakefern.soil.Measurement;
import org.brakefern.soil.Metal;
import org.brakefern.standard.FoodLimit;
import org.brakefern.standard.IndexGrade;
import org.brakefern.standard.References;
import org.brakefern.study.Result;
import org.brakefern.vector.CellKind;

/** The tables of judging beside the parcels: indices, assessment units and crops. */
final class AssessmentTables {
    private AssessmentTables() {}

    /**
     * Returns the indices of the parcels, in the order of the survey: for each metal single factor, geo-accumulation and
     * ecological risk, then the sums with the metals and the background behind them.
     */
    static Table<ParcelRow> indices(Result result) {
        List<Column<ParcelRow>> columns = new ArrayList<>();
        columns.add(Column.text("parcel_id", row -> row.parcel().id()));
        for (Metal metal : Metal.values()) {
            addIndex(columns, result, metal, "_p", MetalIndices::singleFactor);
            addIndex(columns, result, metal, "_igeo", MetalIndices::geoaccumulation);
            addIndex(columns, result, metal, "_er", MetalIndices::ecologicalRisk);
        }
        columns.add(Column.realIfKnown("nemerow", row -> row.indices().nemerow()));
        addGrade(columns, result, "nemerow_grade", "P_nemerow", ParcelIndices::nemerow);
        columns.add(Column.realIfKnown("ri", row -> row.indices().potentialRisk()));
        addGrade(columns, result, "ri_grade", "RI", ParcelIndices::potentialRisk);
        columns.add(Column.text(
                "metals_summed",
                row -> row.indices().summed().stream().map(Metal::symbol).collect(Collectors.joining(" "))));
        String background = result.settings().references().backgroundName();
        columns.add(Column.text("background", row -> background));
        return new Table<>(columns, ParcelRow.of(result));
    }

    /** Adds the number of the grade of an index, 1 for the cleanest, where there is a scale for it. */
    private static void addGrade(
            List<Column<ParcelRow>> columns,
            Result result,
            String name,
            String scale,
            Function<ParcelIndices, OptionalDouble> index) {
        References references = result.settings().references();
        if (references.scales().stream().anyMatch(one -> one.index().equals(scale))) {
            columns.add(new Column<>(name, CellKind.INTEGER, row -> references
                    .grade(scale, index.apply(row.indices()))
                    .map(IndexGrade::number)));
        }
    }

    /** Adds a column unless no parcel has a value for it. */
    private static void addIndex(
            List<Column<ParcelRow>> columns,
            Result result,
            Metal metal,
            String suffix,
            Function<MetalIndices, OptionalDouble> index) {
        boolean isComputed = result.indices().stream()
                .map(indices -> indices.metals().get(metal))
                .anyMatch(one -> one != null && index.apply(one).isPresent());
        if (isComputed) {
            columns.add(Column.realIfKnown(metal.code() + suffix, row -> {
                MetalIndices one = row.indices().metals().get(metal);
                return one == null ? OptionalDouble.empty() : index.apply(one);
            }));
        }
    }

    /** Returns the assessment units; a category is the number of its class, empty where the unit is mixed. */
    static Table<UnitCategory> units(Result result) {
        List<Column<UnitCategory>> columns = new ArrayList<>(List.of(
                Column.text("township", UnitCategory::township),
                Column.text("village", UnitCategory::village),
                Column.text("hamlet", UnitCategory::hamlet),
                Column.integer("parcels", UnitCategory::parcels),
                Column.real("area_mu", UnitCategory::areaMu)));
        for (RiskClass one : RiskClass.values()) {
            columns.add(Column.real(
                    "class" + one.number() + "_mu", unit -> unit.areaMuByClass().get(one)));
        }
        columns.addAll(List.of(
                Column.real("dominance", UnitCategory::dominance),
                Column.integerIfKnown("soil_category", unit -> number(unit.soil())),
                Column.integer("crop_samples", UnitCategory::cropSamples),
                Column.text(
                        "crop_state", unit -> unit.crops().map(CropState::code).orElse("")),
                Column.integerIfKnown("category", unit -> number(unit.category()))));
        return new Table<>(columns, result.units());
    }

    private static OptionalInt number(Optional<RiskClass> riskClass) {
        return riskClass.isPresent() ? OptionalInt.of(riskClass.get().number()) : OptionalInt.empty();
    }

    /**
     * Returns the crop samples, in the order of the ledger, contents in mg/kg; where {@code c_censored} is 1 the number
     * stands for a result below the limit of detection. Where no limit is known for the crop the last columns are empty.
     */
    static Table<CropEvidence> crops(Result result) {
        List<Column<CropEvidence>> columns = new ArrayList<>(List.of(
                Column.text("crop_sample_id", row -> row.sample().id()),
                Column.text("parcel_id", row -> row.sample().parcelId()),
                Column.text("date", row -> row.sample().date().toString()),
                Column.text("crop", row -> row.sample().crop()),
                Column.text("part", row -> row.sample().part())));
        CensoringRule rule = result.settings().screening().censoring();
        for (Contaminant one : Contaminant.values()) {
            if (result.crops().stream().anyMatch(row -> row.sample().contents().containsKey(one))) {
                columns.add(new Column<>(
                        one.code(), CellKind.REAL, row -> content(row, one).map(found -> found.substitutedBy(rule))));
                columns.add(new Column<>(one.code() + "_censored", CellKind.INTEGER, row -> content(row, one)
                        .map(found -> found.isCensored() ? 1 : 0)));
            }
        }
        columns.add(limit("decided_by", one -> one.contaminant().code()));
        columns.add(new Column<>("limit", CellKind.REAL, row -> row.worst().map(FoodLimit::mgPerKg)));
        columns.add(new Column<>("ratio", CellKind.REAL, row -> row.worst().map(limit -> row.ratio())));
        columns.add(limit("edition", FoodLimit::edition));
        columns.add(limit("confidence", one -> one.confidence().code()));
        return new Table<>(columns, result.crops());
    }

    private static Optional<Measurement> content(CropEvidence row, Contaminant contaminant) {
        return Optional.ofNullable(row.sample().contents().get(contaminant));
    }

    private static Column<CropEvidence> limit(String name, Function<FoodLimit, String> word) {
        return Column.text(name, row -> row.worst().map(word).orElse(""));
    }
}
