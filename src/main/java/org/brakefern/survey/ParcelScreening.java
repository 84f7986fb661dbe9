package org.brakefern.survey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Place;
import org.brakefern.check.UnusableInput;
import org.locationtech.jts.geom.Envelope;

/** Screens the parcels: outlines first, then names, then overlaps and stated areas among those that remain. */
final class ParcelScreening {
    /** So many of one kind are listed singly; a sum stands for the rest. */
    static final int LISTED = 20;

    private final List<Finding> findings = new ArrayList<>();
    private int empty;
    private int invalid;

    private ParcelScreening() {}

    /**
     * What is left of the parcels.
     *
     * @param kept valid, of unique names, in the order of the file
     * @param findings in no particular order
     */
    record Outcome(List<Parcel> kept, List<Finding> findings) {}

    /**
     * Screens.
     *
     * @throws UnusableInput if no parcel remains
     */
    static Outcome screen(List<Parcel> parcels, ScreeningRules rules) {
        ParcelScreening screening = new ParcelScreening();
        List<Parcel> valid =
                parcels.stream().map(screening::valid).flatMap(Optional::stream).toList();
        if (valid.isEmpty()) {
            throw new UnusableInput(screening.nothingLeft(parcels.size()));
        }
        List<Parcel> kept = screening.unique(valid);
        screening.findings.addAll(Overlaps.findings(kept, rules.overlapShare()));
        screening.findings.addAll(StatedAreas.findings(kept, rules.areaTolerance()));
        return new Outcome(kept, List.copyOf(screening.findings));
    }

    static Place at(Parcel parcel) {
        return parcel.place().feature(parcel.id());
    }

    private String nothingLeft(int all) {
        return all == 0
                ? "There is no parcel: name a file in study.yaml that holds the outlines of the fields as polygons."
                : "No usable parcel is left of " + all + " (without area: " + empty + "; with an outline that cannot be"
                        + " repaired safely: " + invalid + "): give a file that holds the fields as closed outlines,"
                        + " or mend the outlines in a GIS.";
    }

    private Optional<Parcel> valid(Parcel parcel) {
        ScreenedOutline outline = ScreenedOutline.of(parcel.geometry(), at(parcel));
        outline.finding().ifPresent(findings::add);
        empty += outline.says(FindingCode.PARCEL_EMPTY) ? 1 : 0;
        invalid += outline.says(FindingCode.PARCEL_INVALID) ? 1 : 0;
        return outline.usable().map(geometry -> geometry == parcel.geometry() ? parcel : parcel.withGeometry(geometry));
    }

    /** What two parcels must share before their outlines are compared vertex by vertex. */
    private record Outline(String id, Envelope box) {}

    /** Keeps the first of each name; a later one goes if its outline was there before, else it gets a new name. */
    private List<Parcel> unique(List<Parcel> parcels) {
        Names names = new Names(parcels.stream().map(Parcel::id).toList());
        Map<String, Parcel> first = new HashMap<>();
        Map<Outline, List<Parcel>> outlines = new HashMap<>();
        List<Parcel> kept = new ArrayList<>();
        for (Parcel parcel : parcels) {
            Outline outline = new Outline(parcel.id(), parcel.geometry().getEnvelopeInternal());
            List<Parcel> alike = outlines.computeIfAbsent(outline, any -> new ArrayList<>());
            Optional<Parcel> twin = alike.stream()
                    .filter(other -> other.geometry().equalsNorm(parcel.geometry()))
                    .findFirst();
            Parcel earlier = first.putIfAbsent(parcel.id(), parcel);
            if (twin.isPresent()) {
                repeated(
                        parcel,
                        twin.get(),
                        "word.parcel.same_outline",
                        twin.get().id());
                continue;
            }
            String name = earlier == null ? parcel.id() : names.another(parcel.id());
            if (earlier != null) {
                repeated(parcel, earlier, "word.parcel.other_outline", name);
            }
            Parcel named = renamed(parcel, name);
            alike.add(named);
            kept.add(named);
        }
        return kept;
    }

    private void repeated(Parcel parcel, Parcel earlier, String what, String name) {
        findings.add(Finding.of(
                FindingCode.PARCEL_ID_REPEATED,
                at(parcel),
                parcel.id(),
                Amount.reference(earlier.place()),
                what,
                name));
    }

    private static Parcel renamed(Parcel parcel, String name) {
        return new Parcel(
                name,
                parcel.township(),
                parcel.village(),
                parcel.hamlet(),
                parcel.landUse(),
                parcel.geometry(),
                parcel.statedAreaMu(),
                parcel.site(),
                parcel.place());
    }
}
