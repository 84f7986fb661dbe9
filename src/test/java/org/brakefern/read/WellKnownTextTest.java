package org.brakefern.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;

/** What is read fast is what JTS reads. */
class WellKnownTextTest {
    private final Random random = new Random(11);

    private static Geometry read(String text) throws ParseException {
        byte[] bytes = ("  " + text + ",").getBytes(StandardCharsets.UTF_8);
        return WellKnownText.read(bytes, 2, bytes.length - 1);
    }

    private static void assertAsJts(String text) {
        String ours;
        String theirs;
        try {
            theirs = WKBWriter.toHex(new WKBWriter(2).write(new WKTReader().read(text)));
        } catch (ParseException | IllegalArgumentException e) {
            theirs = "none";
        }
        try {
            Geometry geometry = read(text);
            ours = WKBWriter.toHex(new WKBWriter(2).write(geometry));
            assertTrue(text.contains("NaN") || geometry.equalsExact(new WKTReader().read(text)), text);
        } catch (ParseException | IllegalArgumentException e) {
            ours = "none";
        }
        assertEquals(theirs, ours, text);
    }

    private String number() {
        return switch (random.nextInt(6)) {
            case 0 -> Integer.toString(random.nextInt(1000) - 500);
            case 1 -> Double.toString(random.nextGaussian() * 1e-5);
            case 2 -> Double.toString(random.nextGaussian() * 1e9);
            case 3 -> "%.3f".formatted(random.nextDouble() * 4e5);
            case 4 -> "%.17f".formatted(random.nextDouble());
            default -> "-0." + random.nextInt(1000);
        };
    }

    private String vertex() {
        return number() + " " + number();
    }

    private String ring() {
        String first = vertex();
        return "(" + first + ", "
                + IntStream.range(0, 2 + random.nextInt(9))
                        .mapToObj(i -> vertex())
                        .collect(Collectors.joining(random.nextBoolean() ? "," : ", "))
                + "," + first + ")";
    }

    private String rings() {
        return "("
                + IntStream.range(0, 1 + random.nextInt(3))
                        .mapToObj(i -> ring())
                        .collect(Collectors.joining(", ")) + ")";
    }

    @Test
    void random_geometries_are_the_same_to_the_last_bit() {
        for (int i = 0; i < 2000; i++) {
            assertAsJts("POINT (" + vertex() + ")");
            assertAsJts("POLYGON " + rings());
            assertAsJts("MULTIPOLYGON(" + rings() + ", " + rings() + ")");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "point(1 2)",
                "Polygon((0 0,1 0,1 1,0 0))",
                "POINT EMPTY",
                "POLYGON EMPTY",
                "MULTIPOLYGON EMPTY",
                "MULTIPOLYGON (EMPTY, ((0 0, 1 0, 1 1, 0 0)))",
                "POINT Z (1 2 3)",
                "POINTZ(1 2 3)",
                "POINT (1 2 3)",
                "POLYGON Z ((0 0 1, 1 0 1, 1 1 1, 0 0 1))",
                "LINESTRING (0 0, 1 1)",
                "MULTIPOINT ((0 0), (1 1))",
                "MULTIPOINT (0 0, 1 1)",
                "MULTILINESTRING ((0 0, 1 1), (2 2, 3 3))",
                "GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (0 0, 1 1))",
                "POINT (1e3 -2E-3)",
                "POINT (+1 2)",
                "POINT (.5 5.)",
                "POINT (1d 2)",
                "POINT (NaN 2)",
                "POINT (1)",
                "POINT (1 2",
                "POINT 1 2",
                "POINT (1 2))",
                "POINT (1 2) x",
                "POINT (1,2)",
                "POINT (1 x)",
                "POINT (1\t2)",
                "POINT\n(1 2)",
                "POLYGON ((0 0, 1 0, 1 1))",
                "POLYGON ((0 0, 1 0, 1 1, 0 1))",
                "POLYGON ((0 0, 0 0))",
                "POLYGON (0 0, 1 0, 1 1, 0 0)",
                "POLYGON ((0 0, 1 0, 1 1, 0 0),)",
                "POLYGON",
                "POLYGONE ((0 0, 1 0, 1 1, 0 0))",
                "地块",
                "SRID=4326;POINT (1 2)",
                "x"
            })
    void odd_texts_are_what_jts_makes_of_them(String text) {
        assertAsJts(text);
    }
}
