package org.brakefern.draw;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.brakefern.check.Language;
import org.brakefern.check.Place;
import org.brakefern.check.Texts;
import org.brakefern.plan.PlanRules;
import org.brakefern.priority.PriorityRules;
import org.brakefern.read.StandardLibrary;
import org.brakefern.risk.Assessment;
import org.brakefern.risk.DecisionRules;
import org.brakefern.risk.UnitRules;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.LandUse;
import org.brakefern.soil.Measurement;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;
import org.brakefern.standard.References;
import org.brakefern.study.Result;
import org.brakefern.study.Settings;
import org.brakefern.study.Study;
import org.brakefern.surface.MappingRules;
import org.brakefern.surface.RealisationRules;
import org.brakefern.survey.Backdrop;
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

/**
 * Results to draw: an imagined valley of 18 km with fields along a winding river, and a compact
 * one of six fields. The soil is a smooth formula with some noise.
 */
final class ImaginedValley {
    static final String CRS = "EPSG:4545";
    private static final GeometryFactory GEOMETRY = new GeometryFactory();
    private static final double NORTH = 2_778_000;

    private final List<Parcel> parcels = new ArrayList<>();
    private final List<Sample> samples = new ArrayList<>();
    private final List<Backdrop.NamedPlace> places = new ArrayList<>();
    private final List<Geometry> rivers = new ArrayList<>();
    private final Random random = new Random(7);
    private final double cellM;

    private ImaginedValley(double cellM) {
        this.cellM = cellM;
    }

    /** Eighteen kilometres of fields. */
    static Result longOne() {
        ImaginedValley valley = new ImaginedValley(20);
        for (double s = 0; s < 18_000; s += 42) {
            double width = 150 + 380 * (1 + Math.sin(s / 1700)) / 2;
            for (double offset = 60; offset < width; offset += 42) {
                valley.field(riverX(s) + offset, NORTH - s, 40);
                valley.field(riverX(s) - offset * 0.6 - 50, NORTH - s, 40);
            }
        }
        valley.sampleEvery(40);
        return valley.result();
    }

    /** The same valley with works on record, parcels that may not be treated, and a few whose use nobody knows. */
    static Result longOneWithWorks() {
        Result bare = longOne();
        List<Parcel> situated = new ArrayList<>();
        List<Work> works = new ArrayList<>();
        for (Parcel parcel : bare.survey().parcels()) {
            int i = situated.size();
            Site site = new Site(
                    OptionalDouble.of(i % 40 == 7 ? 30 : 3),
                    OptionalDouble.empty(),
                    OptionalDouble.of(50),
                    i % 25 == 3 ? Consent.NO : Consent.YES);
            LandUse use = i % 200 < 12 ? LandUse.UNKNOWN : parcel.landUse();
            situated.add(new Parcel(
                    parcel.id(), "", "", "", use, parcel.geometry(), OptionalDouble.empty(), site, Place.study()));
            if (i / 60 % 6 == 2) {
                Optional<LocalDate> end = i % 3 == 0 ? Optional.empty() : Optional.of(LocalDate.of(2014, 11, 1));
                works.add(new Work(
                        parcel.id(), LocalDate.of(2013, 3, 1), end, OptionalDouble.empty(), "", Place.study()));
            }
        }
        Ledger ledger = new Ledger(works, List.of(), List.of(), List.of());
        return Study.run(new Survey(CRS, situated, bare.survey().samples(), ledger), bare.settings());
    }

    /** Six fields beside each other. */
    static Result compactOne() {
        ImaginedValley valley = new ImaginedValley(5);
        for (int i = 0; i < 6; i++) {
            valley.field(riverX(9000) + 100 + 90 * (i % 3), NORTH - 9000 - 95 * (i / 3), 84);
        }
        valley.sampleEvery(1);
        return valley.result();
    }

    /** River and places of both. */
    static Presentation presentation(Language language) {
        Coordinate[] line = new Coordinate[200];
        for (int i = 0; i < line.length; i++) {
            double s = -500 + i * 96.0;
            line[i] = new Coordinate(riverX(s), NORTH - s);
        }
        List<Backdrop.NamedPlace> places = new ArrayList<>();
        places.add(place("Shangzhen", "上镇", Backdrop.Kind.TOWNSHIP, 700, 380));
        places.add(place("Old tailings", "老尾矿库", Backdrop.Kind.MINE, 150, -260));
        places.add(place("Xiazhen", "下镇", Backdrop.Kind.TOWNSHIP, 14_300, 420));
        for (int i = 0; i < 14; i++) {
            places.add(place("Village " + (i + 1), "第" + (i + 1) + "村", Backdrop.Kind.VILLAGE, 900 + 1250 * i, 300));
        }
        for (int i = 0; i < 40; i++) {
            places.add(
                    place("Hamlet " + (i + 1), (i + 1) + "号屯", Backdrop.Kind.HAMLET, 400 + 440 * i, i % 2 * 500 - 250));
        }
        return new Presentation(
                "Imagined valley, fields along the river",
                "假想河谷沿河耕地",
                Texts.in(language),
                new Backdrop(List.of(GEOMETRY.createLineString(line)), places),
                "0.1.0");
    }

    private static Backdrop.NamedPlace place(String name, String nameZh, Backdrop.Kind kind, double s, double offset) {
        return new Backdrop.NamedPlace(name, nameZh, kind, riverX(s) + offset, NORTH - s);
    }

    private static double riverX(double s) {
        return 516_000 + 2200 * Math.sin(s / 5200) + 350 * Math.sin(s / 900) + s * 0.12;
    }

    static double cadmium(double x, double y) {
        double s = NORTH - y;
        double off = Math.abs(x - riverX(s));
        return 0.12 + 5.2 * Math.exp(-s / 5200) * Math.exp(-off / 260) * (1 + 0.35 * Math.sin(s / 300 + x / 170));
    }

    static double ph(double x, double y) {
        return 6.4 + 1.5 * Math.sin((NORTH - y) / 2100) - 1.1 * Math.exp(-(NORTH - y) / 3000) + 0.3 * Math.sin(x / 120);
    }

    private static double value(Variable variable, double x, double y) {
        if (variable == Acidity.PH) {
            return ph(x, y);
        }
        return switch ((Metal) variable) {
            case CD -> cadmium(x, y);
            case PB -> 45 + 130 * cadmium(x, y);
            default -> 0.1;
        };
    }

    private static final List<Variable> VARIABLES = List.of(Metal.CD, Metal.PB, Acidity.PH);

    private void field(double x, double y, double side) {
        double skew = side * 0.08 * random.nextGaussian();
        Coordinate[] ring = {
            new Coordinate(x, y),
            new Coordinate(x + side, y + skew),
            new Coordinate(x + side - skew, y + side),
            new Coordinate(x + skew, y + side * 0.95),
            new Coordinate(x, y)
        };
        LandUse use = random.nextInt(3) == 0 ? LandUse.DRYLAND : LandUse.PADDY;
        parcels.add(new Parcel(
                "P" + (parcels.size() + 1),
                "",
                "",
                "",
                use,
                GEOMETRY.createPolygon(ring),
                OptionalDouble.empty(),
                Place.study()));
    }

    private void sampleEvery(int step) {
        for (int i = 0; i < parcels.size(); i += step) {
            Coordinate at = parcels.get(i).geometry().getCentroid().getCoordinate();
            Map<Metal, Measurement> metals = new EnumMap<>(Metal.class);
            for (Variable variable : VARIABLES) {
                if (variable instanceof Metal metal) {
                    double noise = Math.exp(0.3 * random.nextGaussian());
                    metals.put(metal, new Measurement.Quantified(value(metal, at.x, at.y) * noise));
                }
            }
            samples.add(new Sample(
                    "S" + i,
                    at.x,
                    at.y,
                    Optional.of(LocalDate.of(2023, 3, 1).plusDays(random.nextInt(40))),
                    OptionalDouble.of(ph(at.x, at.y)),
                    metals,
                    1,
                    Place.study()));
        }
    }

    private Result result() {
        Settings settings = new Settings(
                ScreeningRules.DEFAULT,
                new MappingRules(cellM, 30, 16, 30, 4, Map.of(), Map.of()),
                new RealisationRules(40, 2, 1),
                StandardLibrary.standard("GB15618-2018").orElseThrow(),
                Assessment.CATEGORY_METALS,
                DecisionRules.DEFAULT,
                References.NONE,
                UnitRules.DEFAULT,
                PriorityRules.DEFAULT,
                PlanRules.DEFAULT,
                LocalDate.of(2015, 12, 31));
        return Study.run(new Survey(CRS, parcels, samples), settings);
    }
}
