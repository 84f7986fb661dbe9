package org.brakefern.cli;

import java.util.concurrent.Callable;
import org.brakefern.report.Extent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** How far are we? */
@Command(name = "progress", description = "Shows how far the works of a study have come.")
final class ProgressCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private StageOptions stage;

    ProgressCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        return stage.run(console, Extent.PROGRESS, ProgressLines::of);
    }
}
