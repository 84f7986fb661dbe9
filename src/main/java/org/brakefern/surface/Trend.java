package org.brakefern.surface;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.brakefern.geostat.Drift;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;

/**
 * What the mean of a variable is taken to depend on: nothing, the coordinates, or the square root of the distance to the
 * river, since what a flood leaves behind falls off fast near the channel and slowly far from it.
 */
public final class Trend {
    /** A constant mean. */
    public static final Trend NONE = new Trend("none", Drift.constant(), Optional.empty());

    /** A mean that is linear in the coordinates. */
    public static final Trend COORDINATES = new Trend("coordinates", Drift.coordinates(), Optional.empty());

    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private final String code;
    private final Drift drift;
    private final Optional<IndexedFacetDistance> river;

    private Trend(String code, Drift drift, Optional<IndexedFacetDistance> river) {
        this.code = code;
        this.drift = drift;
        this.river = river;
    }

    /**
     * Returns a mean that is linear in the square root of the distance to the nearest of some lines.
     *
     * @param rivers in the survey's system, at least one
     */
    static Trend river(List<Geometry> rivers) {
        Geometry all = GEOMETRY.buildGeometry(rivers);
        return new Trend("river", Drift.covariates(1), Optional.of(new IndexedFacetDistance(all)));
    }

    /** Returns the word used in files: none, coordinates, river. */
    public String code() {
        return code;
    }

    Drift drift() {
        return drift;
    }

    /**
     * Returns the covariates of some places, one array for each that the drift asks for; the same bits on any thread.
     *
     * @param x eastings in m
     * @param y northings in m, as many
     * @return in √m
     */
    double[][] covariates(double[] x, double[] y) {
        return river.map(lines -> new double[][] {roots(lines, x, y)}).orElseGet(() -> new double[0][]);
    }

    private static double[] roots(IndexedFacetDistance lines, double[] x, double[] y) {
        double[] roots = new double[x.length];
        IntStream.range(0, x.length)
                .parallel()
                .forEach(i -> roots[i] = Math.sqrt(lines.distance(GEOMETRY.createPoint(new Coordinate(x[i], y[i])))));
        return roots;
    }
}
