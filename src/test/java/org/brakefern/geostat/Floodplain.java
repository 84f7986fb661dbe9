package org.brakefern.geostat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The synthetic flood plain and what gstat makes of it; src/test/resources/floodplain/README.md says how. */
final class Floodplain {
    private Floodplain() {}

    /** One file: rows of text fields under a header. */
    record Table(List<String> header, List<List<String>> rows) {
        String text(int row, String column) {
            return rows.get(row).get(header.indexOf(column));
        }

        boolean isEmpty(int row, String column) {
            return text(row, column).isEmpty();
        }

        double number(int row, String column) {
            return Double.parseDouble(text(row, column));
        }

        double[] numbers(String column) {
            return IntStream.range(0, size())
                    .mapToDouble(row -> number(row, column))
                    .toArray();
        }

        int size() {
            return rows.size();
        }

        Table where(String column, String value) {
            int at = header.indexOf(column);
            return new Table(
                    header,
                    rows.stream().filter(row -> row.get(at).equals(value)).toList());
        }
    }

    static Table table(String name) {
        try (InputStream in = Floodplain.class.getResourceAsStream("/floodplain/" + name + ".csv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<String> header = List.of(lines.readLine().split(","));
            List<List<String>> rows = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                rows.add(List.of(line.split(",", -1)));
            }
            return new Table(header, rows);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The natural logarithms of one metal at the 200 samples. */
    static Observations logs(String metal) {
        Table samples = table("samples");
        double[] logs = Arrays.stream(samples.numbers(metal)).map(Math::log).toArray();
        return Observations.of(samples.numbers("x"), samples.numbers("y"), logs);
    }

    /** Those observations with the root of the distance to the river in m, √m. */
    static Observations withRiver(Observations observations) {
        return observations.withCovariates(roots(table("samples").numbers("dist_river_m")));
    }

    static double[] roots(double[] numbers) {
        return Arrays.stream(numbers).map(Math::sqrt).toArray();
    }

    /** 1 where zinc is above 200 mg/kg, else 0. */
    static Observations zincAbove200() {
        double[] zinc = table("samples").numbers("zn");
        return logs("zn")
                .withValues(
                        Arrays.stream(zinc).map(value -> value > 200 ? 1 : 0).toArray());
    }

    static VariogramShape shape(String abbreviation) {
        return Arrays.stream(VariogramShape.values())
                .filter(shape -> shape.abbreviation().equals(abbreviation))
                .findFirst()
                .orElseThrow();
    }

    /** A model of models_used.csv. */
    static Variogram model(String label) {
        Table rows = table("models_used").where("label", label);
        double nugget = 0;
        List<Structure> structures = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.text(i, "model").equals("Nug")) {
                nugget = rows.number(i, "psill");
            } else {
                Anisotropy anisotropy = rows.isEmpty(i, "ratio")
                        ? Anisotropy.none()
                        : new Anisotropy(rows.number(i, "azimuth"), rows.number(i, "ratio"));
                double kappa = rows.isEmpty(i, "kappa") ? 0 : rows.number(i, "kappa");
                structures.add(new Structure(
                        shape(rows.text(i, "model")),
                        rows.number(i, "psill"),
                        rows.number(i, "range"),
                        kappa,
                        anisotropy));
            }
        }
        return new Variogram(nugget, structures);
    }

    /** A variogram file as lag classes. */
    static EmpiricalVariogram empirical(String name) {
        Table rows = table(name);
        List<LagClass> classes = IntStream.range(0, rows.size())
                .mapToObj(
                        i -> new LagClass(rows.number(i, "dist"), rows.number(i, "gamma"), (long) rows.number(i, "np")))
                .toList();
        return new EmpiricalVariogram(classes, 2000, 100, Anisotropy.none());
    }

    static Support parcel(String layout, String name) {
        Table points = table("parcels_points").where("layout", layout).where("name", name);
        return Support.of(points.numbers("x"), points.numbers("y"));
    }

    static double convention(String item) {
        return table("conventions").where("item", item).number(0, "value");
    }
}
