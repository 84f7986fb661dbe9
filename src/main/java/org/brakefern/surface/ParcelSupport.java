package org.brakefern.surface;

import java.util.List;
import org.brakefern.geostat.Support;
import org.locationtech.jts.geom.Geometry;

/** A polygon as the weighted points that stand for it in kriging. */
public final class ParcelSupport {
    private ParcelSupport() {}

    /**
     * Returns the points for a polygon: all inside it, holes left out, parts kept, however thin or small it is. They are
     * weighted with the area they stand for, and exact for linear functions.
     *
     * @param polygon valid, polygonal, of an area above 0, in m
     * @param points the least number of points, at least 1; a polygon of many corners yields more
     * @throws IllegalArgumentException if the geometry has no area
     */
    public static Support of(Geometry polygon, int points) {
        List<Quadrature.Node> nodes = Quadrature.of(polygon, points);
        return Support.of(
                nodes.stream().mapToDouble(Quadrature.Node::x).toArray(),
                nodes.stream().mapToDouble(Quadrature.Node::y).toArray(),
                nodes.stream().mapToDouble(Quadrature.Node::weight).toArray());
    }
}
