package org.brakefern.survey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Place;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.relateng.RelateNG;
import org.locationtech.jts.operation.relateng.RelatePredicate;

/** Parcels that cover the same ground. */
final class Overlaps {
    /** Of the nine intersections of interiors, borders and outsides only that of the interiors is asked for. */
    private static final String INTERIORS_MEET = "T********";

    private Overlaps() {}

    /**
     * Two parcels that overlap, by their numbers in the list.
     *
     * @param first the smaller number
     * @param second the larger number
     * @param sharedArea in m²
     * @param shareOfSmaller of the smaller parcel's area
     */
    record Pair(int first, int second, double sharedArea, double shareOfSmaller) {}

    /**
     * Finds all pairs that share more than a part of the smaller one.
     *
     * @param parcels valid polygons
     * @return in order of the first, then the second number
     */
    static List<Pair> pairs(List<Parcel> parcels, double overlapShare) {
        if (parcels.isEmpty()) {
            return List.of();
        }
        ParcelIndex index = new ParcelIndex(parcels);
        return IntStream.range(0, parcels.size())
                .parallel()
                .boxed()
                .flatMap(first -> pairsOf(first, parcels, index, overlapShare))
                .toList();
    }

    private static Stream<Pair> pairsOf(int first, List<Parcel> parcels, ParcelIndex index, double overlapShare) {
        Geometry one = parcels.get(first).geometry();
        double area = one.getArea();
        Envelope box = one.getEnvelopeInternal();
        List<Pair> pairs = new ArrayList<>();
        for (int second :
                index.near(box).stream().filter(i -> i > first).sorted().toList()) {
            Geometry other = parcels.get(second).geometry();
            double smaller = Math.min(area, other.getArea());
            // The common box bounds the common area from above, and fields that only touch share none: a relation
            // stops at the first common inner point, an overlay cuts both outlines to the end.
            if (box.intersection(other.getEnvelopeInternal()).getArea() > overlapShare * smaller
                    && RelateNG.relate(one, other, RelatePredicate.matches(INTERIORS_MEET))) {
                double shared = OverlayNGRobust.overlay(one, other, OverlayNG.INTERSECTION)
                        .getArea();
                if (shared > overlapShare * smaller) {
                    pairs.add(new Pair(first, second, shared, shared / smaller));
                }
            }
        }
        return pairs.stream();
    }

    /**
     * Says which parcels overlap: the largest pairs singly, and all of them in one sum where there are several.
     *
     * @param parcels valid polygons with unique ids
     */
    static List<Finding> findings(List<Parcel> parcels, double overlapShare) {
        List<Pair> pairs = pairs(parcels, overlapShare);
        List<Finding> findings = new ArrayList<>();
        pairs.stream()
                .sorted(Comparator.comparingDouble(Pair::sharedArea).reversed())
                .limit(ParcelScreening.LISTED)
                .forEach(pair -> findings.add(Finding.of(
                        FindingCode.PARCELS_OVERLAP,
                        ParcelScreening.at(parcels.get(pair.first())),
                        parcels.get(pair.second()).id(),
                        Amount.mu(pair.sharedArea()),
                        Amount.percent(pair.shareOfSmaller()),
                        Amount.percent(overlapShare))));
        if (pairs.size() > 1) {
            findings.add(Finding.of(
                    FindingCode.PARCELS_OVERLAP_TOTAL,
                    Place.file(parcels.get(0).place().file()),
                    pairs.size(),
                    Amount.mu(areaCountedTwice(parcels, pairs)),
                    findings.size()));
        }
        return findings;
    }

    /**
     * Returns by how many m² the sum of the overlapping parcels' areas exceeds the ground they cover; ground under
     * three parcels counts twice.
     */
    static double areaCountedTwice(List<Parcel> parcels, List<Pair> pairs) {
        Components components = new Components(parcels.size());
        pairs.forEach(pair -> components.join(pair.first(), pair.second()));
        Map<Integer, List<Geometry>> groups = new TreeMap<>();
        pairs.stream()
                .flatMap(pair -> Stream.of(pair.first(), pair.second()))
                .distinct()
                .sorted()
                .forEach(i -> groups.computeIfAbsent(components.of(i), any -> new ArrayList<>())
                        .add(parcels.get(i).geometry()));
        return Sums.sum(groups.values().stream()
                .mapToDouble(
                        group -> totalArea(group) - OverlayNGRobust.union(group).getArea())
                .toArray());
    }

    private static double totalArea(List<Geometry> geometries) {
        return Sums.sum(geometries.stream().mapToDouble(Geometry::getArea).toArray());
    }
}
