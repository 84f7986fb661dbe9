package org.brakefern.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.brakefern.check.Language;
import org.brakefern.check.Texts;
import org.brakefern.read.StartedStudy;
import org.brakefern.read.StudyStarter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a first study.yaml. */
@Command(name = "new", description = "Writes a first study.yaml by looking into a file of parcels and one of samples.")
final class NewCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "DIR", description = "The folder of the new study; an existing study.yaml is not touched.")
    private Path folder;

    @Option(names = "--parcels", paramLabel = "FILE", required = true, description = "The outlines of the fields.")
    private Path parcels;

    @Option(names = "--samples", paramLabel = "FILE", required = true, description = "The soil samples.")
    private Path samples;

    @Option(
            names = "--crs",
            paramLabel = "EPSG:n",
            description = "The projected system in metres to compute in, and of a file that does not say its own.")
    private Optional<String> crs = Optional.empty();

    @Mixin
    private CommonOptions common;

    NewCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        StartedStudy started = console.during(
                "looking into " + parcels.getFileName() + " and " + samples.getFileName(),
                common.quiet(),
                () -> StudyStarter.start(folder, parcels, samples, crs));
        if (!common.quiet()) {
            Texts texts = Texts.in(Language.EN);
            started.lines(texts).forEach(console::print);
            console.print(texts.text("summary.written", started.file()));
        }
        if (common.timings()) {
            console.printTimings();
        }
        return Main.DONE;
    }
}
