import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.brakefern.geostat.Kriging;
import org.brakefern.geostat.Neighbourhood;
import org.brakefern.geostat.Observations;
import org.brakefern.geostat.PointPredictions;
import org.brakefern.geostat.Variogram;

/**
 * The engine alone, on one thread: ordinary kriging of 100,000 random targets from the 30 nearest of many points, with
 * variances. {@code java -cp target/brakefern.jar src/bench/EngineAlone.java POINTS.csv TARGETS.csv OUT.csv}; times
 * preparing the points (search tree and all) and predicting, in this process, three times over. compare.py calls it.
 */
final class EngineAlone {
    private static final int TARGETS = 100_000;

    private EngineAlone() {}

    /**
     * Runs.
     *
     * @param args points with x,y,z; where targets go as x,y; where answers go as pred,var
     */
    public static void main(String[] args) throws Exception {
        List<String> lines = Files.readAllLines(Path.of(args[0]));
        int n = lines.size() - 1;
        double[] x = new double[n];
        double[] y = new double[n];
        double[] z = new double[n];
        for (int i = 0; i < n; i++) {
            String[] cells = lines.get(i + 1).split(",");
            x[i] = Double.parseDouble(cells[0]);
            y[i] = Double.parseDouble(cells[1]);
            z[i] = Double.parseDouble(cells[2]);
        }
        Random random = new Random(7);
        double[] atX = random.doubles(TARGETS, 0, 20_000).toArray();
        double[] atY = random.doubles(TARGETS, 0, 20_000).toArray();
        Observations observations = Observations.of(x, y, z);
        Variogram model = Variogram.parse("1 Nug + 12 Sph(5000)");
        ForkJoinPool one = new ForkJoinPool(1);
        PointPredictions answers = null;
        for (int run = 1; run <= 3; run++) {
            long start = System.nanoTime();
            answers = one.submit(() -> Kriging.ordinary(model, observations, Neighbourhood.nearest(30))
                            .predict(atX, atY))
                    .get();
            System.out.printf(Locale.ROOT, "brakefern run %d: %.2f s%n", run, (System.nanoTime() - start) / 1e9);
        }
        try (PrintWriter targets = new PrintWriter(args[1]);
                PrintWriter out = new PrintWriter(args[2])) {
            targets.println("x,y");
            out.println("pred,var");
            for (int i = 0; i < TARGETS; i++) {
                targets.println(atX[i] + "," + atY[i]);
                out.println(answers.prediction(i).orElseThrow().value() + ","
                        + answers.prediction(i).orElseThrow().variance());
            }
        }
    }
}
