package org.brakefern.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.brakefern.check.Texts;
import org.brakefern.check.UnusableInput;
import org.brakefern.report.Extent;
import org.brakefern.report.ResultFolder;
import org.brakefern.study.Result;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands of single stages share: which study, and whether its tables are written. */
final class StageOptions {
    @Mixin
    private StudyParameter study;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "A folder for the tables of this stage and those before it, without pictures; nothing is"
                    + " written by default.")
    private Optional<Path> out = Optional.empty();

    @Mixin
    private CommonOptions common;

    /**
     * Computes the study, prints a stage of it and, where asked for, writes its tables.
     *
     * @param console where to
     * @param extent the stage
     * @param lines what to print of it
     * @return the exit code
     */
    int run(Console console, Extent extent, BiFunction<Result, Texts, List<String>> lines) throws Exception {
        StudyWork work = StudyWork.read(console, study, common);
        List<String> shown = new ArrayList<>(List.of(work.title()));
        if (out.isEmpty()) {
            Result result = work.compute();
            shown.addAll(lines.apply(result, work.texts()));
            return work.finish(result.findings(), shown);
        }
        try (ResultFolder folder = ResultFolder.open(out.get())) {
            refuseWholeResult(folder);
            Result result = work.compute();
            work.write(List.of(), result, extent, folder);
            shown.addAll(lines.apply(result, work.texts()));
            shown.add(work.texts().text("summary.written", out.get()));
            return work.finish(result.findings(), shown);
        }
    }

    /** A result with pictures is one of the command run; a stage alone would take them away. */
    private static void refuseWholeResult(ResultFolder folder) {
        if (folder.published().stream().anyMatch(name -> name.endsWith(".png"))) {
            throw new UnusableInput(folder.target()
                    + " holds a result with maps, which the tables of one stage would replace: name another folder.");
        }
    }
}
