package org.brakefern.risk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Place;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.CensoringRule;
import org.brakefern.soil.LandUse;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;
import org.brakefern.standard.PhRange;
import org.brakefern.standard.SoilStandard;
import org.brakefern.surface.JointModel;

/**
 * How often the probabilities come true: every sample predicted from those of other squares of the plane, and held
 * against what was measured there. At points, with the laboratory's error: what can be checked without digging anew.
 *
 * <p>Sources: Gneiting &amp; Raftery 2007, <i>Strictly proper scoring rules, prediction, and estimation</i> (CRPS, Brier
 * score); Gneiting, Balabdaoui &amp; Raftery 2007, <i>Probabilistic forecasts, calibration and sharpness</i>.
 *
 * @param rows by variable and measure
 * @param findings where the intervals do not hold what they promise
 */
public record Calibration(List<Row> rows, List<Finding> findings) {
    private static final int DRAWS = 200;
    private static final int BINS = 10;
    private static final double[] LEVELS = {0.5, 0.9, 0.95};

    /** A 90 % interval that holds this much more or less is told, from this many samples on (own choice). */
    private static final double POOR = 0.07;

    private static final int ENOUGH = 30;

    /** Copies the lists. */
    public Calibration {
        rows = List.copyOf(rows);
        findings = List.copyOf(findings);
    }

    /**
     * One measure.
     *
     * @param of the code of a variable, or {@code class}
     * @param measure coverage, pit, crps, brier_… or reliability_…
     * @param from lower end of the level or bin; NaN where there is none
     * @param to upper end
     * @param expected what the probabilities say; for scores, that of always forecasting the samples as a whole
     * @param observed what the samples show; for scores, that of the model
     * @param count of samples
     */
    public record Row(String of, String measure, double from, double to, double expected, double observed, int count) {}

    /**
     * Checks a model.
     *
     * @param model of all variables
     * @param samples judged by what was measured, in the order of the survey
     * @param standard the limits
     * @param category the metals that decide the class
     */
    public static Calibration of(
            JointModel model, List<SampleRisk> samples, SoilStandard standard, Set<Metal> category) {
        List<JointModel.HeldOut> heldOut = model.heldOut(DRAWS);
        List<Row> rows = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (JointModel.Simulated simulated : model.simulated()) {
            variable(simulated.variable(), heldOut, samples, rows, findings);
        }
        Events events = new Events();
        for (JointModel.HeldOut one : heldOut) {
            judge(one, samples.get(one.sample()), standard, category, events);
        }
        rows.addAll(events.rows());
        return new Calibration(rows, findings);
    }

    private static void variable(
            Variable variable,
            List<JointModel.HeldOut> heldOut,
            List<SampleRisk> samples,
            List<Row> rows,
            List<Finding> findings) {
        List<JointModel.HeldOut> known = heldOut.stream()
                .filter(one -> one.shares().containsKey(variable))
                .toList();
        if (known.isEmpty()) {
            return;
        }
        int n = known.size();
        for (double level : LEVELS) {
            double inside = known.stream()
                            .filter(one -> Math.abs(one.shares().get(variable) - 0.5) <= level / 2)
                            .count()
                    / (double) n;
            rows.add(new Row(variable.code(), "coverage", 0.5 - level / 2, 0.5 + level / 2, level, inside, n));
            double chance = 3 * Math.sqrt(level * (1 - level) / n);
            if (level == 0.9 && n >= ENOUGH && Math.abs(inside - level) > Math.max(POOR, chance)) {
                findings.add(Finding.of(
                        FindingCode.CALIBRATION_POOR, Place.study(), variable.symbol(), Math.round(100 * inside), n));
            }
        }
        for (int bin = 0; bin < BINS; bin++) {
            int own = bin;
            long count = known.stream()
                    .filter(one -> Math.min(BINS - 1, (int) (one.shares().get(variable) * BINS)) == own)
                    .count();
            rows.add(new Row(
                    variable.code(),
                    "pit",
                    bin / (double) BINS,
                    (bin + 1) / (double) BINS,
                    1.0 / BINS,
                    count / (double) n,
                    n));
        }
        double[] measured = known.stream()
                .mapToDouble(one -> samples.get(one.sample())
                        .sample()
                        .value(variable, CensoringRule.HALF_LIMIT)
                        .orElseThrow())
                .toArray();
        double crps = 0;
        double plain = 0;
        for (int i = 0; i < n; i++) {
            crps += crps(known.get(i).draws().get(variable), measured[i]);
            plain += crps(measured, measured[i]);
        }
        rows.add(new Row(variable.code(), "crps", Double.NaN, Double.NaN, plain / n, crps / n, n));
    }

    /** Mean |x - observed| less half the mean |x - x'|. */
    static double crps(double[] draws, double observed) {
        double[] sorted = draws.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double away = 0;
        double apart = 0;
        for (int i = 0; i < n; i++) {
            away += Math.abs(sorted[i] - observed);
            apart += (2.0 * i - n + 1) * sorted[i];
        }
        return away / n - apart / n / n;
    }

    private static void judge(
            JointModel.HeldOut one, SampleRisk sample, SoilStandard standard, Set<Metal> category, Events events) {
        LandUse use = sample.landUse();
        double[] ph = one.draws().get(Acidity.PH);
        int[] classes = new int[RiskClass.values().length];
        Map<Metal, int[]> tiers = new LinkedHashMap<>();
        Map<Metal, Boolean> closing = new LinkedHashMap<>();
        int judged = 0;
        for (int j = 0; j < DRAWS; j++) {
            PhRange range = ph == null ? PhRange.of(OptionalDouble.empty()) : PhRange.exactly(ph[j]);
            int worst = -1;
            for (Map.Entry<Variable, double[]> entry : one.draws().entrySet()) {
                if (entry.getKey() instanceof Metal metal) {
                    Optional<MetalJudgement> held =
                            MetalJudgement.of(Math.max(0, entry.getValue()[j]), standard.limits(metal, use, range));
                    if (held.isPresent()) {
                        int tier = held.get().tier().ordinal();
                        tiers.computeIfAbsent(metal, any -> new int[Tier.values().length])[tier]++;
                        closing.merge(metal, held.get().intervention().isPresent(), Boolean::logicalOr);
                        worst = category.contains(metal) ? Math.max(worst, tier) : worst;
                    }
                }
            }
            if (worst >= 0) {
                classes[worst]++;
                judged++;
            }
        }
        tiers.forEach((metal, counts) -> {
            MetalJudgement measured = sample.metals().get(metal);
            if (measured != null) {
                double above = counts[2] / (double) DRAWS;
                double over = (counts[1] + counts[2]) / (double) DRAWS;
                events.add(metal.code(), "screening", over, measured.tier() != Tier.AT_OR_BELOW_SCREENING);
                if (closing.get(metal)) {
                    events.add(metal.code(), "intervention", above, measured.tier() == Tier.ABOVE_INTERVENTION);
                }
            }
        });
        if (judged == DRAWS && sample.judgement().isPresent()) {
            RiskClass measured = sample.judgement().get().riskClass();
            for (RiskClass called : RiskClass.values()) {
                events.add(
                        "class",
                        "class" + called.number(),
                        classes[called.ordinal()] / (double) DRAWS,
                        called == measured);
            }
        }
    }

    /** Forecasts of events and whether they came true. */
    private static final class Events {
        private record Key(String of, String event) {}

        private final Map<Key, List<double[]>> forecasts = new LinkedHashMap<>();

        void add(String of, String event, double forecast, boolean cameTrue) {
            forecasts
                    .computeIfAbsent(new Key(of, event), any -> new ArrayList<>())
                    .add(new double[] {forecast, cameTrue ? 1 : 0});
        }

        List<Row> rows() {
            List<Row> rows = new ArrayList<>();
            forecasts.forEach((key, all) -> {
                int n = all.size();
                double rate = all.stream().mapToDouble(one -> one[1]).sum() / n;
                double brier = all.stream()
                                .mapToDouble(one -> (one[0] - one[1]) * (one[0] - one[1]))
                                .sum()
                        / n;
                rows.add(
                        new Row(key.of(), "brier_" + key.event(), Double.NaN, Double.NaN, rate * (1 - rate), brier, n));
                for (int bin = 0; bin < BINS; bin++) {
                    int own = bin;
                    List<double[]> inside = all.stream()
                            .filter(one -> Math.min(BINS - 1, (int) (one[0] * BINS)) == own)
                            .toList();
                    if (!inside.isEmpty()) {
                        rows.add(new Row(
                                key.of(),
                                "reliability_" + key.event(),
                                bin / (double) BINS,
                                (bin + 1) / (double) BINS,
                                inside.stream().mapToDouble(one -> one[0]).sum() / inside.size(),
                                inside.stream().mapToDouble(one -> one[1]).sum() / inside.size(),
                                inside.size()));
                    }
                }
            });
            return rows;
        }
    }
}
