package org.brakefern.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.brakefern.check.Language;
import org.brakefern.check.Texts;
import org.brakefern.draw.Picture;
import org.brakefern.draw.Presentation;
import org.brakefern.draw.Sheets;
import org.brakefern.read.StandardLibrary;
import org.brakefern.read.StudyInputs;
import org.brakefern.read.StudyReader;
import org.brakefern.report.InputFile;
import org.brakefern.report.Report;
import org.brakefern.report.ReportContext;
import org.brakefern.report.ResultFolder;
import org.brakefern.study.Result;
import org.brakefern.study.Settings;
import org.brakefern.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The whole study: read, run, draw, write. */
@Command(name = "run", description = "Runs a study: from parcels and samples to classes, maps and a GeoPackage.")
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
        StudyInputs inputs =
                console.during("reading " + study.name(), common.quiet(), () -> StudyReader.read(study.path()));
        Settings settings = inputs.settings();
        List<InputFile> files = files(inputs);
        Texts texts = Texts.in(inputs.language());
        try (ResultFolder folder = ResultFolder.open(target)) {
            Result computed = console.during(
                    "computing", common.quiet(), () -> common.onThreads(() -> Study.run(inputs.survey(), settings)));
            Sheets.Drawn drawn = console.during(
                    "drawing",
                    common.quiet(),
                    () -> common.onThreads(() -> Sheets.draw(computed, presentation(inputs, texts))));
            Result result = computed.withFindings(inputs.findings()).withFindings(drawn.findings());
            console.during("writing " + target, common.quiet(), () -> {
                stage(drawn.pictures(), folder);
                Report.write(result, context(inputs, texts, files), folder);
                folder.publish();
                return target;
            });
            FindingTable.lines(FindingTable.errors(result.findings()), texts).forEach(console::warn);
            if (!common.quiet()) {
                Summary.lines(title(inputs), result, target, texts).forEach(console::print);
            }
            if (common.timings()) {
                console.printTimings();
            }
            return FindingTable.errors(result.findings()).isEmpty() ? Main.DONE : Main.DONE_WITH_ERRORS;
        }
    }

    private List<InputFile> files(StudyInputs inputs) {
        Path home = inputs.files().get(0).toAbsolutePath().normalize().getParent();
        return inputs.files().stream()
                .map(file -> InputFile.of(
                        home.relativize(file.toAbsolutePath().normalize()).toString(), file))
                .toList();
    }

    private static Presentation presentation(StudyInputs inputs, Texts texts) {
        return new Presentation(inputs.title(), inputs.titleZh(), texts, inputs.backdrop(), Report.version());
    }

    private static ReportContext context(StudyInputs inputs, Texts texts, List<InputFile> files) {
        return new ReportContext(
                title(inputs),
                texts,
                files,
                StandardLibrary.sources(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    private static String title(StudyInputs inputs) {
        return inputs.language() == Language.ZH ? inputs.titleZh() : inputs.title();
    }

    private static void stage(List<Picture> pictures, ResultFolder folder) throws IOException {
        for (Picture picture : pictures) {
            try (OutputStream png = Files.newOutputStream(folder.stage(picture.name()))) {
                picture.writeTo(png);
            }
        }
    }
}
