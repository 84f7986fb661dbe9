package org.brakefern.read;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.brakefern.check.Finding;
import org.brakefern.check.Language;
import org.brakefern.soil.Metal;
import org.brakefern.surface.MappingRules;
import org.brakefern.survey.Backdrop;
import org.brakefern.survey.ScreeningRules;
import org.brakefern.survey.Survey;

/**
 * Everything a study starts from, as read.
 *
 * @param title heading of maps and report; never empty
 * @param titleZh the same in Chinese; the title where none is given
 * @param language of all texts
 * @param survey parcels and samples in metres of the study's system, before screening
 * @param backdrop what maps show besides
 * @param standard id of a built-in limit table, or the path of one as study.yaml writes it
 * @param standardFile where that table is, if it is a file; it exists
 * @param categoryMetals metals that decide the class, in their fixed order; at least one
 * @param screening rules
 * @param mapping rules
 * @param findings what was noticed while reading, in {@link Finding#ORDER}
 * @param files every file that was read, study.yaml first, for checksums
 */
public record StudyInputs(
        String title,
        String titleZh,
        Language language,
        Survey survey,
        Backdrop backdrop,
        String standard,
        Optional<Path> standardFile,
        Set<Metal> categoryMetals,
        ScreeningRules screening,
        MappingRules mapping,
        List<Finding> findings,
        List<Path> files) {

    /** Copies the collections and sorts the findings. */
    public StudyInputs {
        categoryMetals = Collections.unmodifiableSet(EnumSet.copyOf(categoryMetals));
        findings = findings.stream().sorted(Finding.ORDER).toList();
        files = List.copyOf(files);
    }
}
