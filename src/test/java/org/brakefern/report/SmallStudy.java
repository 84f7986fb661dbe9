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
import java.util.Random;
import java.util.Set;
import org.brakefern.check.Language;
import org.brakefern.check.Place;
import org.brakefern.check.Texts;
import org.brakefern.plan.PlanRules;
import org.brakefern.priority.PriorityRules;
import org.brakefern.read.StandardLibrary;
import org.brakefern.risk.UnitRules;
import org.brakefern.soil.LandUse;
import org.brakefern.soil.Measurement;
import org.brakefern.soil.Metal;
import org.brakefern.standard.References;
import org.brakefern.study.Result;
import org.brakefern.study.Settings;
import org.brakefern.study.Study;
import org.brakefern.surface.MappingRules;
import org.brakefern.survey.Parcel;
import org.brakefern.survey.Sample;
import org.brakefern.survey.ScreeningRules;
import org.brakefern.survey.Survey;
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

    /** Returns the result of the study, computed anew. */
    static Result result() {
        Settings settings = new Settings(
                ScreeningRules.DEFAULT,
                MappingRules.DEFAULT,
                StandardLibrary.standard("GB15618-2018").orElseThrow(),
                EnumSet.of(Metal.CD, Metal.HG, Metal.PB),
                References.NONE,
                UnitRules.DEFAULT,
                PriorityRules.DEFAULT,
                PlanRules.DEFAULT,
                LocalDate.of(2015, 12, 31));
        return Study.run(new Survey("EPSG:4545", parcels(), samples()), settings);
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
                    "大环江镇",
                    "O'Brien; \"X\"",
                    "",
                    i % 3 == 0 ? LandUse.PADDY : LandUse.DRYLAND,
                    outline(i),
                    OptionalDouble.empty(),
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
