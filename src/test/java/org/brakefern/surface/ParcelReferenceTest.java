package org.brakefern.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.brakefern.geostat.Support;
import org.brakefern.soil.Metal;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Reference: what R's sf and sp say of the parcels and the strip of the flood plain. */
class ParcelReferenceTest {
    /** Rounding of coordinates of 2.8 million metres times a parcel of 500 m is 2e-7 m². */
    private static final double AREA_M2 = 1e-6;

    /** Every column but the label point, which is R's own notion; see the next test. */
    @Test
    void areas_perimeters_cells_and_samples_of_every_parcel_agree() throws IOException, ParseException {
        List<NamedCsvRecord> facts = rows("parcels_facts.csv");
        List<NamedCsvRecord> parcels = rows("parcels.csv");
        assertEquals(6, facts.size());
        Geometry strip = strip();
        Frame frame = frame(strip);
        BitSet cells = frame.within(List.of(strip));
        for (int i = 0; i < 6; i++) {
            String name = facts.get(i).getField("name");
            assertEquals(name, parcels.get(i).getField("name"));
            Geometry parcel = new WKTReader().read(parcels.get(i).getField("wkt"));
            assertEquals(number(facts.get(i), "area_m2"), parcel.getArea(), AREA_M2, name);
            assertEquals(number(facts.get(i), "perimeter_m"), parcel.getLength(), 1e-8, name);
            BitSet inside = frame.within(List.of(parcel));
            inside.and(cells);
            assertEquals(number(facts.get(i), "grid_centres_inside"), inside.cardinality(), name);
            assertEquals(number(facts.get(i), "samples_inside"), samplesInside(parcel), name);
        }
    }

    /**
     * R's label point is the centroid of the largest outline, holes and other parts forgotten; the centroid of a support,
     * whose neighbours are used, is that of the area. They are the same for the four parcels of one part without a hole.
     */
    @Test
    void centroids_of_supports_are_the_label_points_where_a_parcel_is_whole() throws IOException, ParseException {
        List<NamedCsvRecord> facts = rows("parcels_facts.csv");
        List<NamedCsvRecord> parcels = rows("parcels.csv");
        List<String> whole = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Geometry parcel = new WKTReader().read(parcels.get(i).getField("wkt"));
            Polygon largest = (Polygon) parcel.getGeometryN(0);
            for (int k = 1; k < parcel.getNumGeometries(); k++) {
                Polygon part = (Polygon) parcel.getGeometryN(k);
                largest = part.getArea() > largest.getArea() ? part : largest;
            }
            Polygon outline = parcel.getFactory().createPolygon(largest.getExteriorRing());
            double x = number(facts.get(i), "label_x");
            double y = number(facts.get(i), "label_y");
            assertEquals(x, outline.getCentroid().getX(), 1e-6);
            assertEquals(y, outline.getCentroid().getY(), 1e-6);
            if (parcel.equalsTopo(outline)) {
                Support support = ParcelSupport.of(parcel, 16).points();
                assertEquals(x, support.centroidX(), 1e-6);
                assertEquals(y, support.centroidY(), 1e-6);
                whole.add(facts.get(i).getField("name"));
            }
        }
        assertEquals(List.of("pentagon", "l_shape", "sliver", "smaller_than_cell"), whole);
    }

    /** The grid is all cells of 40 m with a centre in the strip, row by row from the north-west. */
    @Test
    void cells_of_the_strip_are_those_of_the_grid_in_their_order() throws IOException, ParseException {
        List<NamedCsvRecord> grid = rows("grid.csv");
        Geometry strip = strip();
        Frame frame = frame(strip);
        int[] cells = frame.within(List.of(strip)).stream().toArray();
        assertEquals(3906, grid.size());
        assertEquals(grid.size(), cells.length);
        for (int i = 0; i < cells.length; i++) {
            assertEquals(number(grid.get(i), "cell"), i + 1);
            assertEquals(number(grid.get(i), "x"), frame.x(cells[i] % frame.columns()));
            assertEquals(number(grid.get(i), "y"), frame.y(cells[i] / frame.columns()));
        }
    }

    /** Counted by the error of the mean, which is the spread of all samples over the root of their number. */
    private static double samplesInside(Geometry parcel) throws IOException {
        List<NamedCsvRecord> samples = rows("samples.csv");
        double[] zn = column(samples, "zn");
        ParcelEstimate own = new SampleMeans(Metal.ZN, column(samples, "x"), column(samples, "y"), zn)
                .over(ParcelSupport.of(parcel, 16));
        if (own.basis() != Basis.OWN_SAMPLES) {
            return 0;
        }
        double mean =
                IntStream.range(0, zn.length).mapToDouble(i -> zn[i]).average().orElseThrow();
        double squares = IntStream.range(0, zn.length)
                .mapToDouble(i -> (zn[i] - mean) * (zn[i] - mean))
                .sum();
        double error = own.standardError().orElseThrow();
        return Math.rint(1e6 * squares / (zn.length - 1) / (error * error)) / 1e6;
    }

    private static Geometry strip() throws IOException, ParseException {
        return new WKTReader().read(rows("strip.csv").get(0).getField("wkt"));
    }

    private static Frame frame(Geometry strip) {
        Envelope box = strip.getEnvelopeInternal();
        return Frame.around(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY(), 40);
    }

    private static double[] column(List<NamedCsvRecord> rows, String name) {
        return rows.stream().mapToDouble(row -> number(row, name)).toArray();
    }

    private static double number(NamedCsvRecord row, String name) {
        return Double.parseDouble(row.getField(name));
    }

    private static List<NamedCsvRecord> rows(String file) throws IOException {
        try (Reader in = new InputStreamReader(
                        ParcelReferenceTest.class.getResourceAsStream("/floodplain/" + file), StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(in)) {
            return csv.stream().toList();
        }
    }
}
