import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Puts the launcher beside the jar: its scripts, and the class-data archive they use, for which small tasks of each kind
 * are run and the classes they load dumped ready-made. A JDK that cannot dump leaves the launcher without an archive, and
 * a little slower. Run by Maven in the phase package; {@code -Dexec.skip} leaves it out.
 */
final class MakeLauncher {
    private MakeLauncher() {}

    /**
     * Makes the launcher.
     *
     * @param args the folder of brakefern.jar, that of the scripts, and a small study
     */
    public static void main(String[] args) throws Exception {
        Path target = Path.of(args[0]).toAbsolutePath();
        for (String script : List.of("brakefern", "brakefern.cmd")) {
            Path copy = target.resolve(script);
            Files.copy(Path.of(args[1], script), copy, StandardCopyOption.REPLACE_EXISTING);
            copy.toFile().setExecutable(true);
        }
        Files.deleteIfExists(target.resolve("brakefern.jsa"));
        try {
            dump(target, args[2]);
        } catch (IOException e) {
            System.err.println("The launcher goes without a class-data archive: " + e.getMessage() + ".");
        }
    }

    private static void dump(Path target, String study) throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory("brakefern");
        try {
            Path points = scratch.resolve("points.csv");
            Files.write(points, points());
            Path fields = scratch.resolve("fields.csv");
            Files.writeString(fields, "wkt,name\n\"POLYGON((0 0,9 0,9 9,0 0))\",a\n");
            Path list = scratch.resolve("classes.txt");
            String model = "1 Nug + 12 Sph(5000)";
            String out = scratch.resolve("out").toString();
            Set<String> classes = new LinkedHashSet<>();
            for (List<String> task : List.of(
                    List.of("variogram", points.toString(), "--value", "z", "--model", model, "--out", out + ".csv"),
                    List.of("krige", points.toString(), "--value", "z", "--model", model, "--cell", "500",
                            "--max-samples", "20", "--out", out + ".tif"),
                    List.of("idw", points.toString(), "--value", "z", "--cell", "500", "--out", out + ".tif"),
                    List.of("cv", points.toString(), "--value", "z", "--model", model, "--out", out + ".csv"),
                    List.of("simulate", points.toString(), "--value", "z", "--model", model, "--cell", "500",
                            "--realisations", "2", "--max-samples", "20", "--out", out + ".tif"),
                    List.of("convert", fields.toString(), "--crs", "EPSG:4545", "--out", out + ".gpkg"),
                    List.of("run", study, "--out", out))) {
                List<String> command = new ArrayList<>(List.of(
                        java(), "-Xshare:auto", "-XX:DumpLoadedClassList=" + list, "-jar",
                        target.resolve("brakefern.jar").toString()));
                command.addAll(task);
                command.add("--quiet");
                run(command);
                classes.addAll(Files.readAllLines(list));
            }
            Files.write(list, classes);
            Path archive = scratch.resolve("brakefern.jsa");
            run(List.of(java(), "-Xshare:dump", "-Xlog:disable", "-XX:SharedClassListFile=" + list,
                    "-XX:SharedArchiveFile=" + archive, "-cp", target.resolve("brakefern.jar").toString()));
            Files.copy(archive, target.resolve("brakefern.jsa"));
        } finally {
            delete(scratch);
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static List<String> points() {
        Random random = new Random(20240604);
        List<String> lines = new ArrayList<>(List.of("x,y,z"));
        for (int i = 0; i < 200; i++) {
            lines.add(20_000 * random.nextDouble() + "," + 20_000 * random.nextDouble() + "," + random.nextDouble());
        }
        return lines;
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("exit code " + process.exitValue() + " of " + String.join(" ", command));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(path);
            }
        }
    }
}
