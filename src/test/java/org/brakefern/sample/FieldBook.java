package org.brakefern.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.Variable;
import org.locationtech.jts.geom.Coordinate;

/**
 * The campaign as it reached the office: the laboratory's list with the slips people make.
 *
 * <p>One row stands twice, one place has two bag numbers, two pH are missing, one pH lost its decimal point and one
 * latitude has a wrong digit. All of them are described in the README of the sample.
 */
final class FieldBook {
    static final List<String> COLUMNS = List.of(
            "sample_no",
            "lon",
            "lat",
            "date",
            "depth_cm",
            "lab_id",
            "pH",
            "Cd",
            "Hg",
            "As",
            "Pb",
            "Cr",
            "Cu",
            "Ni",
            "Zn");
    private static final int TWICE = 57;
    private static final int NO_PH = 31;
    private static final int NO_PH_EITHER = 208;
    private static final int SAME_PLACE = 103;
    private static final int PH_WITHOUT_POINT = 260;
    private static final int WRONG_LATITUDE = 333;
    private static final List<Variable> ORDER = Stream.concat(
                    Stream.of(Acidity.PH), Variable.all().stream().filter(variable -> variable != Acidity.PH))
            .toList();

    private final Coordinates coordinates;

    FieldBook(Coordinates coordinates) {
        this.coordinates = coordinates;
    }

    /** Returns the rows of samples.csv, the header first. */
    List<List<String>> rows(List<SyntheticSample> samples) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(COLUMNS);
        for (int i = 0; i < samples.size(); i++) {
            List<String> row = row(samples.get(i));
            if (i == NO_PH || i == NO_PH_EITHER) {
                row.set(6, "");
            } else if (i == PH_WITHOUT_POINT) {
                double ph = samples.get(i).measured().get(Acidity.PH);
                row.set(6, String.format(Locale.ROOT, "%.1f", 10 * ph));
            } else if (i == WRONG_LATITUDE) {
                row.set(2, "24.3" + row.get(2).substring(4));
            }
            rows.add(row);
            if (i == TWICE) {
                rows.add(List.copyOf(row));
            }
        }
        List<String> again = row(samples.get(SAME_PLACE));
        again.set(0, again.get(0).substring(0, 3) + "201");
        again.set(5, "10T0901");
        rows.add(again);
        return rows;
    }

    private List<String> row(SyntheticSample sample) {
        List<String> row = new ArrayList<>(plain(sample));
        ORDER.forEach(variable -> row.add(sample.text().get(variable)));
        return row;
    }

    /** Returns number, place, date, depth and laboratory number of a sample. */
    List<String> plain(SyntheticSample sample) {
        double[] place = coordinates.degrees(new Coordinate(sample.x(), sample.y()));
        return List.of(
                sample.number(),
                Coordinates.write(place[0]),
                Coordinates.write(place[1]),
                sample.date().toString(),
                "0-20",
                sample.labId());
    }
}
