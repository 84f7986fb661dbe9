package org.brakefern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Four square parcels of 100 m, six samples of Cd, Pb and pH: a sound study in a folder, until a test spoils it. */
record TinyStudy(Path folder) {
    static final String YAML = """
            title: Tiny
            crs: EPSG:4545
            parcels:
              file: parcels.csv
            samples:
              file: samples.csv
            category_metals: [Cd, Pb]
            """;
    static final String PARCELS = """
            parcel_id,township,land_use,area_mu,wkt
            P1,大安乡,paddy,15.0,"POLYGON ((500000 2755000, 500100 2755000, 500100 2755100, 500000 2755100, 500000 2755000))"
            P2,大安乡,paddy,15.0,"POLYGON ((500100 2755000, 500200 2755000, 500200 2755100, 500100 2755100, 500100 2755000))"
            P3,大安乡,dryland,15.0,"POLYGON ((500000 2755100, 500100 2755100, 500100 2755200, 500000 2755200, 500000 2755100))"
            P4,下南乡,dryland,15.0,"POLYGON ((500100 2755100, 500200 2755100, 500200 2755200, 500100 2755200, 500100 2755100))"
            """;
    static final String SAMPLES = """
            sample_id,x,y,ph,Cd,Pb
            S1,500020.5,2755030.5,6.1,0.31,41.5
            S2,500070.5,2755060.5,6.3,0.44,52.5
            S3,500150.5,2755050.5,5.2,1.25,88.5
            S4,500030.5,2755150.5,7.1,0.12,33.5
            S5,500120.5,2755140.5,6.8,0.27,47.5
            S6,500170.5,2755170.5,6.6,0.52,61.5
            """;

    /** How a command ended. */
    record Ended(int code, String out, String err) {
        /** Asserts that neither stream shows the inside of the program. */
        Ended withoutTrace() {
            for (String stream : new String[] {out, err}) {
                assertFalse(stream.contains("\tat ") || stream.contains("Exception"), stream);
            }
            return this;
        }
    }

    static TinyStudy in(Path folder) throws IOException {
        Files.createDirectories(folder);
        return new TinyStudy(folder)
                .with("study.yaml", YAML)
                .with("parcels.csv", PARCELS)
                .with("samples.csv", SAMPLES);
    }

    TinyStudy with(String name, String text) throws IOException {
        return with(name, text.getBytes(StandardCharsets.UTF_8));
    }

    TinyStudy with(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
        return this;
    }

    /** Replaces what must be there, everywhere in a file. */
    TinyStudy replacing(String name, String old, String next) throws IOException {
        String text = Files.readString(folder.resolve(name));
        assertTrue(text.contains(old), () -> name + " holds no " + old);
        return with(name, text.replace(old, next));
    }

    /** Runs a command on the study. */
    Ended run(Path out) {
        return run("run", folder.toString(), "--out", out.toString(), "--quiet");
    }

    static Ended run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                args);
        return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Returns every file below a folder with its content, and every empty folder. */
    static SortedMap<String, String> contents(Path folder) throws IOException {
        SortedMap<String, String> contents = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.forEach(path -> contents.put(folder.relativize(path).toString(), content(path)));
        }
        return contents;
    }

    private static String content(Path path) {
        try {
            return Files.isDirectory(path) ? "a folder" : HexFormat.of().formatHex(Files.readAllBytes(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asserts that a folder holds the same bytes as before, without printing them. */
    static void assertUntouched(Map<String, String> before, Path folder) throws IOException {
        Map<String, String> after = contents(folder);
        assertEquals(before.keySet(), after.keySet());
        before.forEach((name, bytes) -> assertTrue(bytes.equals(after.get(name)), () -> name + " has changed"));
    }
}
