package org.brakefern.sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.brakefern.soil.Variable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * A polluted valley whose true soil is known: what a survey would bring, and what it should have found.
 *
 * <p>The parcels are the same for every seed; soil, flood line, hot spots, sampling and laboratory follow the seed.
 *
 * @param seed the seed all of it was drawn from
 * @param parcels in the order of the register, in metres of EPSG:4545
 * @param samples analyses in the order of the laboratory; none has a defect
 * @param truth in the order of the parcels
 */
public record SyntheticValley(
        long seed, List<SyntheticParcel> parcels, List<SyntheticSample> samples, List<TrueMeans> truth) {

    /** Closes the lists. */
    public SyntheticValley {
        parcels = List.copyOf(parcels);
        samples = List.copyOf(samples);
        truth = List.copyOf(truth);
    }

    /**
     * What a parcel holds in truth before any works: the mean over its area, small-scale variation included, laboratory
     * error left out.
     *
     * @param parcelId the parcel
     * @param means mg/kg of dry soil per metal, and the mean of pH
     */
    public record TrueMeans(String parcelId, Map<Variable, Double> means) {
        /** Keeps the variables in their order. */
        public TrueMeans {
            means = Collections.unmodifiableMap(new LinkedHashMap<>(means));
        }
    }

    /**
     * Draws one valley.
     *
     * @param seed any number; equal seeds give equal valleys
     * @return parcels, samples and truth
     */
    public static SyntheticValley generate(long seed) {
        ValleyLayout layout = ValleyLayout.standard();
        return of(seed, layout, new SoilField(layout, seed));
    }

    /** Returns the middle of the channel, in metres of EPSG:4545; the same in every valley. */
    public static Geometry river() {
        List<Coordinate> course = ValleyLayout.standard().river().course();
        return new GeometryFactory().createLineString(course.toArray(Coordinate[]::new));
    }

    static SyntheticValley of(long seed, ValleyLayout layout, SoilField soil) {
        List<SyntheticSample> samples = new Campaign(layout, soil, new Random(seed + 1)).run();
        List<TrueMeans> truth = new ArrayList<>();
        for (int i = 0; i < layout.parcels().size(); i++) {
            Map<Variable, Double> means = new LinkedHashMap<>();
            for (Variable variable : Variable.all()) {
                means.put(variable, soil.mean(variable, layout.cells(), i));
            }
            truth.add(new TrueMeans(layout.parcels().get(i).id(), means));
        }
        return new SyntheticValley(seed, layout.parcels(), samples, truth);
    }
}
