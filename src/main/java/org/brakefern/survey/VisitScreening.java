package org.brakefern.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Place;
import org.locationtech.jts.algorithm.ConvexHull;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** Screens the visits to monitoring stations: impossible pH, and stations that are not fixed. */
final class VisitScreening {
    /**
     * Visits to one station may lie this far apart, in metres (own choice): far more than a hand-held receiver errs, and
     * less than from one field to the next but one.
     */
    private static final double FIXED_WITHIN_M = 100;

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final FewFindings findings;

    VisitScreening(FewFindings findings) {
        this.findings = findings;
    }

    /** Returns the visits without impossible pH, in the order given. */
    List<Visit> usable(List<Visit> visits) {
        Map<String, List<Visit>> stations = new TreeMap<>(Order.OF_NAMES);
        visits.forEach(visit -> stations.computeIfAbsent(visit.stationId(), id -> new ArrayList<>())
                .add(visit));
        stations.values().forEach(this::moved);
        return visits.stream().map(this::withUsablePh).toList();
    }

    static Place at(Visit visit) {
        return visit.place().feature(visit.stationId());
    }

    private void moved(List<Visit> station) {
        Coordinate[] places = station.stream()
                .map(visit -> new Coordinate(visit.x(), visit.y()))
                .toArray(Coordinate[]::new);
        Coordinate[] hull = new ConvexHull(places, FACTORY).getConvexHull().getCoordinates();
        double widest = 0;
        for (Coordinate one : hull) {
            for (Coordinate other : hull) {
                widest = Math.max(widest, one.distance(other));
            }
        }
        if (widest > FIXED_WITHIN_M) {
            findings.add(
                    FindingCode.STATION_MOVED,
                    at(station.get(0)),
                    station.get(0).stationId(),
                    station.size(),
                    Amount.distance(widest),
                    Amount.distance(FIXED_WITHIN_M));
        }
    }

    private Visit withUsablePh(Visit visit) {
        double ph = visit.ph().orElse(7);
        if (ph >= 0 && ph <= 14) {
            return visit;
        }
        findings.add(FindingCode.PH_RANGE, at(visit).column(ValueScreening.PH), Amount.value(ph));
        return new Visit(
                visit.stationId(),
                visit.x(),
                visit.y(),
                visit.date(),
                OptionalDouble.empty(),
                visit.metals(),
                visit.place());
    }
}
