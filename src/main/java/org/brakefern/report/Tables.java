package org.brakefern.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.brakefern.check.Finding;
import org.brakefern.check.Texts;
import org.brakefern.risk.SampleRisk;
import org.brakefern.risk.SampleSummary;
import org.brakefern.soil.CensoringRule;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;
import org.brakefern.study.Result;
import org.brakefern.surface.Candidate;
import org.brakefern.surface.CrossValidated;
import org.brakefern.surface.KrigedField;
import org.brakefern.vector.CellKind;

/**
 * The tables of what was read and modelled. Concentrations are in mg/kg of dry soil, areas in mu (1 mu = 10000/15 m²). A column that nothing
 * was computed for is absent.
 */
final class Tables {
    private Tables() {}

    /**
     * Returns the samples that were used, in the order of the survey. A metal's number is the one that was computed with;
     * where {@code m_censored} is 1 it stands for a result below the limit of detection.
     */
    static Table<SampleRisk> samples(Result result) {
        CensoringRule rule = result.settings().screening().censoring();
        List<Column<SampleRisk>> columns = new ArrayList<>(List.of(
                Column.text("sample_id", risk -> risk.sample().id()),
                Column.real("x", risk -> risk.sample().x()),
                Column.real("y", risk -> risk.sample().y()),
                Column.text(
                        "date",
                        risk -> risk.sample().date().map(LocalDate::toString).orElse("")),
                Column.text("land_use", risk -> risk.landUse().code()),
                Column.integer("analyses", risk -> risk.sample().mostAnalyses()),
                Column.realIfKnown("ph", risk -> risk.sample().ph())));
        for (Metal metal : Metal.values()) {
            if (result.samples().stream()
                    .anyMatch(risk -> risk.sample().metals().containsKey(metal))) {
                columns.add(
                        Column.realIfKnown(metal.code(), risk -> risk.sample().value(metal, rule)));
                columns.add(new Column<>(metal.code() + "_censored", CellKind.INTEGER, risk -> Optional.ofNullable(
                                risk.sample().metals().get(metal))
                        .map(measured -> measured.isCensored() ? 1 : 0)));
            }
        }
        columns.add(new Column<>("class", CellKind.INTEGER, risk -> risk.judgement()
                .map(judgement -> judgement.riskClass().number())));
        columns.add(Column.text("driver", risk -> risk.judgement()
                .map(judgement -> judgement.driver().symbol())
                .orElse("")));
        return new Table<>(columns, result.samples());
    }

    /** Returns the statistics of the samples: shares from 0 to 1, the coefficient of variation as a share too. */
    static Table<SampleSummary> statistics(Result result) {
        return new Table<>(
                List.of(
                        Column.text(
                                "variable", row -> row.statistics().variable().code()),
                        Column.text("land_use", row -> row.statistics().landUse()),
                        Column.integer("n", row -> row.statistics().moments().n()),
                        Column.real(
                                "share_below_detection", row -> row.statistics().shareBelowDetection()),
                        Column.real("min", row -> row.statistics().moments().min()),
                        Column.real("median", row -> row.statistics().moments().median()),
                        Column.real("mean", row -> row.statistics().moments().mean()),
                        Column.real("max", row -> row.statistics().moments().max()),
                        Column.realIfKnown(
                                "sd", row -> row.statistics().moments().sd()),
                        Column.realIfKnown(
                                "cv", row -> row.statistics().moments().cv()),
                        Column.realIfKnown(
                                "skewness", row -> row.statistics().moments().skewness()),
                        Column.realIfKnown("share_over_screening", SampleSummary::shareOverScreening),
                        Column.realIfKnown("share_over_intervention", SampleSummary::shareOverIntervention)),
                result.summaries());
    }

    /** One sample of one variable, predicted from the others. */
    record LeftOut(Variable variable, CrossValidated.Row row) {}

    /** A model that was tried for a variable; rank 1 is the best. */
    record Tried(Variable variable, int rank, Candidate candidate) {}

    /** Returns every model that was tried, by variable and from the best on, with its marks in cross-validation. */
    static Table<Tried> modelCandidates(Result result) {
        List<Tried> rows = kriged(result)
                .flatMap(field -> IntStream.range(0, field.candidates().size())
                        .mapToObj(i -> new Tried(
                                field.variable(), i + 1, field.candidates().get(i))))
                .toList();
        return new Table<>(
                List.of(
                        Column.text("variable", one -> one.variable().code()),
                        Column.integer("rank", Tried::rank),
                        Column.text("scale", one -> one.candidate().transform().code()),
                        Column.text("trend", one -> one.candidate().trend().code()),
                        Column.text(
                                "variogram", one -> one.candidate().variogram().toString()),
                        Column.integer("neighbours", one -> one.candidate().neighbours()),
                        Column.real("cutoff_m", one -> one.candidate().cutoffM()),
                        Column.real("crps", one -> one.candidate().crps()),
                        Column.real("rmse", one -> one.candidate().rmse())),
                rows);
    }

    /** Returns the spatially blocked cross-validation of every kriged variable. */
    static Table<LeftOut> crossValidation(Result result) {
        List<LeftOut> rows = kriged(result)
                .flatMap(
                        field -> field.crossValidation().rows().stream().map(row -> new LeftOut(field.variable(), row)))
                .toList();
        return new Table<>(
                List.of(
                        Column.text("variable", one -> one.variable().code()),
                        Column.text("sample_id", one -> one.row().sampleId()),
                        Column.real("observed", one -> one.row().observed()),
                        Column.real("predicted", one -> one.row().predicted()),
                        Column.real("se", one -> one.row().standardError()),
                        Column.real(
                                "residual",
                                one -> one.row().observed() - one.row().predicted()),
                        Column.real("zscore", one -> one.row().zscore())),
                rows);
    }

    /** Returns the models with a variogram, in the order of the variables. */
    static Stream<KrigedField> kriged(Result result) {
        return result.models().values().stream()
                .filter(KrigedField.class::isInstance)
                .map(KrigedField.class::cast);
    }

    /** Returns the findings, the gravest first; severity and code are never translated, problem and cure are. */
    static Table<Finding> findings(List<Finding> findings, Texts texts) {
        return new Table<>(
                List.of(
                        Column.text("severity", finding -> code(finding.severity())),
                        Column.text("code", finding -> finding.code().name()),
                        Column.text("file", finding -> finding.place().file()),
                        new Column<>("line", CellKind.INTEGER, finding -> Optional.of(
                                        finding.place().line())
                                .filter(line -> line > 0)),
                        Column.text("feature", finding -> finding.place().feature()),
                        Column.text("column", finding -> finding.place().column()),
                        Column.text("problem", finding -> finding.problem(texts)),
                        Column.text("cure", finding -> finding.cure(texts))),
                findings);
    }

    /** Returns a constant's name in lower case, as in files. */
    static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
