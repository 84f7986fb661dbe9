package org.brakefern.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.brakefern.check.Finding;
import org.brakefern.check.Language;
import org.brakefern.check.Texts;
import org.brakefern.draw.Picture;
import org.brakefern.draw.Presentation;
import org.brakefern.draw.Sheets;
import org.brakefern.read.StandardLibrary;
import org.brakefern.read.StudyInputs;
import org.brakefern.read.StudyReader;
import org.brakefern.report.Extent;
import org.brakefern.report.InputFile;
import org.brakefern.report.Report;
import org.brakefern.report.ReportContext;
import org.brakefern.report.ResultFolder;
import org.brakefern.study.Result;
import org.brakefern.study.Study;

/** One study on its way through a command: read, computed, drawn, written, each step shown; then findings and code. */
final class StudyWork {
    private final Console console;
    private final CommonOptions common;
    private final StudyInputs inputs;
    private final List<InputFile> files;
    private final Texts texts;

    private StudyWork(Console console, CommonOptions common, StudyInputs inputs) {
        this.console = console;
        this.common = common;
        this.inputs = inputs;
        this.files = files(inputs);
        this.texts = Texts.in(inputs.language());
    }

    /** Reads a study. */
    static StudyWork read(Console console, StudyParameter study, CommonOptions common) throws Exception {
        StudyInputs inputs =
                console.during("reading " + study.name(), common.quiet(), () -> StudyReader.read(study.path()));
        return new StudyWork(console, common, inputs);
    }

    private static List<InputFile> files(StudyInputs inputs) {
        Path home = inputs.files().get(0).toAbsolutePath().normalize().getParent();
        return inputs.files().stream()
                .map(file -> InputFile.of(
                        home.relativize(file.toAbsolutePath().normalize()).toString(), file))
                .toList();
    }

    StudyInputs inputs() {
        return inputs;
    }

    Texts texts() {
        return texts;
    }

    /** Returns the heading of the study in its language. */
    String title() {
        return inputs.language() == Language.ZH ? inputs.titleZh() : inputs.title();
    }

    /** Does a step on the threads asked for, with a line that says so. */
    <T> T step(String words, Callable<T> step) throws Exception {
        return console.during(words, common.quiet(), () -> common.onThreads(step));
    }

    /** Computes the whole study: a stage has the same values alone as in a run, since nothing else is ever computed. */
    Result compute() throws Exception {
        return step("computing", () -> Study.run(inputs.survey(), inputs.settings()))
                .withFindings(inputs.findings());
    }

    /** Draws all sheets and charts. */
    Sheets.Drawn draw(Result result) throws Exception {
        return step(
                "drawing",
                () -> Sheets.draw(
                        result,
                        new Presentation(
                                inputs.title(), inputs.titleZh(), texts, inputs.backdrop(), Report.version())));
    }

    /** Stages pictures and publishes them alone. */
    void write(List<Picture> pictures, ResultFolder folder) throws Exception {
        console.during("writing " + folder.target(), common.quiet(), () -> {
            stage(pictures, folder);
            folder.publish();
            return folder;
        });
    }

    /** Stages pictures and tables up to a stage, and publishes them. */
    void write(List<Picture> pictures, Result result, Extent extent, ResultFolder folder) throws Exception {
        step("writing " + folder.target(), () -> {
            stage(pictures, folder);
            Report.write(result, extent, context(), folder);
            folder.publish();
            return folder;
        });
    }

    private ReportContext context() {
        return new ReportContext(
                title(), texts, files, StandardLibrary.sources(), Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    private static void stage(List<Picture> pictures, ResultFolder folder) throws IOException {
        for (Picture picture : pictures) {
            try (OutputStream png = Files.newOutputStream(folder.stage(picture.name()))) {
                picture.writeTo(png);
            }
        }
    }

    /**
     * Shows what went wrong, then what came out.
     *
     * @param findings all of the command
     * @param lines what came out
     * @return the exit code
     */
    int finish(List<Finding> findings, List<String> lines) {
        List<Finding> errors = FindingTable.errors(findings);
        FindingTable.lines(errors, texts).forEach(console::warn);
        lines.forEach(console::print);
        if (common.timings()) {
            console.printTimings();
        }
        return errors.isEmpty() ? Main.DONE : Main.DONE_WITH_ERRORS;
    }
}
