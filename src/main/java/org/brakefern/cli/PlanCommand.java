package org.brakefern.cli;

import java.util.concurrent.Callable;
import org.brakefern.report.Extent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Which parcel in which year? */
@Command(name = "plan", description = "Plans the works of a study and shows what is due in each year.")
final class PlanCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private StageOptions stage;

    PlanCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        return stage.run(console, Extent.PLAN, PlanLines::of);
    }
}
