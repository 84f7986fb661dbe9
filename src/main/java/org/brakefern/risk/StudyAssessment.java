package org.brakefern.risk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Place;
import org.brakefern.check.UnusableInput;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.CensoringRule;
import org.brakefern.soil.LandUse;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;
import org.brakefern.standard.PhRange;
import org.brakefern.standard.SoilStandard;
import org.brakefern.surface.Basis;
import org.brakefern.surface.ParcelEstimate;
import org.brakefern.survey.Parcel;
import org.brakefern.survey.ParcelIndex;
import org.brakefern.survey.Sample;
import org.brakefern.survey.Survey;

/** Judges every parcel by the means over it, and every sample by its own results. */
public final class StudyAssessment {
    private StudyAssessment() {}

    /**
     * The judgements.
     *
     * @param parcels in the order of the survey
     * @param samples in the order of the survey
     * @param findings what the reader must know about the limits used
     */
    public record Assessed(List<ParcelRisk> parcels, List<SampleRisk> samples, List<Finding> findings) {
        /** Copies the lists. */
        public Assessed {
            parcels = List.copyOf(parcels);
            samples = List.copyOf(samples);
            findings = List.copyOf(findings);
        }

        /**
         * Returns the same with the classes that were decided on with uncertainty counted.
         *
         * @param certainties in the order of the parcels
         */
        public Assessed decided(List<ParcelCertainty> certainties) {
            List<ParcelRisk> decided = IntStream.range(0, parcels.size())
                    .mapToObj(i -> {
                        ParcelRisk risk = parcels.get(i);
                        ParcelCertainty sure = certainties.get(i);
                        return new ParcelRisk(
                                risk.parcel(),
                                risk.estimates(),
                                risk.judgement().decided(sure.decided(), sure.driver()),
                                risk.basis());
                    })
                    .toList();
            return new Assessed(decided, samples, findings);
        }
    }

    /**
     * Judges a survey.
     *
     * @param survey usable parcels and samples
     * @param estimates the means over each parcel, in the order of the parcels
     * @param standard the limits
     * @param categoryMetals the metals that decide the class
     * @param censoring what stands for a sample's value below the limit of detection
     * @return one judgement for each parcel and sample
     * @throws UnusableInput if no category metal has both an estimate and a limit: no parcel would have a class
     */
    public static Assessed assess(
            Survey survey,
            List<Map<Variable, ParcelEstimate>> estimates,
            SoilStandard standard,
            Set<Metal> categoryMetals,
            CensoringRule censoring) {
        List<ParcelRisk> parcels = IntStream.range(0, survey.parcels().size())
                .parallel()
                .mapToObj(i -> judge(survey.parcels().get(i), estimates.get(i), standard, categoryMetals))
                .toList();
        List<SampleRisk> samples = judgeSamples(survey, standard, categoryMetals, censoring);
        return new Assessed(parcels, samples, findings(parcels, standard, categoryMetals));
    }

    private static ParcelRisk judge(
            Parcel parcel, Map<Variable, ParcelEstimate> estimates, SoilStandard standard, Set<Metal> category) {
        Map<Metal, Double> means = new EnumMap<>(Metal.class);
        for (Metal metal : Metal.values()) {
            if (estimates.containsKey(metal)) {
                means.put(metal, estimates.get(metal).mean());
            }
        }
        OptionalDouble ph = estimates.containsKey(Acidity.PH)
                ? OptionalDouble.of(estimates.get(Acidity.PH).mean())
                : OptionalDouble.empty();
        Judgement judgement = Assessment.judge(means, ph, parcel.landUse(), standard, category)
                .orElseThrow(() -> new UnusableInput("No parcel can be given a class: none of the category metals "
                        + category.stream().map(Metal::symbol).toList()
                        + " has both values above detection and a limit in " + standard.id()
                        + "; add their columns to samples.columns in study.yaml or name the metals"
                        + " that were measured under category_metals."));
        return new ParcelRisk(parcel, estimates, judgement, basis(estimates, judgement, category));
    }

    private static Basis basis(Map<Variable, ParcelEstimate> estimates, Judgement judgement, Set<Metal> category) {
        boolean limitsNeedPh = category.stream()
                .flatMap(metal -> Optional.ofNullable(judgement.metals().get(metal)).stream())
                .anyMatch(MetalJudgement::dependsOnPh);
        return Stream.concat(category.stream(), limitsNeedPh ? Stream.of(Acidity.PH) : Stream.empty())
                .filter(estimates::containsKey)
                .map(variable -> estimates.get(variable).basis())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static List<SampleRisk> judgeSamples(
            Survey survey, SoilStandard standard, Set<Metal> category, CensoringRule censoring) {
        ParcelIndex parcels = new ParcelIndex(survey.parcels());
        List<SampleRisk> risks = new ArrayList<>();
        for (Sample sample : survey.samples()) {
            LandUse use = parcels.at(sample.x(), sample.y()).landUse();
            PhRange ph = PhRange.of(sample.ph());
            Map<Metal, Double> values = new EnumMap<>(Metal.class);
            sample.metals().forEach((metal, measurement) -> values.put(metal, measurement.substitutedBy(censoring)));
            risks.add(new SampleRisk(
                    sample,
                    use,
                    Assessment.judgeEach(values, ph, use, standard),
                    Assessment.judge(values, ph, use, standard, category)));
        }
        return risks;
    }

    private static List<Finding> findings(List<ParcelRisk> parcels, SoilStandard standard, Set<Metal> category) {
        List<Finding> findings = new ArrayList<>();
        Set<Metal> modelled = EnumSet.noneOf(Metal.class);
        Set<Metal> limited = EnumSet.noneOf(Metal.class);
        Set<Metal> doubtful = EnumSet.noneOf(Metal.class);
        long strictest = 0;
        for (ParcelRisk risk : parcels) {
            risk.estimates().keySet().stream()
                    .filter(Metal.class::isInstance)
                    .forEach(variable -> modelled.add((Metal) variable));
            limited.addAll(risk.judgement().metals().keySet());
            risk.judgement().metals().forEach((metal, held) -> {
                if (held.screening().confidence().isDoubtful()
                        || held.intervention()
                                .map(limit -> limit.confidence().isDoubtful())
                                .orElse(false)) {
                    doubtful.add(metal);
                }
            });
            boolean unknown = risk.parcel().landUse() == LandUse.UNKNOWN
                    || !risk.estimates().containsKey(Acidity.PH);
            strictest += unknown ? 1 : 0;
        }
        for (Metal metal : category) {
            if (!modelled.contains(metal)) {
                findings.add(Finding.of(FindingCode.CATEGORY_METAL_MISSING, Place.study(), metal.symbol()));
            }
        }
        modelled.stream()
                .filter(metal -> !limited.contains(metal))
                .forEach(metal ->
                        findings.add(Finding.of(FindingCode.NO_LIMIT, Place.study(), metal.symbol(), standard.id())));
        if (strictest > 0) {
            long open = parcels.stream()
                    .filter(risk -> risk.judgement().isInterval())
                    .count();
            findings.add(Finding.of(FindingCode.STRICTEST_LIMIT, Place.study(), strictest, open));
        }
        if (!doubtful.isEmpty()) {
            String symbols =
                    String.join(", ", doubtful.stream().map(Metal::symbol).toList());
            findings.add(Finding.of(FindingCode.LIMIT_UNVERIFIED, Place.study(), standard.id(), symbols));
        }
        return findings;
    }
}
