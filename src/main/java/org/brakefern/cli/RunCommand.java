package org.brakefern.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.brakefern.draw.Sheets;
import org.brakefern.report.Extent;
import org.brakefern.report.ResultFolder;
import org.brakefern.study.Result;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The whole study: read, run, draw, write. */
@Command(
        name = "run",
        description =
                "Runs a study: from parcels and samples to classes, ranks, plan, progress, maps and a GeoPackage.")
final class RunCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private StudyParameter study;

    @Option(names = "--out", paramLabel = "DIR", description = "The result folder; maps/NAME-OF-THE-STUDY by default.")
    private Optional<Path> out = Optional.empty();

    @Mixin
    private CommonOptions common;

    RunCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        Path target = out.orElseGet(() -> Path.of("maps", study.name()));
        StudyWork work = StudyWork.read(console, study, common);
        try (ResultFolder folder = ResultFolder.open(target)) {
            Result computed = work.compute();
            Sheets.Drawn drawn = work.draw(computed);
            Result result = computed.withFindings(drawn.findings());
            work.write(drawn.pictures(), result, Extent.PROGRESS, folder);
            return work.finish(
                    result.findings(),
                    common.quiet() ? List.of() : Summary.lines(work.title(), result, target, work.texts()));
        }
    }
}
