package org.brakefern.cli;

import java.util.concurrent.Callable;
import org.brakefern.report.Extent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Which class is each parcel? */
@Command(name = "assess", description = "Judges the parcels of a study and shows the area of each class by township.")
final class AssessCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private StageOptions stage;

    AssessCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        return stage.run(console, Extent.ASSESS, ClassLines::of);
    }
}
