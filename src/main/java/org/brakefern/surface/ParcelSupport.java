package org.brakefern.surface;

import java.util.List;
import org.brakefern.geostat.Support;
import org.brakefern.survey.Survey;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * A parcel with what every variable asks of it, found once: the weighted points that stand for it in kriging, and a point
 * inside.
 *
 * @param polygon valid, polygonal, of an area above 0, in m
 * @param points all inside the polygon, holes left out, parts kept, however thin or small it is; weighted with the area
 *     they stand for, and exact for linear functions
 * @param fewPoints the same gathered into fewer, one for each 400 m² but at least 8: what realisations are drawn at, whose
 *     cost is in proportion; soil without its small-scale variation hardly changes over 20 m
 * @param inside a point of the polygon's interior
 */
public record ParcelSupport(Geometry polygon, Support points, Support fewPoints, Coordinate inside) {
    private static final double SQUARE_METRES_PER_POINT = 400;
    private static final int LEAST_POINTS = 8;

    /**
     * Returns a polygon with its points.
     *
     * @param polygon valid, polygonal, of an area above 0, in m
     * @param points the least number of points, at least 1; a polygon of many corners yields more
     * @throws IllegalArgumentException if the geometry has no area
     */
    public static ParcelSupport of(Geometry polygon, int points) {
        List<Quadrature.Node> nodes = Quadrature.of(polygon, points);
        int few = (int) Math.max(LEAST_POINTS, Math.ceil(polygon.getArea() / SQUARE_METRES_PER_POINT));
        return new ParcelSupport(
                polygon,
                support(nodes),
                support(Quadrature.atMost(nodes, few, polygon)),
                polygon.getInteriorPoint().getCoordinate());
    }

    /**
     * Returns all parcels of a survey with their points, in its order.
     *
     * @param survey its parcels
     * @param rules the least number of points
     */
    public static List<ParcelSupport> of(Survey survey, MappingRules rules) {
        return survey.parcels().parallelStream()
                .map(parcel -> of(parcel.geometry(), rules.pointsPerParcel()))
                .toList();
    }

    private static Support support(List<Quadrature.Node> nodes) {
        return Support.of(
                nodes.stream().mapToDouble(Quadrature.Node::x).toArray(),
                nodes.stream().mapToDouble(Quadrature.Node::y).toArray(),
                nodes.stream().mapToDouble(Quadrature.Node::weight).toArray());
    }
}
