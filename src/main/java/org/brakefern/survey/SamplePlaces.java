package org.brakefern.survey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/** Sorts samples into places. */
final class SamplePlaces {
    private SamplePlaces() {}

    /**
     * Groups the samples that lie at most a distance from each other, directly or through others between them (single
     * linkage): merging is transitive, so the groups do not depend on the order of the samples.
     *
     * @param withinM in metres; 0 groups equal coordinates only
     * @return groups in the order of their first sample, each in the given order
     */
    static List<List<Sample>> of(List<Sample> samples, double withinM) {
        Map<Coordinate, List<Integer>> spots = new LinkedHashMap<>();
        for (int i = 0; i < samples.size(); i++) {
            spots.computeIfAbsent(spot(samples.get(i)), any -> new ArrayList<>())
                    .add(i);
        }
        Components components = new Components(samples.size());
        STRtree tree = new STRtree();
        spots.forEach((spot, members) -> {
            members.forEach(member -> components.join(members.get(0), member));
            tree.insert(new Envelope(spot), spot);
        });
        for (Coordinate spot : spots.keySet()) {
            Envelope around = new Envelope(spot);
            around.expandBy(withinM);
            for (Object other : tree.query(around)) {
                Coordinate neighbour = (Coordinate) other;
                if (spot.distance(neighbour) <= withinM) {
                    components.join(spots.get(spot).get(0), spots.get(neighbour).get(0));
                }
            }
        }
        Map<Integer, List<Sample>> groups = new TreeMap<>();
        for (int i = 0; i < samples.size(); i++) {
            groups.computeIfAbsent(components.of(i), any -> new ArrayList<>()).add(samples.get(i));
        }
        return List.copyOf(groups.values());
    }

    /** Returns the members of a group by name, in the order of names. */
    static Map<String, List<Sample>> byName(List<Sample> group) {
        Map<String, List<Sample>> byName = new TreeMap<>(Order.OF_NAMES);
        group.forEach(sample ->
                byName.computeIfAbsent(sample.id(), any -> new ArrayList<>()).add(sample));
        return byName;
    }

    /** Returns the samples by date; those without one are together. */
    static List<List<Sample>> byDate(List<Sample> samples) {
        Map<Object, List<Sample>> byDate = new HashMap<>();
        samples.forEach(sample ->
                byDate.computeIfAbsent(sample.date(), any -> new ArrayList<>()).add(sample));
        return List.copyOf(byDate.values());
    }

    private static Coordinate spot(Sample sample) {
        return new Coordinate(sample.x() + 0.0, sample.y() + 0.0); // -0.0 becomes 0.0
    }
}
