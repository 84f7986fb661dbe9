package org.brakefern.progress;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.brakefern.progress.Progress.Reading;
import org.brakefern.risk.MetalJudgement;
import org.brakefern.soil.CensoringRule;
import org.brakefern.soil.LandUse;
import org.brakefern.soil.Measurement;
import org.brakefern.soil.Metal;
import org.brakefern.standard.Limit;
import org.brakefern.standard.PhRange;
import org.brakefern.standard.SoilStandard;
import org.brakefern.survey.ParcelIndex;
import org.brakefern.survey.Survey;
import org.brakefern.survey.Visit;

/** Holds the results of monitoring against the limits. */
final class Readings {
    private static final Comparator<Reading> ORDER = Comparator.comparing(Reading::stationId)
            .thenComparing(Reading::date)
            .thenComparing(Reading::metal)
            .thenComparing(Reading::mgPerKg);

    private final SoilStandard standard;
    private final CensoringRule censoring;

    private Readings(SoilStandard standard, CensoringRule censoring) {
        this.standard = standard;
        this.censoring = censoring;
    }

    static List<Reading> of(Survey survey, SoilStandard standard, CensoringRule censoring) {
        ParcelIndex parcels = new ParcelIndex(survey.parcels());
        Readings readings = new Readings(standard, censoring);
        List<Reading> all = new ArrayList<>();
        for (Visit visit : survey.ledger().visits()) {
            LandUse use = parcels.at(visit.x(), visit.y()).landUse();
            visit.metals().forEach((metal, result) -> all.add(readings.reading(visit, use, metal, result)));
        }
        return all.stream().sorted(ORDER).toList();
    }

    private Reading reading(Visit visit, LandUse use, Metal metal, Measurement result) {
        double value = result.substitutedBy(censoring);
        Optional<MetalJudgement> judgement =
                MetalJudgement.of(value, standard.limits(metal, use, PhRange.of(visit.ph())));
        return new Reading(
                visit.stationId(),
                visit.date(),
                metal,
                value,
                mgPerKg(judgement.map(MetalJudgement::screening)),
                mgPerKg(judgement.flatMap(MetalJudgement::intervention)),
                judgement.map(MetalJudgement::tier),
                result.isCensored());
    }

    private static OptionalDouble mgPerKg(Optional<Limit> limit) {
        return limit.isPresent() ? OptionalDouble.of(limit.get().mgPerKg()) : OptionalDouble.empty();
    }
}
