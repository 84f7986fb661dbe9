package org.brakefern.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.brakefern.check.UnusableInput;
import org.brakefern.read.PointFile;
import org.brakefern.read.PolygonFile;
import org.brakefern.surface.Frame;
import org.locationtech.jts.geom.Geometry;
import picocli.CommandLine.Option;

/** Where values are asked for: at the points of a file, on a grid, or over parcels. */
final class TargetOptions {
    @Option(names = "--at", paramLabel = "POINTS", description = "A file of points; its columns go into the result.")
    private Optional<Path> at = Optional.empty();

    @Option(names = "--cell", paramLabel = "M", description = "A grid with cells of this side.")
    private Optional<Double> cell = Optional.empty();

    @Option(
            names = "--extent",
            paramLabel = "XMIN,YMIN,XMAX,YMAX",
            description = "Of the grid; by default the box around the samples (or --within), in whole cells.")
    private String extent = "";

    @Option(names = "--within", paramLabel = "POLYGONS", description = "Only the cells whose centre lies in these.")
    private Optional<Path> within = Optional.empty();

    @Option(names = "--parcels", paramLabel = "FILE", description = "The mean over each of these polygons.")
    private Optional<Path> parcels = Optional.empty();

    @Option(names = "--points", paramLabel = "N", description = "Quadrature points of a parcel, at least; default 16.")
    private Optional<Integer> points = Optional.empty();

    @Option(
            names = "--block",
            paramLabel = "M",
            description = "The mean over a square of this side around each point or cell centre.")
    private Optional<Double> block = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "The result: .csv, .gpkg or (grid) .tif.")
    private Path out;

    Path out() {
        return out;
    }

    /** Refuses what contradicts itself, before anything is read. */
    void check(SampleOptions samples) {
        samples.refuseOverwriting(out, Stream.of(at, within, parcels).flatMap(Optional::stream));
        int kinds = (at.isPresent() ? 1 : 0) + (cell.isPresent() ? 1 : 0) + (parcels.isPresent() ? 1 : 0);
        if (kinds != 1) {
            throw new UnusableInput("Say where: give one of --at POINTS, --cell M and --parcels FILE, got "
                    + (kinds == 0 ? "none" : "several") + ".");
        }
        if (cell.isEmpty() && (!extent.isEmpty() || within.isPresent())) {
            throw new UnusableInput("--extent and --within belong to a grid: give --cell M too.");
        }
        if (parcels.isEmpty() && points.isPresent()) {
            throw new UnusableInput("--points belongs to --parcels FILE.");
        }
        if (parcels.isPresent() && block.isPresent()) {
            throw new UnusableInput("--block belongs to --at or --cell: a parcel is an area already.");
        }
        cell.ifPresent(metres -> Listed.positive("--cell", metres));
        block.ifPresent(metres -> Listed.positive("--block", metres));
        if (points.orElse(1) < 1) {
            throw new UnusableInput("--points must be at least 1, got " + points.orElseThrow() + ".");
        }
        String name = out.getFileName().toString();
        if (!name.matches("(?i).*\\.(csv|gpkg" + (cell.isPresent() ? "|tif|tiff" : "") + ")")) {
            throw new UnusableInput(
                    "--out must end in .csv or .gpkg" + (cell.isPresent() ? " or .tif" : "") + ", got " + name + ".");
        }
    }

    /**
     * Reads the targets.
     *
     * @param samples the rows of the samples, for columns, system and the extent of a grid
     * @param options how files are read
     * @param covariates the columns that every target must carry
     */
    Targets read(PointFile samples, SampleOptions options, List<String> covariates) {
        if (at.isPresent()) {
            PointFile file = options.read(at.orElseThrow());
            same(samples.name(), samples.crs(), file.name(), file.crs());
            return Targets.at(file, covariates, block);
        }
        if (parcels.isPresent()) {
            PolygonFile file = PolygonFile.read(parcels.orElseThrow(), options.crs());
            same(samples.name(), samples.crs(), file.name(), file.crs());
            return Targets.over(file, covariates, points.orElse(16), samples.crs());
        }
        refuseOnGrid(covariates);
        List<Geometry> inside = inside(samples, options);
        return Targets.grid(frame(samples, inside), inside, block, samples.crs());
    }

    /**
     * Reads the targets, those of a grid that becomes a GeoTIFF in strips.
     *
     * @param samples the rows of the samples, for columns, system and the extent of a grid
     * @param options how files are read
     * @param covariates the columns that every target must carry
     */
    TargetParts readParts(PointFile samples, SampleOptions options, List<String> covariates) {
        if (cell.isEmpty() || !out.getFileName().toString().matches("(?i).*\\.tiff?")) {
            return TargetParts.one(read(samples, options, covariates));
        }
        refuseOnGrid(covariates);
        List<Geometry> inside = inside(samples, options);
        Frame frame = frame(samples, inside);
        return TargetParts.strips(frame, Targets.cells(frame, inside), block, samples.crs());
    }

    private static void refuseOnGrid(List<String> covariates) {
        if (!covariates.isEmpty()) {
            throw new UnusableInput("A grid has no columns: for a drift on " + String.join(", ", covariates)
                    + " give --at POINTS with these columns in place of --cell.");
        }
    }

    private List<Geometry> inside(PointFile samples, SampleOptions options) {
        return within.map(path -> polygons(path, samples, options)).orElse(List.of());
    }

    private Frame frame(PointFile samples, List<Geometry> inside) {
        double side = cell.get();
        if (!extent.isEmpty()) {
            double[] box = Listed.numbers("--extent", extent);
            if (box.length != 4 || !(box[0] < box[2] && box[1] < box[3])) {
                throw new UnusableInput(
                        "--extent takes XMIN,YMIN,XMAX,YMAX with the minima first, got " + extent + ".");
            }
            return Frame.exactly(box[0], box[1], box[2], box[3], side);
        }
        Box box = inside.isEmpty() ? Box.of(samples) : Box.of(inside);
        return box.frame(side);
    }

    private static List<Geometry> polygons(Path path, PointFile samples, SampleOptions options) {
        PolygonFile file = PolygonFile.read(path, options.crs());
        same(samples.name(), samples.crs(), file.name(), file.crs());
        List<Geometry> geometries = file.geometries().stream()
                .filter(geometry -> !geometry.isEmpty())
                .toList();
        if (geometries.isEmpty()) {
            throw new UnusableInput(file.name() + " holds no polygon.");
        }
        return geometries;
    }

    /** Two files that state different systems would silently lie elsewhere. */
    private static void same(String name, Optional<String> crs, String otherName, Optional<String> other) {
        if (crs.isPresent() && other.isPresent() && !crs.equals(other)) {
            throw new UnusableInput(name + " is in " + crs.orElseThrow() + " and " + otherName + " in "
                    + other.orElseThrow() + ": name the system to compute in with --crs.");
        }
    }

    /** A bounding box. */
    private record Box(double west, double south, double east, double north) {
        static Box of(PointFile samples) {
            Box box = new Box(
                    Double.POSITIVE_INFINITY,
                    Double.POSITIVE_INFINITY,
                    Double.NEGATIVE_INFINITY,
                    Double.NEGATIVE_INFINITY);
            for (int row = 0; row < samples.size(); row++) {
                if (Double.isFinite(samples.x(row) + samples.y(row))) {
                    box = box.and(samples.x(row), samples.y(row));
                }
            }
            return box;
        }

        static Box of(List<Geometry> polygons) {
            Box box = null;
            for (Geometry polygon : polygons) {
                var envelope = polygon.getEnvelopeInternal();
                Box one = new Box(envelope.getMinX(), envelope.getMinY(), envelope.getMaxX(), envelope.getMaxY());
                box = box == null ? one : box.and(one.west, one.south).and(one.east, one.north);
            }
            return box;
        }

        private Box and(double x, double y) {
            return new Box(Math.min(west, x), Math.min(south, y), Math.max(east, x), Math.max(north, y));
        }

        private Frame frame(double side) {
            return Frame.around(west, south, east, north, side);
        }
    }
}
