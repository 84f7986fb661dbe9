package org.brakefern.surface;

import java.util.LinkedHashMap;
import java.util.Map;
import org.brakefern.soil.Variable;
import org.brakefern.survey.Survey;

/** Draws the field models on a grid over the study area. */
public final class Mapping {
    private Mapping() {}

    /**
     * Predicts every cell of the study area.
     *
     * @param survey its parcels make the study area
     * @param models the field models
     * @param rules cell size and margin
     * @return a surface for each variable that has a variogram, in the order of the models; a variable judged from
     *     sample means has none, since it claims no spatial structure
     */
    public static Map<Variable, Surface> surfaces(Survey survey, Map<Variable, FieldModel> models, MappingRules rules) {
        StudyArea area = StudyArea.around(survey.parcelGeometries(), rules.cellM(), rules.marginM());
        Map<Variable, Surface> surfaces = new LinkedHashMap<>();
        models.forEach((variable, model) -> {
            if (model instanceof KrigedField field) {
                surfaces.put(variable, field.on(area));
            }
        });
        return surfaces;
    }
}
