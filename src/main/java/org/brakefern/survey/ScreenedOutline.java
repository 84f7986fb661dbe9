package org.brakefern.survey;

import java.util.Optional;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Place;
import org.locationtech.jts.geom.Geometry;

/**
 * What can be used of the outline of a piece of land: itself where it is valid, a repair where that is safe, else
 * nothing.
 *
 * @param usable valid and of an area above 0, in the units of the outline; empty where the outline cannot be used
 * @param finding what the user should know; empty where the outline is used as it is
 */
public record ScreenedOutline(Optional<Geometry> usable, Optional<Finding> finding) {

    /**
     * Screens an outline.
     *
     * @param outline in metres, of any kind
     * @param place where it was read from, for the finding
     */
    public static ScreenedOutline of(Geometry outline, Place place) {
        Optional<PolygonRepair> defect =
                outline.isEmpty() || outline.getDimension() < 2 ? Optional.empty() : PolygonRepair.of(outline);
        boolean encloses = defect.map(found -> !found.isEmpty()).orElseGet(() -> outline.getArea() > 0);
        if (!encloses) {
            return new ScreenedOutline(Optional.empty(), Optional.of(Finding.of(FindingCode.PARCEL_EMPTY, place)));
        }
        return defect.map(found -> repaired(found, place))
                .orElseGet(() -> new ScreenedOutline(Optional.of(outline), Optional.empty()));
    }

    private static ScreenedOutline repaired(PolygonRepair defect, Place place) {
        Optional<Geometry> safe = defect.safe();
        String where = Amount.coordinates(defect.where().x, defect.where().y);
        String drawn = Double.isNaN(defect.evenOddArea()) ? "?" : Amount.mu(defect.evenOddArea());
        String mended = defect.repaired().map(g -> Amount.mu(g.getArea())).orElse("0");
        FindingCode code = safe.isPresent() ? FindingCode.PARCEL_REPAIRED : FindingCode.PARCEL_INVALID;
        return new ScreenedOutline(safe, Optional.of(Finding.of(code, place, defect.reason(), where, mended, drawn)));
    }

    boolean says(FindingCode code) {
        return finding.filter(found -> found.code() == code).isPresent();
    }
}
