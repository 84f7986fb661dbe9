package org.brakefern.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.brakefern.check.Texts;
import org.brakefern.study.Result;

/** Every table of a result, by the name it has as a CSV file and as a table or layer of the GeoPackage. */
final class ResultTables {
    private ResultTables() {}

    /**
     * Returns the tables up to a stage that have no geometry, in the order of the stages. Crops and monitoring are there
     * only where the office has such records.
     */
    static Map<String, Table<?>> of(Result result, Extent extent, Texts texts) {
        Map<String, Table<?>> tables = new LinkedHashMap<>();
        tables.put("findings", Tables.findings(result.findings(), texts));
        tables.put("statistics", Tables.statistics(result));
        tables.put("model_candidates", Tables.modelCandidates(result));
        tables.put("cross_validation", Tables.crossValidation(result));
        result.certainty().ifPresent(sure -> {
            tables.put("calibration", CertaintyTables.calibration(sure));
            tables.put("totals", CertaintyTables.totals(sure));
        });
        tables.put("indices", AssessmentTables.indices(result));
        tables.put("units", AssessmentTables.units(result));
        if (!result.crops().isEmpty()) {
            tables.put("crops_judged", AssessmentTables.crops(result));
        }
        if (extent.includes(Extent.RANK)) {
            tables.put("criteria", PlanningTables.criteria(result));
        }
        if (extent.includes(Extent.PLAN)) {
            tables.put("plan", PlanningTables.plan(result));
            tables.put("plan_years", PlanningTables.planYears(result));
        }
        if (extent.includes(Extent.PROGRESS)) {
            tables.put("progress", PlanningTables.progress(result));
            if (!result.progress().readings().isEmpty()) {
                tables.put("monitoring", PlanningTables.monitoring(result));
            }
        }
        return Collections.unmodifiableMap(tables);
    }
}
