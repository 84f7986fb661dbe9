package org.brakefern.study;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.brakefern.check.Finding;
import org.brakefern.plan.Plan;
import org.brakefern.priority.Ranking;
import org.brakefern.progress.Progress;
import org.brakefern.risk.Certainty;
import org.brakefern.risk.ParcelIndices;
import org.brakefern.risk.SampleSummary;
import org.brakefern.risk.StudyAssessment;
import org.brakefern.risk.UnitAssessment;
import org.brakefern.soil.CensoringRule;
import org.brakefern.surface.Estimation;
import org.brakefern.surface.Modelling;
import org.brakefern.surface.ParcelSupport;
import org.brakefern.survey.LedgerScreening;
import org.brakefern.survey.Screening;
import org.brakefern.survey.Statistics;
import org.brakefern.survey.Survey;

/**
 * The whole computation, from a survey to parcels that are judged, ranked, planned and followed. Read {@link #run} to see what the toolkit does and in which
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
        CensoringRule censoring = settings.screening().censoring();
        Screening.Screened screened = Screening.screen(survey, settings.screening());
        LedgerScreening.Screened ledger = LedgerScreening.screen(screened.usable(), settings.asOf());
        Survey usable = screened.usable().with(ledger.ledger());
        Modelling.Modelled fields = Modelling.fit(usable, screened.analyticalErrors(), censoring, settings.mapping());
        List<ParcelSupport> supports = ParcelSupport.of(usable, settings.mapping());
        Estimation.Estimated estimates = Estimation.estimate(usable, supports, fields.models(), settings.mapping());
        StudyAssessment.Assessed byMeans = StudyAssessment.assess(
                usable, estimates.means(), settings.standard(), settings.categoryMetals(), censoring);
        Optional<Certainty> certainty = Certainty.of(
                usable,
                supports,
                estimates.models(),
                estimates.surfaces(),
                byMeans.samples(),
                settings.realisations(),
                settings.standard(),
                settings.categoryMetals(),
                settings.decision());
        StudyAssessment.Assessed assessed =
                certainty.map(sure -> byMeans.decided(sure.parcels())).orElse(byMeans);
        List<ParcelIndices> indices =
                ParcelIndices.of(assessed.parcels(), settings.references(), settings.categoryMetals());
        UnitAssessment.Assessed units = UnitAssessment.assess(
                assessed.parcels(), ledger.treatments(), usable, settings.references(), settings.units());
        Ranking.Ranked ranked = Ranking.rank(
                assessed.parcels(),
                indices,
                ledger.treatments(),
                units.crops(),
                settings.categoryMetals(),
                settings.priority());
        Plan plan = Plan.by(usable.parcels(), ranked.parcels(), settings.plan(), settings.firstYear());
        Progress progress = Progress.of(
                usable,
                assessed.parcels(),
                ledger.treatments(),
                ranked.parcels(),
                plan,
                settings.standard(),
                censoring,
                settings.asOf());
        List<SampleSummary> summaries = SampleSummary.of(Statistics.of(usable, censoring), assessed.samples());
        List<Finding> findings = Stream.of(
                        screened.findings(),
                        ledger.findings(),
                        fields.findings(),
                        estimates.findings(),
                        assessed.findings(),
                        certainty.map(Certainty::findings).orElse(List.of()),
                        units.findings(),
                        ranked.findings(),
                        plan.findings(),
                        progress.findings())
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
                indices,
                units.units(),
                units.crops(),
                ranked.parcels(),
                plan,
                progress,
                certainty,
                findings);
    }
}
