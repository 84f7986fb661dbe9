package org.brakefern.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.LandUse;
import org.brakefern.soil.Metal;
import org.locationtech.jts.geom.Point;

/**
 * The works of 2010 to 2015 on whole parcels: 1,280 mu in every township, village and hamlet of the sample.
 *
 * <p>Held to what the press reported: 60 ha (900 mu) under plants by February 2012, 85.3 ha (1,280 mu) by the end of
 * that year, the first works closed in mid 2013 and all before the acceptance in the second half of 2015. Which parcels
 * they were is invented: polluted ones whose household agreed, around the worst parcel of each hamlet.
 */
final class Works {
    /** The years' areas in mu. */
    private static final double[] MU = {260, 640, 380};

    // Hamlet by hamlet downstream: 0 = 2010 (the bases), 1 = 2011 to February 2012, 2 = the rest of 2012.
    private static final int[] STAGE = {2, 1, 1, 2, 0, 1, 0, 0, 1, 1, 2, 2, 1, 0, 1, 2};

    private final ValleyLayout layout;
    private final SyntheticValley valley;
    private final SoilField soil;
    private final Random random;

    /**
     * Works on one parcel.
     *
     * @param parcel the parcel
     * @param technique what was done
     * @param start first day
     * @param end last day
     */
    record Work(SyntheticParcel parcel, Technique technique, LocalDate start, LocalDate end) {}

    /** What was done, with its code in the form for safe use, and the share of As, Cd and Pb it removes a year. */
    enum Technique {
        FERN("K", "phytoextraction", "植物提取", "Pteris vittata", 0.065, 0.02, 0.006),
        SEDUM("K", "phytoextraction", "植物提取", "Sedum alfredii between rows of mulberry", 0.012, 0.085, 0.01),
        BARRIER("A", "variety switch", "品种调整", "plant barrier: low-uptake maize and cane", 0.002, 0.006, 0.002),
        PASSIVATION("G", "in-situ passivation", "原位钝化", "lime and clay mineral, low-uptake rice", 0, 0.004, 0);

        final String code;
        final String measure;
        final String measureZh;
        final String detail;
        final double yearlyAs;
        final double yearlyCd;
        final double yearlyPb;

        Technique(String code, String measure, String measureZh, String detail, double as, double cd, double pb) {
            this.code = code;
            this.measure = measure;
            this.measureZh = measureZh;
            this.detail = detail;
            this.yearlyAs = as;
            this.yearlyCd = cd;
            this.yearlyPb = pb;
        }
    }

    Works(ValleyLayout layout, SyntheticValley valley, SoilField soil) {
        this.layout = layout;
        this.valley = valley;
        this.soil = soil;
        this.random = new Random(valley.seed() + 2);
    }

    /** Returns all works in the order of their parcels. */
    List<Work> plan() {
        List<Work> works = new ArrayList<>();
        for (int stage = 0; stage < MU.length; stage++) {
            int open = 0;
            for (int of : STAGE) {
                open += of == stage ? 1 : 0;
            }
            double left = MU[stage];
            for (int h = 0; h < STAGE.length; h++) {
                if (STAGE[h] == stage) {
                    double quota = open == 1 ? left : left / open * (0.75 + 0.5 * random.nextDouble());
                    left -= treat(Hamlet.ALL.get(h), quota, stage, works);
                    open--;
                }
            }
        }
        works.sort(Comparator.comparing(work -> work.parcel().id()));
        return List.copyOf(works);
    }

    private double treat(Hamlet hamlet, double quotaMu, int stage, List<Work> works) {
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < valley.parcels().size(); i++) {
            SyntheticParcel parcel = valley.parcels().get(i);
            if (parcel.hamlet().equals(hamlet) && parcel.consent().equals("yes") && polluted(i)) {
                open.add(i);
            }
        }
        int worst = open.stream()
                .max(Comparator.comparingDouble(this::burden))
                .orElseThrow(() -> new IllegalStateException("hamlet must have a polluted parcel, " + hamlet));
        Point centre = valley.parcels().get(worst).geometry().getCentroid();
        open.sort(Comparator.comparingDouble(
                i -> valley.parcels().get(i).geometry().distance(centre)));
        double done = 0;
        for (int i : open) {
            double area = valley.parcels().get(i).areaMu();
            if (done + area <= quotaMu + 0.3) {
                works.add(work(i, stage));
                done += area;
            }
        }
        return done;
    }

    private boolean polluted(int parcel) {
        int from = layout.cells().first(parcel);
        int to = layout.cells().first(parcel + 1);
        double flooded = 0;
        for (int cell = from; cell < to; cell++) {
            flooded += soil.flooded(cell) / (to - from);
        }
        return flooded > 0.5;
    }

    private double mean(int parcel, Metal metal) {
        return valley.truth().get(parcel).means().get(metal);
    }

    private double burden(int parcel) {
        return mean(parcel, Metal.AS) / 40 + mean(parcel, Metal.CD) / 0.3 + mean(parcel, Metal.PB) / 80;
    }

    private Work work(int parcel, int stage) {
        SyntheticParcel land = valley.parcels().get(parcel);
        Technique technique = technique(parcel, land.landUse());
        LocalDate start =
                switch (stage) {
                    case 0 -> LocalDate.of(2010, 3, 15).plusDays(random.nextInt(60));
                    case 1 -> LocalDate.of(2011, 2, 20).plusDays(random.nextInt(360));
                    default -> LocalDate.of(2012, 3, 5).plusDays(random.nextInt(230));
                };
        boolean phaseOne = stage == 0 || stage == 1 && random.nextDouble() < 0.45;
        LocalDate end = phaseOne
                ? LocalDate.of(2013, 5, 10).plusDays(random.nextInt(50))
                : LocalDate.of(2014, 10, 20).plusDays(random.nextInt(240));
        return new Work(land, technique, start, end);
    }

    private Technique technique(int parcel, LandUse use) {
        double arsenic = mean(parcel, Metal.AS) / 40;
        double cadmium = mean(parcel, Metal.CD) / 0.4;
        double ph = valley.truth().get(parcel).means().get(Acidity.PH);
        if (mean(parcel, Metal.PB) > 500) {
            return Technique.BARRIER;
        }
        if (use == LandUse.PADDY && ph < 5 && random.nextDouble() < 0.4) {
            return Technique.PASSIVATION;
        }
        return arsenic > cadmium * (0.55 + 0.4 * random.nextDouble()) ? Technique.FERN : Technique.SEDUM;
    }
}
