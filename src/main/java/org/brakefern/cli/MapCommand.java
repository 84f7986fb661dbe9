package org.brakefern.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.brakefern.check.Finding;
import org.brakefern.check.UnusableInput;
import org.brakefern.draw.Sheets;
import org.brakefern.report.ResultFolder;
import org.brakefern.study.Result;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The sheets and charts alone. */
@Command(name = "map", description = "Draws the sheets and charts of a study and writes nothing else.")
final class MapCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private StudyParameter study;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The folder of the pictures; maps/NAME-OF-THE-STUDY-map by default.")
    private Optional<Path> out = Optional.empty();

    @Mixin
    private CommonOptions common;

    MapCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        Path target = out.orElseGet(() -> Path.of("maps", study.name() + "-map"));
        StudyWork work = StudyWork.read(console, study, common);
        try (ResultFolder folder = ResultFolder.open(target)) {
            refuseTables(folder);
            Result result = work.compute();
            Sheets.Drawn drawn = work.draw(result);
            work.write(drawn.pictures(), folder);
            List<Finding> findings = Stream.concat(result.findings().stream(), drawn.findings().stream())
                    .sorted(Finding.ORDER)
                    .toList();
            return work.finish(
                    findings,
                    common.quiet()
                            ? List.of()
                            : List.of(
                                    work.title(),
                                    work.texts()
                                            .text("stage.map", drawn.pictures().size()),
                                    work.texts().text("summary.written", target)));
        }
    }

    /** A result with tables must not be replaced by pictures alone. */
    private static void refuseTables(ResultFolder folder) {
        if (folder.published().stream().anyMatch(name -> !name.endsWith(".png"))) {
            throw new UnusableInput(folder.target()
                    + " holds a result with tables, which pictures alone would replace: name another folder.");
        }
    }
}
