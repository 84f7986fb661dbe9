package org.brakefern.cli;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.brakefern.check.Finding;
import org.brakefern.check.Severity;
import org.brakefern.check.Texts;

/** Findings as people read them in a terminal. */
final class FindingTable {
    private FindingTable() {}

    /**
     * Returns the lines: for each finding what was found, where, and below it the cure.
     *
     * @param findings in the order to show them
     * @param texts the language
     */
    static List<String> lines(List<Finding> findings, Texts texts) {
        return findings.stream()
                .flatMap(finding -> List.of(
                        texts.text("severity." + finding.severity()) + "  "
                                + finding.place().in(texts) + ": " + finding.problem(texts) + " [" + finding.code()
                                + "]",
                        "    " + finding.cure(texts))
                        .stream())
                .toList();
    }

    /** Returns how many findings there are of each severity, such as {@code 3 warning, 1 note}. */
    static String counts(List<Finding> findings, Texts texts) {
        String counts = Arrays.stream(Severity.values())
                .map(severity -> {
                    long count = findings.stream()
                            .filter(finding -> finding.severity() == severity)
                            .count();
                    return count == 0 ? "" : count + " " + texts.text("severity." + severity);
                })
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        return counts.isEmpty() ? texts.text("summary.no_findings") : counts;
    }

    static boolean holdsErrors(List<Finding> findings) {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    }
}
