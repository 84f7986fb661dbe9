package org.brakefern.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Severity;
import org.brakefern.check.Texts;

/** Findings as people read them in a terminal. */
final class FindingTable {
    /** So many of one kind are shown; a whole column in a wrong unit must not bury what else was found. */
    static final int LISTED = 10;

    private FindingTable() {}

    /**
     * Returns the lines: for each finding what was found, where, and below it the cure. Of one kind only the first
     * {@link #LISTED} are shown, and how many more there are.
     *
     * @param findings in the order to show them
     * @param texts the language
     */
    static List<String> lines(List<Finding> findings, Texts texts) {
        Map<FindingCode, Long> all =
                findings.stream().collect(Collectors.groupingBy(Finding::code, Collectors.counting()));
        Map<FindingCode, Integer> shown = new EnumMap<>(FindingCode.class);
        List<String> lines = new ArrayList<>();
        for (Finding finding : findings) {
            int number = shown.merge(finding.code(), 1, Integer::sum);
            if (number > LISTED) {
                continue;
            }
            lines.add(texts.text("severity." + finding.severity()) + "  "
                    + finding.place().in(texts) + ": " + finding.problem(texts) + " [" + finding.code() + "]");
            lines.add("    " + finding.cure(texts));
            long more = all.get(finding.code()) - LISTED;
            if (number == LISTED && more > 0) {
                lines.add(texts.text("summary.more_findings", more, finding.code()));
            }
        }
        return lines;
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

    /** Returns what tells that something asked for is missing from the result. */
    static List<Finding> errors(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
    }
}
