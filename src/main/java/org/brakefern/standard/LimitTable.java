package org.brakefern.standard;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.brakefern.soil.LandUse;
import org.brakefern.soil.Metal;

/**
 * The limits of one edition of a standard, free of contradictions, and the lookup in them.
 *
 * <p>Within a tier a limit is looked up for the land use itself, else as {@code other}, else as {@code all}. For
 * paddy-upland rotation the stricter of the paddy and the dry-land limit holds (note 3 to table 1 of GB 15618-1995 says
 * as much for As and Cr; for the 2018 edition it is domain knowledge, unverified). Where the land use is unknown, paddy, dry
 * land, orchard and other could hold; where the pH is a range, every pH in it.
 */
public final class LimitTable {
    private static final List<LandUse> SINGLE_USES =
            List.of(LandUse.PADDY, LandUse.DRYLAND, LandUse.ORCHARD, LandUse.OTHER);

    private final List<Limit> limits;
    private final Map<Metal, Map<LandUse, PhSteps>> steps = new EnumMap<>(Metal.class);

    /**
     * Builds a table.
     *
     * @param limits at least one; kept in the given order
     * @throws IllegalArgumentException if there is no limit, two limits of one tier hold for one sample, two tiers have one
     *     role or one tier two, or an intervention limit has no screening limit at or below it
     */
    public LimitTable(List<Limit> limits) {
        this.limits = List.copyOf(limits);
        if (limits.isEmpty()) {
            throw new IllegalArgumentException("a table must have at least 1 limit, got none");
        }
        refuseContradictions();
        for (Metal metal : Metal.values()) {
            steps.put(metal, stepsOf(metal));
        }
    }

    /** Returns every limit in the order of the table, those of tiers without a role included. */
    public List<Limit> limits() {
        return limits;
    }

    /**
     * Finds the limits for one metal.
     *
     * @param metal the metal
     * @param use what the land is used for
     * @param ph what is known of the pH
     * @return the limits of both roles, empty where the table has none
     */
    public Limits limits(Metal metal, LandUse use, PhRange ph) {
        return steps.get(metal).get(use).over(ph);
    }

    private void refuseContradictions() {
        for (int i = 0; i < limits.size(); i++) {
            Limit limit = limits.get(i);
            for (Limit earlier : limits.subList(0, i)) {
                if (limit.contradicts(earlier)) {
                    throw new IllegalArgumentException("limits of one tier must not hold for the same sample, got "
                            + earlier.inWords() + " and " + limit.inWords());
                }
                boolean sameTier = limit.tier().equals(earlier.tier());
                boolean sameRole = limit.role().equals(earlier.role());
                if (sameTier && !sameRole
                        || !sameTier && sameRole && limit.role().isPresent()) {
                    throw new IllegalArgumentException("a tier must have one role and a role one tier, got "
                            + inWordsWithRole(earlier) + " and " + inWordsWithRole(limit));
                }
            }
        }
    }

    private static String inWordsWithRole(Limit limit) {
        return limit.inWords() + " as " + limit.role().map(TierRole::code).orElse("no role");
    }

    private Map<LandUse, PhSteps> stepsOf(Metal metal) {
        List<Limit> ofMetal = limits.stream()
                .filter(limit -> limit.metal() == metal && limit.role().isPresent())
                .toList();
        double[] cuts = ofMetal.stream()
                .flatMapToDouble(
                        limit -> DoubleStream.of(limit.ph().min(), limit.ph().max()))
                .filter(Double::isFinite)
                .sorted()
                .distinct()
                .toArray();
        Map<LandUse, PhSteps> byUse = new EnumMap<>(LandUse.class);
        for (LandUse use : LandUse.values()) {
            byUse.put(use, new PhSteps(cuts, ph -> limitsAt(ofMetal, use, ph)));
        }
        return byUse;
    }

    private static Limits limitsAt(List<Limit> ofMetal, LandUse use, double ph) {
        return switch (use) {
            case PADDY, DRYLAND, ORCHARD, OTHER -> ofSingleUse(ofMetal, use, ph);
            case ROTATION -> ofRotation(ofMetal, ph);
            case UNKNOWN ->
                SINGLE_USES.stream()
                        .map(single -> ofSingleUse(ofMetal, single, ph))
                        .reduce(Limits::or)
                        .orElseThrow();
        };
    }

    private static Limits ofSingleUse(List<Limit> ofMetal, LandUse use, double ph) {
        Optional<Limit> screening = find(ofMetal, TierRole.SCREENING, use, ph);
        Optional<Limit> intervention = find(ofMetal, TierRole.INTERVENTION, use, ph);
        if (intervention.isPresent()
                && (screening.isEmpty()
                        || screening.get().mgPerKg() > intervention.get().mgPerKg())) {
            throw new IllegalArgumentException("an intervention limit must have a screening limit at or below it, got "
                    + intervention.get().inWords() + " beside "
                    + screening.map(Limit::inWords).orElse("no screening limit") + " for " + use.code());
        }
        return new Limits(LimitChoice.certain(screening), LimitChoice.certain(intervention));
    }

    private static Limits ofRotation(List<Limit> ofMetal, double ph) {
        Limits paddy = ofSingleUse(ofMetal, LandUse.PADDY, ph);
        Limits dryland = ofSingleUse(ofMetal, LandUse.DRYLAND, ph);
        return new Limits(
                LimitChoice.certain(LimitChoice.smaller(
                        paddy.screening().strictest(), dryland.screening().strictest())),
                LimitChoice.certain(LimitChoice.smaller(
                        paddy.intervention().strictest(), dryland.intervention().strictest())));
    }

    private static Optional<Limit> find(List<Limit> ofMetal, TierRole role, LandUse use, double ph) {
        return LandCategory.lookupOrder(use).stream()
                .flatMap(land -> ofMetal.stream().filter(limit -> limit.land() == land))
                .filter(limit -> limit.role().equals(Optional.of(role)))
                .filter(limit -> limit.ph().contains(ph))
                .findFirst();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LimitTable table && limits.equals(table.limits);
    }

    @Override
    public int hashCode() {
        return limits.hashCode();
    }

    @Override
    public String toString() {
        return "LimitTable" + limits;
    }
}
