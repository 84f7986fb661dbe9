package org.brakefern.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands of plain points, end to end, against what gstat says of the same files. */
class PointCommandsTest {
    private static final Path FLOODPLAIN = Path.of("src/test/resources/floodplain");
    private static final String SAMPLES = FLOODPLAIN.resolve("samples.csv").toString();
    private static final String OK_ZN = "0.0761602530014602 Nug + 0.468944582340759 Sph(726.497614827752)";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ByteArrayOutputStream refused = new ByteArrayOutputStream();

    private int run(String... args) {
        printed.reset();
        refused.reset();
        return Main.run(
                new PrintStream(printed, true, StandardCharsets.UTF_8),
                new PrintStream(refused, true, StandardCharsets.UTF_8),
                args);
    }

    private String said() {
        return printed.toString(StandardCharsets.UTF_8) + refused.toString(StandardCharsets.UTF_8);
    }

    private static String[] words(String line) {
        List<String> words = new ArrayList<>();
        for (String part : line.split(" (?=(?:[^']*'[^']*')*[^']*$)")) {
            words.add(part.replace("'", ""));
        }
        return words.toArray(String[]::new);
    }

    private static List<NamedCsvRecord> rows(Path file) throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            return reader.stream().toList();
        }
    }

    private static double number(NamedCsvRecord row, String column) {
        return Double.parseDouble(row.getField(column));
    }

    /** The places of a file of answers, without the answers. */
    private Path places(String answers, String... more) throws IOException {
        Path file = folder.resolve("places.csv");
        List<String> lines = new ArrayList<>(
                List.of("cell,x,y" + Stream.of(more).map(one -> "," + one).reduce("", String::concat)));
        List<NamedCsvRecord> grid = rows(FLOODPLAIN.resolve("grid.csv"));
        for (NamedCsvRecord row : rows(FLOODPLAIN.resolve(answers + ".csv"))) {
            NamedCsvRecord cell = grid.get((int) number(row, "cell") - 1);
            String line = row.getField("cell") + "," + cell.getField("x") + "," + cell.getField("y");
            for (String column : more) {
                line += "," + Math.sqrt(number(cell, column.equals("root") ? "dist_river_m" : column));
            }
            lines.add(line);
        }
        return Files.write(file, lines);
    }

    private static String model(String label) throws IOException {
        StringBuilder text = new StringBuilder();
        for (NamedCsvRecord row : rows(FLOODPLAIN.resolve("models_used.csv"))) {
            if (row.getField("label").equals(label)) {
                boolean nugget = row.getField("model").equals("Nug");
                String turned = row.getField("ratio").isEmpty() || number(row, "ratio") == 1
                        ? ""
                        : ", " + row.getField("azimuth") + ", " + row.getField("ratio");
                text.append(text.isEmpty() ? "" : " + ")
                        .append(row.getField("psill"))
                        .append(" ")
                        .append(row.getField("model"))
                        .append(nugget ? "" : "(" + row.getField("range") + turned + ")");
            }
        }
        return text.toString();
    }

    @Nested
    class Reference {
        @ParameterizedTest
        @CsvSource({
            "ok_zn_global, ok_zn, --value zn --log, 1e-9",
            "ok_zn_nmax20, ok_zn, --value zn --log --max-samples 20, 1e-9",
            "ok_zn_maxdist600_nmin4_nmax16, ok_zn, --value zn --log --max-samples 16 --min-samples 4 --radius 600, 1e-9",
            "ok_zn_maxdist250_nmin4_nmax16, ok_zn, --value zn --log --max-samples 16 --min-samples 4 --radius 250, 1e-9",
            "ok_cd_global, ok_cd, --value cd --log, 1e-9",
            "sk_zn_beta5.4, ok_zn, --value zn --log --mean 5.4, 1e-9",
            "sk_zn_beta5.4_nmax20, ok_zn, --value zn --log --mean 5.4 --max-samples 20, 1e-9",
            "uk_zn_xy, uk_zn_xy, '--value zn --log --drift x,y', 1e-7",
            "ok_zn_block40, ok_zn, --value zn --log --block 40, 1e-7",
            "ok_zn_block200, ok_zn, --value zn --log --block 200, 1e-7",
            "ok_zn_aniso170_0.45, ok_zn_aniso, --value zn --log, 1e-9",
            "ok_zn_nested, ok_zn_nested, --value zn --log, 1e-9",
            "ik_zn200, ik_zn200, --value zn --indicator 200, 1e-9"
        })
        void kriging_gives_the_numbers_of_gstat(String answers, String label, String options, double tolerance)
                throws IOException {
            Path out = folder.resolve("out.csv");
            List<String> args = new ArrayList<>(List.of("krige", SAMPLES, "--model", model(label)));
            args.addAll(List.of(words(options)));
            args.addAll(List.of("--at", places(answers).toString(), "--out", out.toString()));
            assertEquals(0, run(args.toArray(String[]::new)), PointCommandsTest.this::said);
            List<NamedCsvRecord> expected = rows(FLOODPLAIN.resolve(answers + ".csv"));
            List<NamedCsvRecord> actual = rows(out);
            assertEquals(expected.size(), actual.size());
            for (int i = 0; i < expected.size(); i++) {
                assertEquals(expected.get(i).getField("cell"), actual.get(i).getField("cell"));
                if (expected.get(i).getField("pred").isEmpty()) {
                    assertEquals("", actual.get(i).getField("pred"));
                    assertEquals("", actual.get(i).getField("var"));
                } else {
                    assertEquals(number(expected.get(i), "pred"), number(actual.get(i), "pred"), tolerance);
                    assertEquals(number(expected.get(i), "var"), number(actual.get(i), "var"), tolerance);
                }
            }
        }

        @ParameterizedTest
        @CsvSource({
            "idw_zn_p2_global, --power 2",
            "idw_zn_p2_nmax12, --power 2 --max-samples 12",
            "idw_zn_p3_global, --power 3"
        })
        void inverse_distance_gives_the_numbers_of_gstat(String answers, String options) throws IOException {
            Path out = folder.resolve("out.csv");
            List<String> args = new ArrayList<>(List.of("idw", SAMPLES, "--value", "zn", "--log"));
            args.addAll(List.of(words(options)));
            args.addAll(List.of("--at", places(answers).toString(), "--out", out.toString()));
            assertEquals(0, run(args.toArray(String[]::new)), PointCommandsTest.this::said);
            List<NamedCsvRecord> expected = rows(FLOODPLAIN.resolve(answers + ".csv"));
            List<NamedCsvRecord> actual = rows(out);
            assertEquals(List.of("cell", "x", "y", "pred"), actual.get(0).getHeader());
            for (int i = 0; i < expected.size(); i++) {
                assertEquals(number(expected.get(i), "pred"), number(actual.get(i), "pred"), 1e-9);
            }
        }

        /** A drift on a column that samples and targets have. */
        @Test
        void external_drift_gives_the_numbers_of_gstat() throws IOException {
            Path samples = folder.resolve("samples.csv");
            List<String> lines = new ArrayList<>(List.of("x,y,zn,root"));
            for (NamedCsvRecord row : rows(Path.of(SAMPLES))) {
                lines.add(row.getField("x") + "," + row.getField("y") + "," + row.getField("zn") + ","
                        + Math.sqrt(number(row, "dist_river_m")));
            }
            Files.write(samples, lines);
            Path out = folder.resolve("out.csv");
            String at = places("uk_zn_sqrtdist", "root").toString();
            assertEquals(
                    0,
                    run(
                            "krige",
                            samples.toString(),
                            "--value",
                            "zn",
                            "--log",
                            "--drift",
                            "root",
                            "--model",
                            model("uk_zn_sqrtdist"),
                            "--at",
                            at,
                            "--out",
                            out.toString()),
                    PointCommandsTest.this::said);
            List<NamedCsvRecord> expected = rows(FLOODPLAIN.resolve("uk_zn_sqrtdist.csv"));
            List<NamedCsvRecord> actual = rows(out);
            for (int i = 0; i < expected.size(); i++) {
                assertEquals(number(expected.get(i), "pred"), number(actual.get(i), "pred"), 1e-9);
                assertEquals(number(expected.get(i), "var"), number(actual.get(i), "var"), 1e-9);
            }
        }

        @Test
        void leave_one_out_gives_the_numbers_of_gstat() throws IOException {
            Path out = folder.resolve("cv.csv");
            assertEquals(
                    0,
                    run("cv", SAMPLES, "--value", "zn", "--log", "--model", model("ok_zn"), "--out", out.toString()),
                    PointCommandsTest.this::said);
            List<NamedCsvRecord> expected = rows(FLOODPLAIN.resolve("cv_ok_zn_loo.csv"));
            List<NamedCsvRecord> actual = rows(out);
            assertEquals(
                    List.of("id", "observed", "pred", "var", "residual", "zscore", "fold"),
                    actual.get(0).getHeader());
            assertEquals(200, actual.size());
            assertEquals("S001", actual.get(0).getField("id"));
            for (int i = 0; i < 200; i++) {
                for (String column : List.of("observed", "pred", "var", "residual", "zscore", "fold")) {
                    assertEquals(number(expected.get(i), column), number(actual.get(i), column), 1e-9, column);
                }
            }
            assertTrue(said().contains("MSDR"), PointCommandsTest.this::said);
        }

        @ParameterizedTest
        @CsvSource({
            "vario_zn_default, ''",
            "vario_zn_c1500_w100, --cutoff 1500 --width 100",
            "vario_zn_boundaries, '--boundaries 3,100,200,300,400,600,800,1000,1300,1600'",
            "vario_zn_cressie, --estimator cressie",
            "vario_zn_dir4_tol22.5_c1500_w100, '--cutoff 1500 --width 100 --direction 0,45,90,135 --tolerance 22.5'",
            "vario_zn_resid_xy, '--drift x,y'",
            "vario_ind_zn200, --indicator 200"
        })
        void variograms_are_those_of_gstat(String answers, String options) throws IOException {
            Path file = Path.of("src/test/resources/floodplain", answers + ".csv");
            Path out = folder.resolve("v.csv");
            List<String> args = new ArrayList<>(List.of("variogram", SAMPLES, "--value", "zn"));
            args.addAll(options.contains("--indicator") ? List.of() : List.of("--log"));
            args.addAll(options.isEmpty() ? List.of() : List.of(words(options)));
            args.addAll(List.of("--out", out.toString()));
            assertEquals(0, run(args.toArray(String[]::new)), PointCommandsTest.this::said);
            List<NamedCsvRecord> expected = rows(file);
            List<NamedCsvRecord> actual = rows(out);
            assertEquals(expected.size(), actual.size());
            for (int i = 0; i < expected.size(); i++) {
                assertEquals(expected.get(i).getField("np"), actual.get(i).getField("np"));
                assertEquals(number(expected.get(i), "dist"), number(actual.get(i), "dist"), 1e-8);
                assertEquals(number(expected.get(i), "gamma"), number(actual.get(i), "gamma"), 1e-12);
                if (options.contains("--direction")) {
                    assertEquals(number(expected.get(i), "dir_hor"), number(actual.get(i), "direction"), 0);
                }
            }
        }
    }

    @Nested
    class Outputs {
        @Test
        void a_grid_has_whole_cells_from_the_north_west_and_a_geotiff_says_the_same() throws IOException {
            Path csv = folder.resolve("grid.csv");
            Path tif = folder.resolve("grid.tif");
            String[] common = {"krige", SAMPLES, "--value", "zn", "--log", "--model", OK_ZN, "--cell", "500", "--out"};
            assertEquals(0, run(with(common, csv.toString())), PointCommandsTest.this::said);
            assertEquals(0, run(with(common, tif.toString())), PointCommandsTest.this::said);
            List<NamedCsvRecord> rows = rows(csv);
            assertEquals(
                    List.of("x", "y", "pred", "var"), rows.get(0).getHeader().subList(0, 4));
            assertEquals(250, number(rows.get(0), "x") % 500);
            assertEquals(number(rows.get(0), "x") + 500, number(rows.get(1), "x"));
            assertTrue(number(rows.get(0), "y") > number(rows.get(rows.size() - 1), "y"));
            var image = ImageIO.read(tif.toFile());
            assertTrue(image == null || image.getWidth() * image.getHeight() == rows.size());
            assertTrue(Files.size(tif) > 300);
        }

        private String[] with(String[] common, String... more) {
            return Stream.concat(Arrays.stream(common), Arrays.stream(more)).toArray(String[]::new);
        }

        @Test
        void an_extent_starts_exactly_where_it_was_asked_to() throws IOException {
            Path csv = folder.resolve("grid.csv");
            assertEquals(
                    0,
                    run(
                            "idw",
                            SAMPLES,
                            "--value",
                            "zn",
                            "--cell",
                            "100",
                            "--extent",
                            "523010,2758007,523310,2758207",
                            "--out",
                            csv.toString()));
            List<NamedCsvRecord> rows = rows(csv);
            assertEquals(6, rows.size());
            assertEquals(523060, number(rows.get(0), "x"));
            assertEquals(2758157, number(rows.get(0), "y"));
        }

        @Test
        void cells_outside_the_polygons_are_empty_and_the_others_as_they_were() throws IOException {
            Path all = folder.resolve("all.csv");
            Path some = folder.resolve("some.csv");
            String extent = "523400,2758800,524400,2761000";
            String[] common = {"idw", SAMPLES, "--value", "zn", "--cell", "50", "--extent", extent, "--out"};
            assertEquals(0, run(with(common, all.toString())));
            assertEquals(
                    0,
                    run(with(
                            common,
                            some.toString(),
                            "--within",
                            FLOODPLAIN.resolve("parcels.csv").toString())));
            List<NamedCsvRecord> every = rows(all);
            List<NamedCsvRecord> inside = rows(some);
            int empty = 0;
            for (int i = 0; i < every.size(); i++) {
                if (inside.get(i).getField("pred").isEmpty()) {
                    empty++;
                } else {
                    assertEquals(every.get(i).getField("pred"), inside.get(i).getField("pred"));
                }
            }
            assertTrue(empty > 100 && empty < every.size() - 20, empty + " of " + every.size());
        }

        @Test
        void parcels_get_their_mean_with_logarithms_taken_back_and_keep_their_columns() throws IOException {
            Path out = folder.resolve("parcels.gpkg");
            Path csv = folder.resolve("parcels.csv");
            for (Path file : List.of(out, csv)) {
                assertEquals(
                        0,
                        run(
                                "krige",
                                SAMPLES,
                                "--value",
                                "zn",
                                "--log",
                                "--model",
                                OK_ZN,
                                "--parcels",
                                FLOODPLAIN.resolve("parcels.csv").toString(),
                                "--points",
                                "500",
                                "--out",
                                file.toString()),
                        PointCommandsTest.this::said);
            }
            List<NamedCsvRecord> rows = rows(csv);
            assertEquals(6, rows.size());
            for (NamedCsvRecord expected : rows(FLOODPLAIN.resolve("parcels_block.csv"))) {
                if (expected.getField("variable").equals("zn")
                        && expected.getField("layout").endsWith("n500")) {
                    NamedCsvRecord actual = rows.stream()
                            .filter(row -> row.getField("name").equals(expected.getField("name")))
                            .findFirst()
                            .orElseThrow();
                    // The floodplain's own tolerance for another layout of about 500 points.
                    assertEquals(number(expected, "gstat_pred"), number(actual, "pred"), 0.005);
                    assertEquals(number(expected, "gstat_var"), number(actual, "var"), 5e-4);
                    assertTrue(number(actual, "back_mean") > Math.exp(number(actual, "pred")));
                }
            }
            assertTrue(Files.size(out) > 10_000);
        }

        @Test
        void simulations_tend_to_kriging_and_repeat_by_their_seed_at_any_number_of_threads() throws IOException {
            Path kriged = folder.resolve("kriged.csv");
            Path one = folder.resolve("one.csv");
            Path two = folder.resolve("two.csv");
            Path other = folder.resolve("other.csv");
            String at = places("ok_zn_global").toString();
            Path few = folder.resolve("few.csv");
            List<String> lines = Files.readAllLines(Path.of(at));
            Files.write(few, lines.subList(0, 25));
            String[] common = {"--value", "zn", "--log", "--model", OK_ZN, "--at", few.toString(), "--out"};
            assertEquals(0, run(with(new String[] {"krige", SAMPLES}, with(common, kriged.toString()))));
            String[] sims = with(new String[] {"simulate", SAMPLES, "--realisations", "500"}, common);
            assertEquals(
                    0, run(with(sims, one.toString(), "--seed", "7", "--threads", "1")), PointCommandsTest.this::said);
            assertEquals(0, run(with(sims, two.toString(), "--seed", "7", "--threads", "2")));
            assertEquals(0, run(with(sims, other.toString(), "--seed", "8")));
            assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(two));
            assertFalse(Arrays.equals(Files.readAllBytes(one), Files.readAllBytes(other)));
            List<NamedCsvRecord> expected = rows(kriged);
            List<NamedCsvRecord> actual = rows(one);
            for (int i = 0; i < expected.size(); i++) {
                double sum = 0;
                for (int r = 1; r <= 500; r++) {
                    sum += number(actual.get(i), "sim_" + r);
                    assertEquals(Math.exp(number(actual.get(i), "sim_" + r)), number(actual.get(i), "back_" + r), 1e-9);
                }
                double spread = Math.sqrt(number(expected.get(i), "var") / 500);
                assertEquals(number(expected.get(i), "pred"), sum / 500, 4 * spread);
            }
        }

        @Test
        void a_variogram_is_drawn() throws IOException {
            Path png = folder.resolve("v.png");
            assertEquals(
                    0,
                    run(
                            "variogram",
                            SAMPLES,
                            "--value",
                            "zn",
                            "--log",
                            "--direction",
                            "170,80",
                            "--tolerance",
                            "30",
                            "--out",
                            png.toString()));
            assertTrue(ImageIO.read(png.toFile()).getWidth() > 1000);
        }

        @Test
        void an_earlier_result_stays_whole_where_a_new_one_fails() throws IOException {
            Path out = Files.writeString(folder.resolve("kept.csv"), "mine\n");
            assertEquals(
                    2,
                    run(
                            "krige",
                            SAMPLES,
                            "--value",
                            "zn",
                            "--model",
                            "1 Gau(5000)",
                            "--cell",
                            "100",
                            "--out",
                            out.toString()));
            assertEquals("mine\n", Files.readString(out));
            assertTrue(said().contains("not positive definite"), PointCommandsTest.this::said);
        }
    }

    @Nested
    class Choices {
        @Test
        void auto_prints_every_candidate_and_predicts_the_value_itself() throws IOException {
            Path out = folder.resolve("out.csv");
            assertEquals(
                    0,
                    run(
                            "krige",
                            SAMPLES,
                            "--value",
                            "zn",
                            "--at",
                            places("ok_zn_global").toString(),
                            "--out",
                            out.toString()),
                    PointCommandsTest.this::said);
            String said = said();
            for (String part :
                    List.of("CRPS", "RMSE", "normal score", "logarithm", "measured", "x + y", "Sph(", "Gau(")) {
                assertTrue(said.contains(part), part + " in " + said);
            }
            List<String> table = said.lines()
                    .filter(line -> line.matches(" *[0-9.]+ +[0-9.]+  (measured|logarithm|normal score) .*"))
                    .toList();
            assertTrue(table.size() > 40, table.size() + " candidates");
            assertTrue(said.contains("best of " + table.size() + " candidates"), said);
            double last = 0;
            for (String line : table) {
                double crps = Double.parseDouble(line.strip().split(" +")[0]);
                assertTrue(crps >= last, line);
                last = crps;
            }
            double mean = rows(out).stream()
                    .mapToDouble(row -> number(row, "pred"))
                    .average()
                    .orElseThrow();
            assertTrue(mean > 100 && mean < 500, "zinc in mg/kg: " + mean);
        }

        @Test
        void a_secondary_variable_that_is_better_sampled_makes_the_prediction_surer() throws IOException {
            Path half = folder.resolve("half.csv");
            List<String> lines = new ArrayList<>(List.of("x,y,cd,zn"));
            List<NamedCsvRecord> samples = rows(Path.of(SAMPLES));
            for (int i = 0; i < samples.size(); i++) {
                NamedCsvRecord row = samples.get(i);
                String cd = i % 2 == 0 ? row.getField("cd") : "";
                lines.add(row.getField("x") + "," + row.getField("y") + "," + cd + "," + row.getField("zn"));
            }
            Files.write(half, lines);
            Path with = folder.resolve("with.csv");
            Path without = folder.resolve("without.csv");
            String[] common = {
                "krige",
                half.toString(),
                "--value",
                "cd",
                "--log",
                "--at",
                places("ok_zn_global").toString(),
                "--out"
            };
            assertEquals(
                    0,
                    run(with(common, with.toString(), "--covariate", "zn", "--model", "1 Nug + 1 Sph(800)")),
                    PointCommandsTest.this::said);
            assertTrue(
                    said().contains("samples: 100 of cd (natural logarithm), 200 of zn"), PointCommandsTest.this::said);
            assertEquals(0, run(with(common, without.toString(), "--model", "0.058 Nug + 0.477 Sph(800)")));
            double surer = 0;
            List<NamedCsvRecord> one = rows(with);
            List<NamedCsvRecord> other = rows(without);
            for (int i = 0; i < one.size(); i++) {
                surer += number(one.get(i), "var") < number(other.get(i), "var") ? 1 : 0;
            }
            assertTrue(surer > 0.9 * one.size(), surer + " of " + one.size());
        }

        private String[] with(String[] common, String... more) {
            return Stream.concat(Arrays.stream(common), Arrays.stream(more)).toArray(String[]::new);
        }

        @Test
        void logarithms_under_a_model_without_a_sill_are_not_taken_back() throws IOException {
            Path out = folder.resolve("out.csv");
            String at = places("ok_zn_global").toString();
            assertEquals(
                    0,
                    run(
                            "krige",
                            SAMPLES,
                            "--value",
                            "zn",
                            "--log",
                            "--model",
                            "0.1 Nug + Lin(0.0005)",
                            "--at",
                            at,
                            "--out",
                            out.toString()),
                    PointCommandsTest.this::said);
            assertEquals(
                    List.of("cell", "x", "y", "pred", "var"), rows(out).get(0).getHeader());
            assertTrue(said().contains("not taken back"), PointCommandsTest.this::said);
        }

        @Test
        void folds_come_from_a_column() throws IOException {
            Path samples = folder.resolve("s.csv");
            List<String> lines = new ArrayList<>(List.of("name,east,north,v,part"));
            for (int i = 0; i < 30; i++) {
                lines.add("p" + i + "," + i % 6 + "," + i / 6 + "," + (i * 7 % 11) + "," + (i % 3 == 0 ? "a" : "b"));
            }
            Files.write(samples, lines);
            Path out = folder.resolve("cv.csv");
            assertEquals(
                    0,
                    run(
                            "cv",
                            samples.toString(),
                            "--value",
                            "v",
                            "--x",
                            "east",
                            "--y",
                            "north",
                            "--model",
                            "1 Nug + 5 Sph(3)",
                            "--folds",
                            "column:part",
                            "--out",
                            out.toString()),
                    PointCommandsTest.this::said);
            List<NamedCsvRecord> rows = rows(out);
            for (int i = 0; i < 30; i++) {
                assertEquals(i % 3 == 0 ? "1" : "2", rows.get(i).getField("fold"));
            }
        }
    }

    @Nested
    class Troubles {
        private Path file(String... lines) throws IOException {
            return Files.write(folder.resolve("bad.csv"), List.of(lines));
        }

        @Test
        void rows_without_a_value_or_at_one_place_are_findings_and_the_run_goes_on() throws IOException {
            Path samples = file("id,x,y,v", "a,0,0,1", "b,10,0,2", "c,10,0,4", "d,0,10,", "e,,5,3", "f,20,20,5");
            Path out = folder.resolve("out.csv");
            assertEquals(
                    0,
                    run(
                            "krige",
                            samples.toString(),
                            "--value",
                            "v",
                            "--model",
                            "1 Sph(30)",
                            "--cell",
                            "5",
                            "--out",
                            out.toString()),
                    PointCommandsTest.this::said);
            String said = said();
            assertTrue(said.contains("2 of 6 rows lack a place, a value"), said);
            assertTrue(said.contains("line 4, c: 2 rows lie at exactly one place (the first is b)"), said);
            assertEquals(16, rows(out).size());
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "krige --value nosuch --cell 5 | nosuch",
                    "krige --value v | --at POINTS, --cell M and --parcels FILE",
                    "krige --value v --cell 5 --at x.csv | one of --at",
                    "krige --value v --cell -5 | --cell must be above 0",
                    "krige --value v --cell 5 --model '1 Foo(3)' | --model",
                    "krige --value v --cell 5 --model '-1 Nug + 2 Sph(3)' | --model",
                    "krige --value v --cell 5 --model '1 Sph(3)' --fit Exp | --model gives the model",
                    "krige --value v --cell 5 --fit Foo | --fit takes auto or Sph",
                    "krige --value v --cell 5 --mean 3 --drift x,y | --mean is a known mean",
                    "krige --value v --cell 5 --drift x | x and y together",
                    "krige --value v --cell 5 --mean 3 --model Lin(1) | sill",
                    "krige --value v --cell 5 --log --indicator 3 | contradict",
                    "krige --value v --cell 5 --min-samples 9 --max-samples 4 | --min-samples",
                    "krige --value v --cell 5 --extent 1,2,3 | --extent takes",
                    "krige --value v --cell 5 --extent 1,2,0,3 | minima first",
                    "krige --value v --cell 5 --cutoff 5 --boundaries 1,2 | --boundaries takes the place",
                    "krige --value v --cell 5 --crs EPSG:4326 | 4326",
                    "idw --value v --cell 5 --power 0 | --power",
                    "simulate --value v --cell 5 --drift x,y --model '1 Sph(3)' | constant mean",
                    "simulate --value v --cell 5 --model Lin(1) | sill",
                    "simulate --value v --cell 5 --realisations 0 | --realisations",
                    "simulate --value v --cell 5 --indicator 3 --model '1 Sph(3)' | --indicator",
                    "cv --value v --folds 1 --model '1 Sph(3)' | --folds takes",
                    "cv --value v --folds column:nosuch --model '1 Sph(3)' | no column",
                    "krige --value v --cell 5 --covariate w --model '1 Nug + 1 Foo(3)' | --model",
                    "krige --value v --cell 5 --covariate v --model '1 Sph(3)' | says nothing new",
                    "krige --value v --cell 5 --covariate nosuch | has no column nosuch",
                    "variogram --value v --tolerance 20 | --direction",
                    "variogram --value v --direction 0 --tolerance 100 | --tolerance"
                })
        void what_cannot_run_is_one_sentence_and_exit_2(String line, String part) throws IOException {
            Path samples = file("id,x,y,v", "a,0,0,1", "b,10,0,2", "c,0,10,4", "d,20,5,3", "e,3,17,3.5", "f,20,20,5");
            String[] words = words(line);
            List<String> args = new ArrayList<>(List.of(words[0], samples.toString()));
            args.addAll(Arrays.asList(words).subList(1, words.length));
            args.addAll(List.of("--out", folder.resolve("out.csv").toString(), "--quiet"));
            assertEquals(2, run(args.toArray(String[]::new)), PointCommandsTest.this::said);
            String said = said();
            assertTrue(said.contains(part), said);
            assertFalse(said.contains("Exception") || said.contains("failed in a way it should not"), said);
            assertEquals(1, said.strip().lines().count(), said);
            assertFalse(Files.exists(folder.resolve("out.csv")));
        }

        @Test
        void a_result_is_never_written_over_a_file_that_is_read() throws IOException {
            Path samples = file("x,y,v", "0,0,1", "10,0,2", "0,10,3");
            byte[] before = Files.readAllBytes(samples);
            Path link = folder.resolve("link.csv");
            Files.createLink(link, samples);
            for (String out : List.of(
                    samples.toString(),
                    link.toString(),
                    folder.resolve("x/../bad.csv").toString())) {
                assertEquals(2, run("idw", samples.toString(), "--value", "v", "--cell", "5", "--out", out));
                assertTrue(said().contains("is a file that is read"), PointCommandsTest.this::said);
                assertEquals(2, run("cv", samples.toString(), "--value", "v", "--model", "1 Sph(9)", "--out", out));
                assertEquals(2, run("variogram", samples.toString(), "--value", "v", "--out", out));
            }
            assertArrayEquals(before, Files.readAllBytes(samples));
        }

        @Test
        void three_samples_or_equal_values_ask_for_a_model_and_are_kriged_with_one() throws IOException {
            Path three = file("x,y,v", "0,0,1", "10,0,1", "0,10,1");
            Path out = folder.resolve("out.csv");
            assertEquals(2, run("krige", three.toString(), "--value", "v", "--cell", "5", "--out", out.toString()));
            assertTrue(said().contains("Give a --model"), PointCommandsTest.this::said);
            assertEquals(
                    0,
                    run(
                            "krige",
                            three.toString(),
                            "--value",
                            "v",
                            "--cell",
                            "5",
                            "--model",
                            "1 Sph(30)",
                            "--out",
                            out.toString()),
                    PointCommandsTest.this::said);
            for (NamedCsvRecord row : rows(out)) {
                assertEquals(1, number(row, "pred"), 1e-12);
                assertTrue(number(row, "var") > 0);
            }
        }

        /** Kilometres are plane units like any other, and small numbers are not taken for degrees. */
        @Test
        void without_a_system_nothing_is_refused_for_looking_like_degrees() throws IOException {
            Path km = file("lon,lat,v", "108.1,24.1,1", "108.2,24.2,2", "108.3,24.15,4", "108.15,24.3,3");
            Path out = folder.resolve("out.csv");
            assertEquals(
                    0,
                    run(
                            "krige",
                            km.toString(),
                            "--value",
                            "v",
                            "--x",
                            "lon",
                            "--y",
                            "lat",
                            "--model",
                            "1 Sph(0.3)",
                            "--cell",
                            "0.05",
                            "--out",
                            out.toString()),
                    PointCommandsTest.this::said);
            assertTrue(rows(out).size() >= 16);
        }
    }
}
