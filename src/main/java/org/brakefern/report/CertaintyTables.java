package org.brakefern.report;

import java.util.List;
import java.util.Optional;
import org.brakefern.risk.Calibration;
import org.brakefern.risk.Certainty;
import org.brakefern.risk.Total;
import org.brakefern.vector.CellKind;

/** The tables of how sure a study is. */
final class CertaintyTables {
    private CertaintyTables() {}

    /**
     * Returns how often the probabilities come true. {@code expected} is what they say and {@code observed} what the
     * samples show; for the scores crps and brier, which are the better the smaller, {@code observed} is the model's and
     * {@code expected} that of always forecasting all samples together.
     */
    static Table<Calibration.Row> calibration(Certainty sure) {
        return new Table<>(
                List.of(
                        Column.text("of", Calibration.Row::of),
                        Column.text("measure", Calibration.Row::measure),
                        new Column<>("from", CellKind.REAL, row -> known(row.from())),
                        new Column<>("to", CellKind.REAL, row -> known(row.to())),
                        Column.real("expected", Calibration.Row::expected),
                        Column.real("observed", Calibration.Row::observed),
                        Column.integer("samples", Calibration.Row::count)),
                sure.calibration().rows());
    }

    /** Returns land (mu) and metal (kg) with their intervals, of the whole survey first, then by village. */
    static Table<Total> totals(Certainty sure) {
        return new Table<>(
                List.of(
                        Column.text("township", Total::township),
                        Column.text("village", Total::village),
                        Column.text("quantity", total -> total.quantity().code()),
                        Column.text("metal", total -> total.metal()
                                .map(metal -> metal.symbol())
                                .orElse("")),
                        Column.real("mean", Total::mean),
                        Column.real("p05", Total::p05),
                        Column.real("p50", Total::p50),
                        Column.real("p95", Total::p95)),
                sure.totals());
    }

    private static Optional<Object> known(double number) {
        return Double.isNaN(number) ? Optional.empty() : Optional.of(number);
    }
}
