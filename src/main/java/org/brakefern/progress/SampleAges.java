package org.brakefern.progress;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.brakefern.survey.Parcel;
import org.brakefern.survey.Sample;
import org.brakefern.survey.Treatment;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Point;

/** Compares the soil samples of a parcel with the works on it; samples without a date take no part. */
final class SampleAges {
    private final List<Sample> dated;

    SampleAges(List<Sample> samples) {
        dated = samples.stream().filter(sample -> sample.date().isPresent()).toList();
    }

    /** Returns whether no sample has a date. */
    boolean isUnknown() {
        return dated.isEmpty();
    }

    /**
     * Returns whether the soil of a parcel was sampled before works on it ended; of works that go on, before they began.
     * The latest sample in the parcel counts, or the nearest one where it has none.
     */
    boolean areOlder(Parcel parcel, Treatment treatment) {
        Optional<LocalDate> works = treatment.end().or(treatment::start);
        return !isUnknown() && works.filter(day -> date(parcel).isBefore(day)).isPresent();
    }

    private LocalDate date(Parcel parcel) {
        return dated.stream()
                .filter(sample -> isIn(parcel, sample))
                .map(sample -> sample.date().orElseThrow())
                .max(Comparator.naturalOrder())
                .orElseGet(() -> nearest(parcel).date().orElseThrow());
    }

    private static boolean isIn(Parcel parcel, Sample sample) {
        Coordinate place = new Coordinate(sample.x(), sample.y());
        if (!parcel.geometry().getEnvelopeInternal().intersects(place)) {
            return false;
        }
        Point point = parcel.geometry().getFactory().createPoint(place);
        return parcel.geometry().intersects(point);
    }

    /** Returns the sample nearest to the middle of a parcel; of several at one distance the latest. */
    private Sample nearest(Parcel parcel) {
        Coordinate middle = parcel.geometry().getInteriorPoint().getCoordinate();
        return dated.stream()
                .min(Comparator.comparingDouble(
                                (Sample sample) -> Math.hypot(sample.x() - middle.x, sample.y() - middle.y))
                        .thenComparing(sample -> sample.date().orElseThrow(), Comparator.reverseOrder()))
                .orElseThrow();
    }
}
