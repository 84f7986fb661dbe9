package org.brakefern.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.brakefern.check.Language;
import org.brakefern.check.Place;
import org.brakefern.check.Texts;
import org.brakefern.plan.PlanRules;
import org.brakefern.plan.Stage;
import org.brakefern.priority.PriorityRules;
import org.brakefern.progress.Progress;
import org.brakefern.read.StandardLibrary;
import org.brakefern.risk.DecisionRules;
import org.brakefern.risk.UnitRules;
import org.brakefern.soil.LandUse;
import org.brakefern.soil.Measurement;
import org.brakefern.soil.Metal;
import org.brakefern.study.Result;
import org.brakefern.study.Settings;
import org.brakefern.study.Study;
import org.brakefern.surface.MappingRules;
import org.brakefern.surface.RealisationRules;
import org.brakefern.survey.Consent;
import org.brakefern.survey.Ledger;
import org.brakefern.survey.Parcel;
import org.brakefern.survey.Sample;
import org.brakefern.survey.ScreeningRules;
import org.brakefern.survey.Site;
import org.brakefern.survey.Survey;
import org.brakefern.survey.Work;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;

/**
 * A valley floor of 6 x 8 fields in EPSG:4545: Cd falls from west to east so that all three classes occur, Hg has too
 * few samples for a variogram, Cu lies outside the category. Names are such as a spreadsheet or a database stumbles over.
 */
final class SmallStudy {
    static final double WEST = 431_200;
    static final double SOUTH = 2_743_000;
    static final int ROWS = 6;
    static final int COLUMNS = 8;
    private static final double SIDE = 40;
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private SmallStudy() {}

    /**
     * Returns the result of the study, computed anew; units, crops and readings are made by hand, so that their tables
     * have rows whatever the study finds.
     */
    static Result result() {
        Result computed = Study.run(survey(), settings());
        Progress progress = computed.progress();
        return new Result(
                computed.survey(),
                computed.settings(),
                computed.models(),
                computed.surfaces(),
                computed.parcels(),
                computed.samples(),
                computed.summaries(),
                computed.indices(),
                Records.units(computed.parcels()),
                Records.crops(),
                computed.priorities(),
                computed.plan(),
                new Progress(
                        progress.asOf(),
                        progress.statuses(),
                        progress.areaMuByStatus(),
                        progress.allMu(),
                        progress.concernedMu(),
                        progress.years(),
                        Records.readings(),
                        progress.forecast(),
                        progress.findings()),
                computed.certainty(),
                computed.findings());
    }

    private static Settings settings() {
        return new Settings(
                ScreeningRules.DEFAULT,
                MappingRules.DEFAULT,
                new RealisationRules(100, 2, 1),
                StandardLibrary.standard("GB15618-2018").orElseThrow(),
                EnumSet.of(Metal.CD, Metal.HG, Metal.PB),
                DecisionRules.DEFAULT,
                Records.references(),
                UnitRules.DEFAULT,
                PriorityRules.DEFAULT,
                plan(),
                LocalDate.of(2015, 12, 31));
    }

    /** Two stages that cannot take all of the ranked land. */
    private static PlanRules plan() {
        return new PlanRules(
                OptionalInt.empty(),
                20_000,
                List.of(
                        PlanRules.StageRule.of(Stage.DEMONSTRATION, 0.2),
                        new PlanRules.StageRule(
                                Stage.PROMOTION,
                                2,
                                OptionalDouble.empty(),
                                OptionalDouble.of(9),
                                OptionalDouble.of(150_000))));
    }

    private static Survey survey() {
        return new Survey("EPSG:4545", parcels(), samples(), new Ledger(works(), List.of(), List.of(), List.of()));
    }

    /** Four fields done in two years, one under way. */
    private static List<Work> works() {
        return List.of(work(8, 2013), work(9, 2013), work(16, 2014), work(17, 2014), work(24, 2016));
    }

    private static Work work(int parcel, int endYear) {
        return new Work(
                name(parcel),
                LocalDate.of(2012, 3, 1),
                endYear > 2015 ? Optional.empty() : Optional.of(LocalDate.of(endYear, 11, 30)),
                OptionalDouble.empty(),
                "phytoextraction",
                new Place("works.csv", parcel + 2, name(parcel), ""));
    }

    static ReportContext context(Language language) {
        return new ReportContext(
                "Valley floor \"北\"",
                Texts.in(language),
                List.of(new InputFile("parcels.geojson", 10, "ab"), new InputFile("data/samples.csv", 20, "cd")),
                StandardLibrary.sources(),
                Instant.parse("2024-05-31T10:15:30Z"));
    }

    private static List<Parcel> parcels() {
        List<Parcel> parcels = new ArrayList<>();
        for (int i = 0; i < ROWS * COLUMNS; i++) {
            parcels.add(new Parcel(
                    name(i),
                    i % COLUMNS < 3 ? "大环江镇" : "=West",
                    "O'Brien; \"X\"",
                    "",
                    i % 3 == 0 ? LandUse.PADDY : LandUse.DRYLAND,
                    outline(i),
                    OptionalDouble.empty(),
                    new Site(
                            OptionalDouble.of(2),
                            OptionalDouble.of(50.0 + i),
                            OptionalDouble.of(20),
                            i % 7 == 0 ? Consent.NO : Consent.YES),
                    new Place("parcels.geojson", 0, name(i), "")));
        }
        return parcels;
    }

    private static String name(int i) {
        return switch (i) {
            case 0 -> "=1+1";
            case 1 -> "-12";
            case 2 -> "地块, 三";
            default -> "P" + i;
        };
    }

    /** Squares with a gap between them; the first has a hole, the last is in two parts. */
    private static Geometry outline(int i) {
        double x = WEST + (i % COLUMNS) * SIDE;
        double y = SOUTH + (i / COLUMNS) * SIDE;
        Polygon field = square(x, y, SIDE - 2);
        if (i == 0) {
            return field.difference(square(x + 10, y + 10, 5));
        }
        if (i == ROWS * COLUMNS - 1) {
            return field.difference(square(x + 15, y - 5, 3).union(stripe(x + 15, y)));
        }
        return field;
    }

    private static Geometry stripe(double x, double y) {
        return AffineTransformation.scaleInstance(3, 100, x, y).transform(square(x, y - 0.5, 1));
    }

    private static Polygon square(double x, double y, double side) {
        return GEOMETRIES.createPolygon(new Coordinate[] {
            new Coordinate(x, y),
            new Coordinate(x + side, y),
            new Coordinate(x + side, y + side),
            new Coordinate(x, y + side),
            new Coordinate(x, y)
        });
    }

    private static List<Sample> samples() {
        Random random = new Random(15618);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            double x = WEST + random.nextDouble() * (COLUMNS * SIDE - 2);
            double y = SOUTH + random.nextDouble() * (ROWS * SIDE - 2);
            double east = (x - WEST) / (COLUMNS * SIDE);
            Map<Metal, Measurement> metals = new EnumMap<>(Metal.class);
            double cd = 3.2 * Math.exp(-4 * east + 0.2 * random.nextGaussian());
            metals.put(Metal.CD, cd < 0.1 ? new Measurement.BelowDetection(0.1) : new Measurement.Quantified(cd));
            metals.put(Metal.PB, new Measurement.Quantified(40 + 20 * east + 3 * random.nextGaussian()));
            metals.put(Metal.CU, new Measurement.Quantified(30 + 5 * random.nextGaussian()));
            if (i < 10) {
                metals.put(Metal.HG, new Measurement.Quantified(0.1 + 0.01 * i));
            }
            samples.add(new Sample(
                    i == 0 ? "@SUM(A1)" : "S" + i,
                    x,
                    y,
                    i % 2 == 0 ? Optional.of(LocalDate.of(2023, 5, 31)) : Optional.empty(),
                    i == 5 ? OptionalDouble.empty() : OptionalDouble.of(5.2 + 1.8 * east),
                    metals,
                    1,
                    new Place("data/samples.csv", i + 2, "S" + i, "")));
        }
        return samples;
    }

    /** Returns the metals that were measured. */
    static Set<Metal> measured() {
        return EnumSet.of(Metal.CD, Metal.HG, Metal.PB, Metal.CU);
    }
}
