package org.brakefern.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;

/**
 * The invented channel, and the curved coordinates along it.
 *
 * <p>A place is (s, n): s metres along the channel from its northern end, n metres from its middle, positive to the
 * left when looking downstream (roughly east). Bends are sine-generated curves (Langbein &amp; Leopold 1966): the
 * direction of flow swings as a sine of the distance travelled. The course passes near the published points of the
 * towns and follows no survey.
 */
final class ValleyRiver {
    /** Distance between two vertices of the course, in metres. */
    static final double STEP = 5;

    private static final double DRAWING_STEP = 1;
    // Luoyang, two guessed points, Da'an (a guess), one guessed point, Si'en; 900 m longer at both ends. EPSG:4545.
    private static final double[][] BACKBONE = {
        {518996, 2764270},
        {519296, 2763421},
        {520705, 2759423},
        {522227, 2754995},
        {524255, 2750567},
        {525676, 2747280},
        {526033, 2746454}
    };

    private final List<Coordinate> course;

    ValleyRiver(long seed) {
        this.course = List.copyOf(draw(new Random(seed), new SmoothNoise(seed + 1)));
    }

    /** Returns the length of the channel in metres. */
    double length() {
        return (course.size() - 1) * STEP;
    }

    /** Returns the course from north to south, one vertex every 5 m. */
    List<Coordinate> course() {
        return course;
    }

    /** Returns the place at (s, n); s beyond the ends continues straight on. */
    Coordinate pointAt(double s, double n) {
        int i = StrictMath.max(1, StrictMath.min(course.size() - 3, (int) (s / STEP)));
        double t = s / STEP - i;
        Coordinate here = course.get(i);
        Coordinate next = course.get(i + 1);
        double dx = slope(i, t, true);
        double dy = slope(i, t, false);
        double length = StrictMath.sqrt(dx * dx + dy * dy);
        double x = here.x + t * (next.x - here.x);
        double y = here.y + t * (next.y - here.y);
        return new Coordinate(x - n * dy / length, y + n * dx / length);
    }

    private double slope(int i, double t, boolean ofX) {
        double before = along(i + 1, ofX) - along(i - 1, ofX);
        double after = along(i + 2, ofX) - along(i, ofX);
        return before + t * (after - before);
    }

    private double along(int i, boolean ofX) {
        return ofX ? course.get(i).x : course.get(i).y;
    }

    /**
     * Finds the channel coordinates of a place near a known station.
     *
     * @param near s in metres of the part of the channel to search
     * @param reach how far up and down from there to search, in metres
     * @return s and n in metres
     */
    double[] project(double x, double y, double near, double reach) {
        int from = StrictMath.max(0, (int) ((near - reach) / STEP));
        int to = StrictMath.min(course.size() - 2, (int) ((near + reach) / STEP));
        double best = Double.POSITIVE_INFINITY;
        double[] found = {near, 0};
        for (int i = from; i <= to; i++) {
            Coordinate a = course.get(i);
            Coordinate b = course.get(i + 1);
            double dx = b.x - a.x;
            double dy = b.y - a.y;
            double t = ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy);
            t = StrictMath.max(0, StrictMath.min(1, t));
            double ex = x - a.x - t * dx;
            double ey = y - a.y - t * dy;
            double square = ex * ex + ey * ey;
            if (square < best) {
                best = square;
                found[0] = (i + t) * STEP;
                found[1] = StrictMath.copySign(StrictMath.sqrt(square), dx * ey - dy * ex);
            }
        }
        return found;
    }

    /** Returns the distance in metres from a place to the nearest of every {@code stride}-th vertex of the course. */
    double distance(Coordinate place, int stride) {
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < course.size(); i += stride) {
            Coordinate vertex = course.get(i);
            double dx = vertex.x - place.x;
            double dy = vertex.y - place.y;
            best = StrictMath.min(best, dx * dx + dy * dy);
        }
        return StrictMath.sqrt(best);
    }

    /** Travels down the backbone, swinging left and right of it, with a pull back towards it. */
    private static List<Coordinate> draw(Random random, SmoothNoise noise) {
        List<Coordinate> drawn = new ArrayList<>();
        double phase = 0.6;
        double swing = 1.1;
        double bend = 3000;
        double along = 0;
        double offset = 0;
        double total = backboneLength();
        for (long i = 0; along < total; i++) {
            if (i % (long) (STEP / DRAWING_STEP) == 0) {
                drawn.add(beside(along, offset));
            }
            double angle = swing * StrictMath.sin(phase) - offset / 2600 + 0.16 * noise.at(i * DRAWING_STEP / 260);
            along += DRAWING_STEP * StrictMath.cos(angle);
            offset += DRAWING_STEP * StrictMath.sin(angle);
            double next = phase + 2 * StrictMath.PI * DRAWING_STEP / bend;
            if (StrictMath.floor(next / StrictMath.PI) > StrictMath.floor(phase / StrictMath.PI)) {
                swing = 0.75 + 0.65 * random.nextDouble();
                bend = 2300 + 2300 * random.nextDouble();
            }
            phase = next;
        }
        return drawn;
    }

    private static double backboneLength() {
        double length = 0;
        for (int i = 1; i < BACKBONE.length; i++) {
            length += StrictMath.hypot(BACKBONE[i][0] - BACKBONE[i - 1][0], BACKBONE[i][1] - BACKBONE[i - 1][1]);
        }
        return length;
    }

    private static Coordinate beside(double along, double offset) {
        Coordinate here = onBackbone(along);
        Coordinate before = onBackbone(along - 700);
        Coordinate after = onBackbone(along + 700);
        double dx = after.x - before.x;
        double dy = after.y - before.y;
        double length = StrictMath.hypot(dx, dy);
        // The mean of three points rounds the corners of the backbone.
        double x = (here.x + before.x + after.x) / 3;
        double y = (here.y + before.y + after.y) / 3;
        return new Coordinate(x - offset * dy / length, y + offset * dx / length);
    }

    private static Coordinate onBackbone(double along) {
        double left = along;
        int last = BACKBONE.length - 1;
        for (int i = 1; ; i++) {
            double dx = BACKBONE[i][0] - BACKBONE[i - 1][0];
            double dy = BACKBONE[i][1] - BACKBONE[i - 1][1];
            double length = StrictMath.hypot(dx, dy);
            if (left <= length || i == last) {
                return new Coordinate(BACKBONE[i - 1][0] + dx * left / length, BACKBONE[i - 1][1] + dy * left / length);
            }
            left -= length;
        }
    }
}
