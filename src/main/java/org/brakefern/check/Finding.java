package org.brakefern.check;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Something in the user's data that the user should know: where it is, what was found and what was expected, and the
 * cure. The words come from the message bundle, under {@code finding.CODE.problem} and {@code finding.CODE.cure}.
 *
 * @param code the kind of finding; it carries the severity
 * @param place where
 * @param details what fills the places of the two texts, in order: already rounded, in the user's units; a detail that
 *     is a key of the bundle beginning with {@code word.} stands for that word of the reader's language
 */
public record Finding(FindingCode code, Place place, List<String> details) {

    /** The order in which findings are shown: the gravest first, then by file, line, feature, column and code. */
    public static final Comparator<Finding> ORDER = Comparator.comparing(Finding::severity)
            .thenComparing((Finding f) -> f.place().file())
            .thenComparing(f -> f.place().line())
            .thenComparing(f -> f.place().feature())
            .thenComparing(f -> f.place().column())
            .thenComparing(Finding::code)
            .thenComparing(f -> f.details().toString());

    /** Copies the list. */
    public Finding {
        details = List.copyOf(details);
    }

    /** Returns a finding whose details are printed by {@link String#valueOf(Object)}. */
    public static Finding of(FindingCode code, Place place, Object... details) {
        return new Finding(
                code, place, Arrays.stream(details).map(String::valueOf).toList());
    }

    /** Returns how much it weighs. */
    public Severity severity() {
        return code.severity();
    }

    private Object[] details(Texts texts) {
        return details.stream()
                .map(detail -> detail.startsWith("word.") && texts.has(detail) ? texts.text(detail) : detail)
                .toArray();
    }

    /** Returns what was found and what was expected, in one sentence. */
    public String problem(Texts texts) {
        return texts.text("finding." + code + ".problem", details(texts));
    }

    /** Returns how to mend it. */
    public String cure(Texts texts) {
        return texts.text("finding." + code + ".cure", details(texts));
    }
}
