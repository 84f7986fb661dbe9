package org.brakefern.survey;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Place;

/** Finds the parcel a record of the ledger names, and tells where there is none or more than one. */
final class LedgerNames {
    private final ParcelNames names;
    private final FewFindings findings;
    private final Set<List<String>> shared = new HashSet<>();

    LedgerNames(List<Parcel> parcels, FewFindings findings) {
        this.names = new ParcelNames(parcels);
        this.findings = findings;
    }

    /**
     * Returns the parcel.
     *
     * <p>Where several parcels bore the name in the user's file, the record is taken to mean the one that kept it:
     * nothing in the record tells them apart, and leaving it out would lose it for certain.
     *
     * @param name as the record has it
     * @param place of the record
     * @param unknown what to tell where there is no such parcel
     */
    Optional<Parcel> parcel(String name, Place place, FindingCode unknown) {
        Optional<Parcel> parcel = names.of(name);
        if (parcel.isEmpty()) {
            // The search goes through all names: worth it only where the answer is shown.
            Optional<String> meant = findings.lists(unknown, place) ? names.meantBy(name) : Optional.empty();
            findings.add(unknown, place, name, meant.orElse("–"));
        } else if (names.bearers(name) > 1 && shared.add(List.of(place.file(), name))) {
            findings.add(
                    FindingCode.PARCEL_NAME_SHARED,
                    place,
                    name,
                    names.bearers(name),
                    Amount.reference(parcel.get().place()));
        }
        return parcel;
    }
}
