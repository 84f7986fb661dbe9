package org.brakefern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.brakefern.read.PointFile;
import org.brakefern.read.PolygonFile;
import org.brakefern.report.GridOutput;
import org.brakefern.report.PointOutput;
import org.brakefern.surface.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who names no coordinate system does not wait for the EPSG register: a JVM of its own reads and writes every format and
 * tells which classes it loaded.
 */
class WithoutRegisterTest {
    private static final String POLYGON = "POLYGON ((0 0, 20 0, 20 20, 0 20, 0 0))";

    @TempDir
    private Path folder;

    /** Reads and writes every format without a system, or a table with one. */
    public static final class Work {
        private Work() {}

        /**
         * Runs.
         *
         * @param arguments the folder to write to, and a system or nothing
         */
        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[0]);
            Optional<String> crs = arguments.length > 1 ? Optional.of(arguments[1]) : Optional.empty();
            Path csv = Files.writeString(folder.resolve("a.csv"), "id,x,y,wkt\n1,431000,2743000,\"" + POLYGON + "\"\n");
            roundTrip(folder, PointFile.read(csv, Optional.empty(), Optional.empty(), crs));
            if (crs.isEmpty()) {
                PolygonFile polygons = PolygonFile.read(csv, crs);
                Path layer = folder.resolve("polygons.gpkg");
                PointOutput.writePolygons(
                        layer,
                        polygons.columns(),
                        List.of(polygons.cells(0)),
                        polygons.geometries(),
                        List.of("pred"),
                        new double[][] {{1}},
                        crs);
                assertEquals(400, PolygonFile.read(layer, crs).geometry(0).getArea());
                Frame frame = Frame.around(0, 0, 20, 20, 10);
                for (String ending : List.of(".csv", ".tif", ".gpkg")) {
                    GridOutput.write(folder.resolve("grid" + ending), frame, List.of("pred"), new double[1][4], crs);
                }
            }
        }

        private static void roundTrip(Path folder, PointFile points) {
            for (String ending : List.of(".csv", ".gpkg")) {
                Path out = folder.resolve("out" + ending);
                PointOutput.write(
                        out,
                        points.columns(),
                        List.of(points.cells(0)),
                        points.xs(),
                        points.ys(),
                        List.of("pred"),
                        new double[][] {{0.1}},
                        points.crs());
                PointFile again = PointFile.read(out, Optional.empty(), Optional.empty(), Optional.empty());
                assertEquals(points.x(0), again.x(0));
                assertEquals(0.1, again.numbers("pred")[0]);
                assertEquals("1", again.cells(0).get(again.columns().indexOf("id")));
            }
        }
    }

    @Test
    void no_class_of_the_register_is_loaded_without_a_system() throws Exception {
        String loaded = classesLoaded();
        assertTrue(loaded.contains("org.brakefern.report.GeoTiff"), "the work was not done");
        assertEquals(
                List.of(),
                loaded.lines().filter(WithoutRegisterTest::isOfRegister).toList());
    }

    @Test
    void classes_of_the_register_are_loaded_with_one() throws Exception {
        assertTrue(classesLoaded("EPSG:4545").lines().anyMatch(WithoutRegisterTest::isOfRegister));
    }

    private static boolean isOfRegister(String line) {
        return line.contains("org.geotools.referencing") || line.contains("org.hsqldb.Database ");
    }

    private String classesLoaded(String... system) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-verbose:class",
                "-cp",
                System.getProperty("java.class.path"),
                Work.class.getName(),
                folder.toString());
        builder.command().addAll(List.of(system));
        Process process = builder.redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), () -> printed.lines()
                .filter(line -> !line.startsWith("["))
                .toList()
                .toString());
        return printed;
    }
}
