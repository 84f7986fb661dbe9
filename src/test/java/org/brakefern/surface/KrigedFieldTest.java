package org.brakefern.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.brakefern.geostat.EmpiricalVariogram;
import org.brakefern.geostat.Folds;
import org.brakefern.geostat.Kriging;
import org.brakefern.geostat.Neighbourhood;
import org.brakefern.geostat.Observations;
import org.brakefern.geostat.Scale;
import org.brakefern.geostat.Variogram;
import org.brakefern.geostat.VariogramShape;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class KrigedFieldTest {
    /** The models gstat used, models_used.csv. */
    private static final Variogram ZN =
            Variogram.of(VariogramShape.SPHERICAL, 0.076160253001460232, 0.4689445823407587, 726.497614827752);

    private static final Variogram CD =
            Variogram.of(VariogramShape.SPHERICAL, 0.11178128211631258, 0.41006756469422589, 1007.7181388359081);

    /**
     * Independent: gstat's block kriging of the six flood-plain parcels with about 500 regular points and with lattices of
     * 10 m and 2 m, against our own quadrature. Tolerances of the reference's README for another layout: 0.005 in the mean, 5e-4 in the variance.
     * gstat's smaller_than_cell and sliver are included.
     */
    @ParameterizedTest
    @CsvSource({"zn", "cd"})
    void block_means_agree_with_gstat_on_every_shape_of_parcel(String metal) throws IOException {
        KrigedField field = field(metal, Transform.NONE);
        Map<String, Geometry> parcels = parcels();
        List<NamedCsvRecord> rows = rows("parcels_block.csv").stream()
                .filter(row -> row.getField("variable").equals(metal))
                .filter(row -> !row.getField("layout").equals("spsample_regular_n100"))
                .toList();
        assertEquals(12, rows.size());
        for (NamedCsvRecord row : rows) {
            ParcelEstimate block = field.over(ParcelSupport.of(parcels.get(row.getField("name")), 500));
            double se = block.standardError().orElseThrow();
            assertEquals(number(row, "gstat_pred"), block.mean(), 0.005, row.getField("name"));
            assertEquals(number(row, "gstat_var"), se * se, 5e-4, row.getField("name"));
        }
    }

    @Test
    void sixteen_points_serve_a_small_parcel_as_well_as_five_hundred() throws IOException {
        Geometry tiny = parcels().get("smaller_than_cell");
        ParcelEstimate few = field("zn", Transform.LOG).over(ParcelSupport.of(tiny, 16));
        ParcelEstimate many = field("zn", Transform.LOG).over(ParcelSupport.of(tiny, 500));
        assertEquals(many.mean(), few.mean(), 1e-3 * many.mean());
        assertEquals(
                many.standardError().orElseThrow(),
                few.standardError().orElseThrow(),
                0.02 * many.standardError().orElseThrow());
    }

    @Test
    void a_mean_on_logarithms_is_not_the_exponential_of_the_mean_logarithm() throws IOException {
        for (Geometry parcel : parcels().values()) {
            double logarithm = field("zn", Transform.NONE)
                    .over(ParcelSupport.of(parcel, 100))
                    .mean();
            double mean = field("zn", Transform.LOG)
                    .over(ParcelSupport.of(parcel, 100))
                    .mean();
            assertTrue(mean > 1.03 * Math.exp(logarithm), mean + " against " + Math.exp(logarithm));
        }
    }

    @Test
    void a_parcel_farther_away_than_the_range_is_marked_extrapolated() throws IOException, ParseException {
        KrigedField field = field("zn", Transform.LOG);
        Geometry far =
                new WKTReader().read("POLYGON ((530000 2758000, 530050 2758000, 530050 2758050, 530000 2758000))");
        assertEquals(Basis.EXTRAPOLATED, field.over(ParcelSupport.of(far, 16)).basis());
        assertEquals(
                Basis.KRIGED,
                field.over(ParcelSupport.of(parcels().get("pentagon"), 16)).basis());
    }

    private static KrigedField field(String metal, Transform transform) throws IOException {
        List<NamedCsvRecord> samples = rows("samples.csv");
        double[] logs = samples.stream()
                .mapToDouble(row -> Math.log(number(row, metal)))
                .toArray();
        Observations observations = Observations.of(column(samples, "x"), column(samples, "y"), logs);
        Kriging kriging = Kriging.ordinary(metal.equals("zn") ? ZN : CD, observations, Neighbourhood.global());
        CrossValidated none = new CrossValidated(List.of(), 0, 0, 0, 1, 0.9);
        Variable measured = metal.equals("zn") ? Metal.ZN : Metal.CD;
        return new KrigedField(
                transform == Transform.LOG ? measured : Acidity.PH, // logarithms may be negative, as no metal may
                new ChosenModel(
                        transform,
                        transform == Transform.LOG ? Scale.logarithm() : Scale.measured(),
                        Trend.NONE,
                        EmpiricalVariogram.of(observations),
                        kriging,
                        Folds.leaveOneOut(observations.size())),
                none,
                List.of(),
                () -> {
                    throw new AssertionError("not asked for");
                });
    }

    private static Map<String, Geometry> parcels() throws IOException {
        return rows("parcels.csv").stream()
                .collect(Collectors.toMap(row -> row.getField("name"), row -> polygon(row.getField("wkt"))));
    }

    private static Geometry polygon(String wkt) {
        try {
            return new WKTReader().read(wkt);
        } catch (ParseException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static double[] column(List<NamedCsvRecord> rows, String name) {
        return rows.stream().mapToDouble(row -> number(row, name)).toArray();
    }

    private static double number(NamedCsvRecord row, String name) {
        return Double.parseDouble(row.getField(name));
    }

    private static List<NamedCsvRecord> rows(String file) throws IOException {
        try (Reader in = new InputStreamReader(
                        KrigedFieldTest.class.getResourceAsStream("/floodplain/" + file), StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(in)) {
            return csv.stream().toList();
        }
    }
}
