package org.brakefern.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.brakefern.check.Finding;
import org.brakefern.plan.Plan;
import org.brakefern.priority.ParcelPriority;
import org.brakefern.progress.Progress;
import org.brakefern.risk.Certainty;
import org.brakefern.risk.CropEvidence;
import org.brakefern.risk.ParcelIndices;
import org.brakefern.risk.ParcelRisk;
import org.brakefern.risk.SampleRisk;
import org.brakefern.risk.SampleSummary;
import org.brakefern.risk.UnitCategory;
import org.brakefern.soil.Variable;
import org.brakefern.surface.FieldModel;
import org.brakefern.surface.Surface;
import org.brakefern.survey.Survey;

/**
 * What a study found out.
 *
 * @param survey the usable parcels and samples
 * @param settings the choices it was made with
 * @param models the field model of each variable that could be modelled, in the order of {@link Variable#all}
 * @param surfaces the grids of each variable with a variogram, in the same order
 * @param parcels one for each parcel, in the order of the survey
 * @param samples one for each sample, in the order of the survey
 * @param summaries the statistics of the samples by variable and land use
 * @param indices of each parcel, in the order of the survey
 * @param units assessment units with their category, in the order of their names
 * @param crops every crop sample held against the limits for food, in the order of the ledger
 * @param priorities of each parcel, in the order of the survey
 * @param plan over the years
 * @param progress by the day of judgement
 * @param certainty how sure all this is; empty where no realisations were asked for, or none could be drawn
 * @param findings all findings of the run, the gravest first
 */
public record Result(
        Survey survey,
        Settings settings,
        Map<Variable, FieldModel> models,
        Map<Variable, Surface> surfaces,
        List<ParcelRisk> parcels,
        List<SampleRisk> samples,
        List<SampleSummary> summaries,
        List<ParcelIndices> indices,
        List<UnitCategory> units,
        List<CropEvidence> crops,
        List<ParcelPriority> priorities,
        Plan plan,
        Progress progress,
        Optional<Certainty> certainty,
        List<Finding> findings) {

    /** Copies the collections, keeping their order. */
    public Result {
        models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
        surfaces = Collections.unmodifiableMap(new LinkedHashMap<>(surfaces));
        parcels = List.copyOf(parcels);
        samples = List.copyOf(samples);
        summaries = List.copyOf(summaries);
        indices = List.copyOf(indices);
        units = List.copyOf(units);
        crops = List.copyOf(crops);
        priorities = List.copyOf(priorities);
        findings = List.copyOf(findings);
    }

    /** Returns the same result with further findings, such as those of reading and drawing, sorted in. */
    public Result withFindings(List<Finding> further) {
        List<Finding> all = Stream.concat(findings.stream(), further.stream())
                .sorted(Finding.ORDER)
                .toList();
        return new Result(
                survey,
                settings,
                models,
                surfaces,
                parcels,
                samples,
                summaries,
                indices,
                units,
                crops,
                priorities,
                plan,
                progress,
                certainty,
                all);
    }
}
