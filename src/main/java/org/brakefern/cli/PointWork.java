package org.brakefern.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.brakefern.check.Finding;
import org.brakefern.check.Language;
import org.brakefern.check.Texts;
import org.brakefern.check.UnusableInput;
import org.brakefern.geostat.UnsolvableKriging;

/** What the commands of plain points share: steps with a line each, findings, and the summary at the end. */
final class PointWork {
    private final Console console;
    private final CommonOptions common;
    private final List<Finding> findings = new ArrayList<>();
    private final long start = System.nanoTime();

    PointWork(Console console, CommonOptions common) {
        this.console = console;
        this.common = common;
    }

    /**
     * Does a step on the threads asked for, with a line that says so.
     *
     * @throws UnusableInput where the samples and the model do not go together
     */
    <T> T step(String words, Callable<T> step) throws Exception {
        try {
            return console.during(words, common.quiet(), () -> common.onThreads(step));
        } catch (UnsolvableKriging | IllegalArgumentException refused) {
            // A parallel stream may wrap what was thrown in another of its kind.
            Throwable root = refused;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            throw new UnusableInput("While " + words + ": " + root.getMessage() + ".", refused);
        }
    }

    void found(List<Finding> some) {
        findings.addAll(some);
    }

    /** Returns the seconds since the command began. */
    String seconds() {
        return Figure.of(Math.max(1e-3, Math.rint((System.nanoTime() - start) / 1e6) / 1e3)) + " s";
    }

    /**
     * Shows the findings and what came out.
     *
     * @param lines the summary
     * @return the exit code
     */
    int finish(List<String> lines) {
        Texts texts = Texts.in(Language.EN);
        List<Finding> sorted =
                findings.stream().distinct().sorted(Finding.ORDER).toList();
        List<Finding> errors = FindingTable.errors(sorted);
        FindingTable.lines(common.quiet() ? errors : sorted, texts).forEach(console::warn);
        if (!common.quiet()) {
            lines.forEach(console::print);
        }
        if (common.timings()) {
            console.printTimings();
        }
        return errors.isEmpty() ? Main.DONE : Main.DONE_WITH_ERRORS;
    }
}
