package org.brakefern.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Place;
import org.brakefern.check.Severity;

/** Collects findings of rows: of each kind and file the first few are listed, and a sum tells how many there are. */
final class FewFindings {
    private final Map<FindingCode, Map<String, List<Finding>>> byKind = new TreeMap<>();

    void add(FindingCode code, Place place, Object... details) {
        byKind.computeIfAbsent(code, any -> new TreeMap<>())
                .computeIfAbsent(place.file(), any -> new ArrayList<>())
                .add(Finding.of(code, place, details));
    }

    /** Returns whether a further finding would still be listed with its details. */
    boolean lists(FindingCode code, Place place) {
        return byKind.getOrDefault(code, Map.of())
                        .getOrDefault(place.file(), List.of())
                        .size()
                < ParcelScreening.LISTED;
    }

    /** Returns what is to be told, in {@link Finding#ORDER}. */
    List<Finding> told() {
        List<Finding> told = new ArrayList<>();
        byKind.forEach((code, files) -> files.forEach((file, findings) -> {
            told.addAll(findings.subList(0, Math.min(ParcelScreening.LISTED, findings.size())));
            if (findings.size() > ParcelScreening.LISTED) {
                told.add(Finding.of(
                        code.severity() == Severity.SUSPECT
                                ? FindingCode.LEDGER_MORE_DOUBTED
                                : FindingCode.LEDGER_MORE_DROPPED,
                        Place.file(file),
                        "word.ledger." + code,
                        findings.size(),
                        ParcelScreening.LISTED));
            }
        }));
        return told.stream().sorted(Finding.ORDER).toList();
    }
}
