package org.brakefern.cli;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.brakefern.check.Finding;
import org.brakefern.report.GridOutput;
import org.brakefern.surface.Frame;

/**
 * The targets of a command a part at a time: the strips of a grid that becomes a GeoTIFF, each computed and written before
 * the next, so that a grid of any size fits into the memory; any other targets are one part.
 */
final class TargetParts {
    private final Optional<Targets> whole;
    private final Frame frame;
    private final BitSet used;
    private final Optional<Double> block;
    private final Optional<String> crs;

    private TargetParts(
            Optional<Targets> whole, Frame frame, BitSet used, Optional<Double> block, Optional<String> crs) {
        this.whole = whole;
        this.frame = frame;
        this.used = used;
        this.block = block;
        this.crs = crs;
    }

    static TargetParts one(Targets targets) {
        return new TargetParts(Optional.of(targets), null, null, Optional.empty(), Optional.empty());
    }

    /** Takes the cells of a grid that are set in {@code used}, strip by strip. */
    static TargetParts strips(Frame frame, BitSet used, Optional<Double> block, Optional<String> crs) {
        return new TargetParts(Optional.empty(), frame, used, block, crs);
    }

    int size() {
        return whole.map(Targets::size).orElseGet(() -> used.cardinality());
    }

    /** Returns how many lines or cells the result has, those without a usable place included. */
    int resultRows() {
        return whole.map(Targets::resultRows).orElseGet(() -> (int) frame.cells());
    }

    String noun() {
        return whole.orElseGet(() -> Targets.strip(frame, new BitSet(), 0, 1, block))
                .noun();
    }

    List<Finding> findings() {
        return whole.map(Targets::findings).orElse(List.of());
    }

    /**
     * Computes every part and writes the result.
     *
     * @param out where to
     * @param names of the new columns or bands
     * @param work returns the columns of a part, by name, then by target; NaN where there is no prediction
     */
    void write(Path out, List<String> names, Function<Targets, List<double[]>> work) throws Exception {
        if (whole.isPresent()) {
            whole.get().write(out, names, work.apply(whole.get()));
            return;
        }
        GridOutput.writeStrips(out, frame, names, crs, (firstRow, rows) -> {
            Targets strip = Targets.strip(frame, used, firstRow, rows, block);
            return strip.spread(work.apply(strip));
        });
    }
}
