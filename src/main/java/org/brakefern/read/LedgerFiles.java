package org.brakefern.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Place;
import org.brakefern.check.UnusableInput;
import org.brakefern.survey.Ledger;

/**
 * Reads what the office has on record beside the survey. A file that cannot be used is an ERROR, since what was asked
 * for is missing from the result, but the soil can be judged without it and the run goes on.
 */
final class LedgerFiles {
    private final Projections target;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Source> used = new ArrayList<>();

    LedgerFiles(Projections target) {
        this.target = target;
    }

    /** Returns what was noticed. */
    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** Returns the files that were read. */
    List<Source> used() {
        return List.copyOf(used);
    }

    /** Reads the files, as far as they are named. */
    Ledger read(LedgerSources sources) {
        return new Ledger(
                tried(sources.works(), WorkRows::of),
                tried(sources.monitoring(), layer -> VisitRows.of(layer, target)),
                tried(sources.crops(), CropRows::of),
                tried(sources.adoptedPlan(), PlanRows::of));
    }

    private <T> List<T> tried(Optional<Source> named, Function<Layer, Rows<T>> reading) {
        if (named.isEmpty()) {
            return List.of();
        }
        Source source = named.orElseThrow();
        try {
            Layer layer = Layers.readTable(source);
            Rows<T> rows = reading.apply(layer);
            findings.addAll(layer.findings());
            findings.addAll(rows.findings());
            used.add(source);
            return rows.records();
        } catch (UnusableInput e) {
            findings.add(Finding.of(FindingCode.LEDGER_UNUSABLE, Place.file(source.name()), e.getMessage()));
            return List.of();
        }
    }
}
