package org.brakefern.study;

import java.util.List;
import java.util.stream.Stream;
import org.brakefern.check.Finding;
import org.brakefern.risk.SampleSummary;
import org.brakefern.risk.StudyAssessment;
import org.brakefern.surface.Estimation;
import org.brakefern.surface.Modelling;
import org.brakefern.survey.Screening;
import org.brakefern.survey.Statistics;
import org.brakefern.survey.Survey;

/**
 * The whole computation, from a survey to judged parcels. Read {@link #run} to see what the toolkit does and in which
 * order; every stage is a function of the records above it and touches no file.
 */
public final class Study {
    private Study() {}

    /**
     * Runs a study.
     *
     * @param survey what the user brought
     * @param settings the choices
     * @return the result; the same for the same survey and settings, at any number of threads
     * @throws org.brakefern.check.UnusableInput if nothing is left to compute
     */
    public static Result run(Survey survey, Settings settings) {
        Screening.Screened screened = Screening.screen(survey, settings.screening());
        Survey usable = screened.usable();
        Modelling.Modelled fields = Modelling.fit(
                usable, screened.analyticalErrors(), settings.screening().censoring(), settings.mapping());
        Estimation.Estimated estimates = Estimation.estimate(usable, fields.models(), settings.mapping());
        StudyAssessment.Assessed assessed = StudyAssessment.assess(
                usable,
                estimates.means(),
                settings.standard(),
                settings.categoryMetals(),
                settings.screening().censoring());
        List<Statistics.Summary> statistics =
                Statistics.of(usable, settings.screening().censoring());
        List<SampleSummary> summaries = SampleSummary.of(statistics, assessed.samples());
        List<Finding> findings = Stream.of(
                        screened.findings(), fields.findings(), estimates.findings(), assessed.findings())
                .flatMap(List::stream)
                .sorted(Finding.ORDER)
                .toList();
        return new Result(
                usable,
                settings,
                estimates.models(),
                estimates.surfaces(),
                assessed.parcels(),
                assessed.samples(),
                summaries,
                findings);
    }
}
