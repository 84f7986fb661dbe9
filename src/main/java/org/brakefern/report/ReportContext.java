package org.brakefern.report;

import java.time.Instant;
import java.util.List;
import org.brakefern.check.Texts;
import org.brakefern.standard.Source;

/**
 * What is told beside a result. None of it changes a number.
 *
 * @param title of the study, in its language; may be empty
 * @param texts the language of the study
 * @param inputs every file the study was made from
 * @param sources where the figures of the built-in standards were seen
 * @param writtenAt the clock; it goes into one field of the manifest and nowhere else
 */
public record ReportContext(
        String title, Texts texts, List<InputFile> inputs, List<Source> sources, Instant writtenAt) {
    /** Copies the lists. */
    public ReportContext {
        inputs = List.copyOf(inputs);
        sources = List.copyOf(sources);
    }
}
