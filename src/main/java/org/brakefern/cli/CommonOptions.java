package org.brakefern.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import org.brakefern.check.UnusableInput;
import picocli.CommandLine.Option;

/** The options every command takes. */
final class CommonOptions {
    /** More than any machine has processors; a pool takes no more than 32767. */
    private static final int MOST_THREADS = 1000;

    @Option(names = "--quiet", description = "Print nothing but what was asked for and what went wrong.")
    private boolean quiet;

    @Option(names = "--timings", description = "Print at the end how long each step took.")
    private boolean timings;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many threads compute; all processors by default. The result is the same.")
    private int threads;

    boolean quiet() {
        return quiet;
    }

    boolean timings() {
        return timings;
    }

    /**
     * Computes on as many threads as were asked for: parallel streams inside keep to the pool they are started in.
     *
     * @param work what to compute
     * @throws Exception what the work threw
     */
    <T> T onThreads(Callable<T> work) throws Exception {
        if (threads < 0 || threads > MOST_THREADS) {
            throw new UnusableInput("--threads must be from 1 to " + MOST_THREADS + ", got " + threads + ".");
        }
        if (threads == 0) {
            return work.call();
        }
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(work).get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw failed;
        } finally {
            pool.shutdownNow();
        }
    }
}
