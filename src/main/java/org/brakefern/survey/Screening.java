package org.brakefern.survey;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.brakefern.check.Finding;
import org.brakefern.soil.Variable;

/** Decides which rows and features may be used, and says why where one may not. */
public final class Screening {
    private Screening() {}

    /**
     * What screening leaves.
     *
     * @param usable parcels that are valid and unique; samples of distinct places, each with at least one usable value
     * @param analyticalErrors the laboratory's error per variable, where samples were analysed more than once
     * @param findings what was dropped, merged, repaired or replaced
     */
    public record Screened(Survey usable, Map<Variable, AnalyticalError> analyticalErrors, List<Finding> findings) {
        /** Copies the collections; the errors keep the order they come in. */
        public Screened {
            analyticalErrors = Collections.unmodifiableMap(new LinkedHashMap<>(analyticalErrors));
            findings = List.copyOf(findings);
        }
    }

    /**
     * Screens a survey: parcels first, since samples are judged by their distance from usable parcels.
     *
     * <p>What remains keeps the order of the file. Values, merged places and their names do not depend on the order of
     * rows; only where one name stands for two things does the first in the file keep it and the other become
     * {@code name#2}. A survey that was screened passes unchanged.
     *
     * @param survey as read
     * @param rules the choices that change a result
     * @return findings in {@link Finding#ORDER}
     * @throws org.brakefern.check.UnusableInput if no parcel or no sample is left
     */
    public static Screened screen(Survey survey, ScreeningRules rules) {
        ParcelScreening.Outcome parcels = ParcelScreening.screen(survey.parcels(), rules);
        SampleScreening.Outcome samples = SampleScreening.screen(survey.samples(), parcels.kept(), rules);
        List<Finding> findings = Stream.concat(parcels.findings().stream(), samples.findings().stream())
                .sorted(Finding.ORDER)
                .toList();
        Survey usable = survey.with(parcels.kept(), samples.kept());
        return new Screened(usable, samples.analyticalErrors(), findings);
    }
}
