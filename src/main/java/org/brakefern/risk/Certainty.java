package org.brakefern.risk;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.brakefern.check.Finding;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;
import org.brakefern.standard.SoilStandard;
import org.brakefern.surface.FieldModel;
import org.brakefern.surface.Grid;
import org.brakefern.surface.JointModel;
import org.brakefern.surface.JointRealisations;
import org.brakefern.surface.ParcelSupport;
import org.brakefern.surface.RealisationRules;
import org.brakefern.surface.Surface;
import org.brakefern.survey.Survey;

/**
 * How sure a study is of what it says.
 *
 * @param parcels probabilities of each parcel, in the order of the survey
 * @param totals of land and metal with their intervals
 * @param maps probability that the soil at a cell is above the screening, and the intervention limit, by metal
 * @param calibration how often such probabilities come true, as the samples show it
 * @param model what the realisations were drawn from
 * @param realisations of the means over the parcels
 */
public record Certainty(
        List<ParcelCertainty> parcels,
        List<Total> totals,
        Map<Metal, List<Grid>> maps,
        Calibration calibration,
        JointModel model,
        JointRealisations realisations) {
    /** Copies the lists. */
    public Certainty {
        parcels = List.copyOf(parcels);
        totals = List.copyOf(totals);
        maps = Collections.unmodifiableMap(new LinkedHashMap<>(maps));
    }

    /**
     * Draws realisations of all variables over all parcels, judges each, and holds the probabilities against the samples.
     *
     * @param survey usable parcels and samples
     * @param supports the parcels' points, in the order of the parcels
     * @param fields the models that were used
     * @param surfaces their grids
     * @param samples judged by what was measured, in the order of the survey
     * @param rules how many realisations
     * @param standard the limits
     * @param category the metals that decide the class; at least one of them modelled and with a limit
     * @param decision prices of wrong classes
     * @return empty where no realisations are asked for
     */
    public static Optional<Certainty> of(
            Survey survey,
            List<ParcelSupport> supports,
            Map<Variable, FieldModel> fields,
            Map<Variable, Surface> surfaces,
            List<SampleRisk> samples,
            RealisationRules rules,
            SoilStandard standard,
            Set<Metal> category,
            DecisionRules decision) {
        if (rules.count() == 0) {
            return Optional.empty();
        }
        JointModel model = JointModel.of(survey, fields, rules);
        Certainties.Judged judged = Certainties.judge(survey.parcels(), supports, model, standard, category, decision);
        return Optional.of(new Certainty(
                judged.parcels(),
                Total.of(survey.parcels(), judged.realisations(), standard, category),
                ProbabilityMaps.of(survey, surfaces, fields, judged.realisations(), standard),
                Calibration.of(model, samples, standard, category),
                model,
                judged.realisations()));
    }

    /** Returns what the reader must know of it. */
    public List<Finding> findings() {
        return calibration.findings();
    }
}
