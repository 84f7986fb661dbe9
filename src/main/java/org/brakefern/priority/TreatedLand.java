package org.brakefern.priority;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.brakefern.survey.Treatment;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.strtree.STRtree;

/** The parcels on which works have ended or are under way, found by place. */
final class TreatedLand {
    private final STRtree tree = new STRtree();

    /** The outlines in the tree, told apart as objects. */
    private final Set<Geometry> treated = Collections.newSetFromMap(new IdentityHashMap<>());

    /**
     * Creates the index.
     *
     * @param outlines of all parcels
     * @param treatments of each, in the same order
     */
    TreatedLand(List<Geometry> outlines, List<Treatment> treatments) {
        IntStream.range(0, outlines.size())
                .filter(i -> treatments.get(i).state() != Treatment.State.UNTREATED)
                .mapToObj(outlines::get)
                .forEach(outline -> {
                    tree.insert(outline.getEnvelopeInternal(), outline);
                    treated.add(outline);
                });
        tree.build();
    }

    /** Returns the distance from border to border in metres, 0 for a treated parcel itself; empty where none is treated. */
    OptionalDouble distance(Geometry outline) {
        if (tree.isEmpty()) {
            return OptionalDouble.empty();
        }
        if (treated.contains(outline)) {
            return OptionalDouble.of(0);
        }
        Geometry nearest = (Geometry)
                tree.nearestNeighbour(outline.getEnvelopeInternal(), outline, (a, b) -> ((Geometry) a.getItem())
                        .distance((Geometry) b.getItem()));
        return OptionalDouble.of(nearest.distance(outline));
    }
}
