package org.brakefern.cli;

import java.util.concurrent.Callable;
import org.brakefern.report.Extent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Which parcel first? */
@Command(name = "rank", description = "Ranks the parcels of a study and shows which come first, and why.")
final class RankCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private StageOptions stage;

    RankCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        return stage.run(console, Extent.RANK, RankLines::of);
    }
}
