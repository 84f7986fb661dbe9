package org.brakefern.surface;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Place;
import org.brakefern.geostat.UnsolvableKriging;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;
import org.brakefern.survey.Survey;

/**
 * Asks the field models for all a study needs of them: every cell of the study area and the mean over every parcel.
 *
 * <p>A model that did well in cross-validation may still meet a place whose neighbours' system cannot be solved. It is then
 * given up for the whole study, so that map and parcels tell of one model, and the next best takes its place.
 */
public final class Estimation {
    private Estimation() {}

    /**
     * The estimates.
     *
     * @param models the models that were used, in the order of those given
     * @param surfaces one for each variable that has a variogram, in the same order; a variable judged from sample means
     *     has none, since it claims no spatial structure
     * @param means one map for each parcel, in the order of the survey
     * @param findings where another model had to do, and where estimates reach beyond the samples
     */
    public record Estimated(
            Map<Variable, FieldModel> models,
            Map<Variable, Surface> surfaces,
            List<Map<Variable, ParcelEstimate>> means,
            List<Finding> findings) {
        /** Copies the collections, keeping their order. */
        public Estimated {
            models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
            surfaces = Collections.unmodifiableMap(new LinkedHashMap<>(surfaces));
            means = List.copyOf(means);
            findings = List.copyOf(findings);
        }
    }

    private record Solved(FieldModel model, Optional<Surface> surface, List<ParcelEstimate> means) {}

    /**
     * Estimates cells and parcels.
     *
     * @param survey its parcels, which also make the study area
     * @param parcels their points, in the order of the survey
     * @param models the field models
     * @param rules cell size, margin and points per parcel
     * @return the same whatever the number of threads
     */
    public static Estimated estimate(
            Survey survey, List<ParcelSupport> parcels, Map<Variable, FieldModel> models, MappingRules rules) {
        StudyArea area = StudyArea.around(survey.parcelGeometries(), rules.cellM(), rules.marginM());
        Map<Variable, FieldModel> used = new LinkedHashMap<>();
        Map<Variable, Surface> surfaces = new LinkedHashMap<>();
        List<Map<Variable, ParcelEstimate>> means = new ArrayList<>();
        survey.parcels().forEach(parcel -> means.add(new LinkedHashMap<>()));
        List<Finding> findings = new ArrayList<>();
        models.forEach((variable, model) -> {
            Solved solved = solve(model, area, parcels);
            used.put(variable, solved.model());
            solved.surface().ifPresent(surface -> surfaces.put(variable, surface));
            for (int i = 0; i < means.size(); i++) {
                means.get(i).put(variable, solved.means().get(i));
            }
            findings.addAll(findings(model, solved));
        });
        return new Estimated(
                used, surfaces, means.stream().map(Collections::unmodifiableMap).toList(), findings);
    }

    private static Solved solve(FieldModel model, StudyArea area, List<ParcelSupport> parcels) {
        FieldModel next = model;
        while (next instanceof KrigedField field) {
            try {
                return new Solved(field, Optional.of(field.on(area)), over(parcels, field));
            } catch (UnsolvableKriging nearlySingular) {
                next = field.otherwise();
            }
        }
        return new Solved(next, Optional.empty(), over(parcels, next));
    }

    private static List<ParcelEstimate> over(List<ParcelSupport> parcels, FieldModel model) {
        return parcels.parallelStream().map(model::over).toList();
    }

    private static List<Finding> findings(FieldModel asked, Solved solved) {
        List<Finding> findings = new ArrayList<>();
        String symbol = asked.variable().symbol();
        boolean kriged = solved.model() instanceof KrigedField;
        if (solved.model() != asked) {
            FindingCode code = kriged ? FindingCode.MODEL_REPLACED : FindingCode.MODEL_FAILED;
            findings.add(Finding.of(code, Place.study(), symbol));
        }
        List<ParcelEstimate> means = solved.means();
        long beyond = means.stream()
                .filter(estimate -> estimate.basis() == Basis.EXTRAPOLATED)
                .count();
        if (kriged && beyond == means.size()) {
            findings.add(Finding.of(FindingCode.NO_PARCEL_NEAR_SAMPLES, Place.study(), symbol));
        } else if (beyond > 0) {
            findings.add(Finding.of(FindingCode.EXTRAPOLATED, Place.study(), symbol, beyond));
        }
        long negative = means.stream().filter(estimate -> estimate.mean() == 0).count();
        if (kriged && negative > 0 && asked.variable() instanceof Metal) {
            findings.add(Finding.of(FindingCode.NEGATIVE_MEAN, Place.study(), symbol, negative));
        }
        return findings;
    }
}
