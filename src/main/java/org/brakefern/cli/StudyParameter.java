package org.brakefern.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.brakefern.check.UnusableInput;
import picocli.CommandLine.Parameters;

/** Which study a command works on. */
final class StudyParameter {
    private static final Path SAMPLE = Path.of("sample-data", "dahuanjiang");

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "STUDY",
            description = "A study.yaml or the folder that holds one; without it the folder you are in, and where that"
                    + " holds no study the sample study.")
    private Path study = Path.of("");

    Path path() {
        if (!study.toString().isEmpty()) {
            if (Files.isRegularFile(study) && !study.toString().matches("(?i).*\\.ya?ml")) {
                throw new UnusableInput(
                        study + " is not a study: name a study.yaml that names this file, or the folder that"
                                + " holds one; sample-data/one-field shows a short one.");
            }
            return study;
        }
        if (Files.isRegularFile(Path.of("study.yaml"))) {
            return Path.of(".");
        }
        if (Files.isDirectory(SAMPLE)) {
            return SAMPLE;
        }
        throw new UnusableInput("There is no study.yaml in this folder: name the study, as in brakefern run my-study.");
    }

    /** Returns the name of the folder that holds the study. */
    String name() {
        Path folder =
                Files.isDirectory(path()) ? path() : path().toAbsolutePath().getParent();
        return folder.toAbsolutePath().normalize().getFileName().toString();
    }
}
