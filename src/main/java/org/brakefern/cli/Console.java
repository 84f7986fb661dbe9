package org.brakefern.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** What the user sees while a command works, on standard error; results go to standard output. */
final class Console {
    private final PrintStream out;
    private final PrintStream err;
    private final List<String> timings = new ArrayList<>();

    Console(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    void print(String line) {
        out.println(line);
    }

    void warn(String line) {
        err.println(line);
    }

    /**
     * Does one step of the work with a line that says so; on a terminal the line moves.
     *
     * @param words what is being done
     * @param quiet whether to show nothing
     * @param step the work
     * @throws Exception what the work threw
     */
    <T> T during(String words, boolean quiet, Callable<T> step) throws Exception {
        long start = System.nanoTime();
        try {
            if (quiet) {
                return step.call();
            }
            if (System.console() == null) {
                err.println(words + " …");
                return step.call();
            }
            ProgressBar moving = new ProgressBarBuilder()
                    .setTaskName(words)
                    .setInitialMax(-1)
                    .setStyle(ProgressBarStyle.ASCII)
                    .hideEta()
                    .setUpdateIntervalMillis(500)
                    .build();
            try {
                return step.call();
            } finally {
                moving.close();
            }
        } finally {
            timings.add(String.format(Locale.ROOT, "%6.2f s  %s", (System.nanoTime() - start) / 1e9, words));
        }
    }

    void printTimings() {
        timings.forEach(err::println);
    }
}
