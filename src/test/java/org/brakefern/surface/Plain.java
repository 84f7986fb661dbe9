package org.brakefern.surface;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.brakefern.check.Place;
import org.brakefern.soil.LandUse;
import org.brakefern.soil.Measurement;
import org.brakefern.soil.Metal;
import org.brakefern.survey.Parcel;
import org.brakefern.survey.Sample;
import org.brakefern.survey.Survey;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** A plain of 400 m x 400 m with square fields of 50 m, sampled at random places; tests say what is measured there. */
public final class Plain {
    /** Side of the plain in metres. */
    public static final double SIDE = 400;

    private static final double FIELD = 50;

    private Plain() {}

    /** Returns random places on the plain, the same for the same seed. */
    public static List<Coordinate> places(int count, long seed) {
        Random random = new Random(seed);
        List<Coordinate> places = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            places.add(new Coordinate(SIDE * random.nextDouble(), SIDE * random.nextDouble()));
        }
        return places;
    }

    /** Returns samples S0, S1 … of one metal. */
    public static List<Sample> samples(List<Coordinate> places, Metal metal, ToDoubleFunction<Coordinate> mgPerKg) {
        List<Sample> samples = new ArrayList<>();
        for (Coordinate place : places) {
            Measurement measured = new Measurement.Quantified(mgPerKg.applyAsDouble(place));
            samples.add(sample("S" + samples.size(), place, Map.of(metal, measured), OptionalDouble.empty()));
        }
        return samples;
    }

    /** Returns one sample, analysed once. */
    public static Sample sample(String id, Coordinate place, Map<Metal, Measurement> metals, OptionalDouble ph) {
        Map<Metal, Measurement> ordered = new EnumMap<>(Metal.class);
        ordered.putAll(metals);
        return new Sample(id, place.x, place.y, Optional.empty(), ph, ordered, 1, Place.file("samples.csv"));
    }

    /** Returns the 8 x 8 fields F0, F1 …, row by row from the south-west. */
    public static List<Parcel> fields() {
        List<Parcel> fields = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            fields.add(field("F" + i, FIELD * (i % 8), FIELD * (i / 8), FIELD));
        }
        return fields;
    }

    /** Returns a square of paddy. */
    public static Parcel field(String id, double west, double south, double side) {
        Geometry square = new GeometryFactory().toGeometry(new Envelope(west, west + side, south, south + side));
        return new Parcel(id, "", "", "", LandUse.PADDY, square, OptionalDouble.empty(), Place.file("parcels.csv"));
    }

    /** Returns the fields with some samples. */
    public static Survey survey(List<Sample> samples) {
        return new Survey("EPSG:4545", fields(), samples);
    }

    /**
     * Returns a hollow-and-hill field of about 1 mg/kg with wave lengths of some 250 m, and lognormal noise of that
     * standard deviation.
     */
    public static ToDoubleFunction<Coordinate> hills(double noise, long seed) {
        Random random = new Random(seed);
        return place -> Math.exp(0.8 * Math.sin(place.x / 40) * Math.cos(place.y / 45) + noise * random.nextGaussian());
    }
}
