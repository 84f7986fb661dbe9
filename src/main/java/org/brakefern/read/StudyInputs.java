package org.brakefern.read;

import java.nio.file.Path;
import java.util.List;
import org.brakefern.check.Finding;
import org.brakefern.check.Language;
import org.brakefern.study.Settings;
import org.brakefern.survey.Backdrop;
import org.brakefern.survey.Survey;

/**
 * Everything a study starts from, as read.
 *
 * @param title heading of maps and report; never empty
 * @param titleZh the same in Chinese; the title where none is given
 * @param language of all texts
 * @param survey parcels, samples and the ledger in metres of the study's system, before screening
 * @param backdrop what maps show besides
 * @param settings every choice, with the tables it names
 * @param findings what was noticed while reading, in {@link Finding#ORDER}
 * @param files every file that was read, study.yaml first, for checksums
 */
public record StudyInputs(
        String title,
        String titleZh,
        Language language,
        Survey survey,
        Backdrop backdrop,
        Settings settings,
        List<Finding> findings,
        List<Path> files) {

    /** Copies the collections and sorts the findings. */
    public StudyInputs {
        findings = findings.stream().sorted(Finding.ORDER).toList();
        files = List.copyOf(files);
    }
}
