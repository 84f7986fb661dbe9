package org.brakefern.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.brakefern.sample.FollowUpSurveys.Harvest;
import org.brakefern.sample.FollowUpSurveys.Visit;
import org.brakefern.sample.SyntheticValley.TrueMeans;
import org.brakefern.sample.Works.Work;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;

/** Writes the files of the sample studies, the same bytes each time; README files and settings are written by hand. */
public final class GenerateSample {
    /** Seed of the committed study. */
    static final long SEED = 7;

    private static final Path VALLEY = Path.of("sample-data", "dahuanjiang");
    private static final Path FIELD = Path.of("sample-data", "one-field");
    private static final Path TRUTH = Path.of("src", "test", "resources", "dahuanjiang");

    private final Path root;
    private final Coordinates coordinates = new Coordinates();

    private GenerateSample(Path root) {
        this.root = root;
    }

    /**
     * Writes into the current directory, which is the project's root.
     *
     * @param args not looked at
     */
    public static void main(String[] args) {
        write(Path.of(""));
    }

    /**
     * Writes both sample studies and the true means of the parcels.
     *
     * @param root folder that stands for the project's root
     */
    static void write(Path root) {
        ValleyLayout layout = ValleyLayout.standard();
        SoilField soil = new SoilField(layout, SEED);
        SyntheticValley valley = SyntheticValley.of(SEED, layout, soil);
        List<Work> works = new Works(layout, valley, soil).plan();
        FollowUpSurveys surveys = new FollowUpSurveys(layout, valley, soil, works);
        GenerateSample files = new GenerateSample(root);
        try {
            for (Path folder : List.of(VALLEY, FIELD, TRUTH)) {
                Files.createDirectories(root.resolve(folder));
            }
            ParcelGeoPackage.write(root.resolve(VALLEY).resolve("parcels.gpkg"), valley.parcels());
            files.csv(VALLEY.resolve("samples.csv"), new FieldBook(files.coordinates).rows(valley.samples()));
            files.csv(VALLEY.resolve("works.csv"), files.works(works));
            files.csv(VALLEY.resolve("monitoring.csv"), files.monitoring(surveys.monitoring()));
            files.csv(VALLEY.resolve("crops.csv"), files.crops(surveys.crops()));
            files.csv(VALLEY.resolve("places.csv"), files.places(layout.ground()));
            files.text(VALLEY.resolve("river.geojson"), files.river(layout.river()));
            files.csv(TRUTH.resolve("true_parcel_means.csv"), files.truth(valley));
            files.oneField(OneField.of(layout, valley, soil));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the sample to " + root.toAbsolutePath(), e);
        }
    }

    private void oneField(OneField field) throws IOException {
        ParcelGeoPackage.write(root.resolve(FIELD).resolve("parcels.gpkg"), field.parcels());
        FieldBook book = new FieldBook(coordinates);
        List<List<String>> rows = new ArrayList<>();
        rows.add(FieldBook.COLUMNS.subList(0, 8));
        for (SyntheticSample sample : field.samples()) {
            List<String> row = new ArrayList<>(book.plain(sample));
            row.add(sample.text().get(Acidity.PH));
            row.add(sample.text().get(Metal.CD));
            rows.add(row);
        }
        csv(FIELD.resolve("samples.csv"), rows);
    }

    private List<List<String>> works(List<Work> works) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "parcel_id",
                "township",
                "village",
                "hamlet",
                "year",
                "measure_code",
                "measure",
                "measure_zh",
                "technique",
                "start_date",
                "end_date",
                "area_mu"));
        for (Work work : works) {
            SyntheticParcel parcel = work.parcel();
            rows.add(List.of(
                    parcel.id(),
                    parcel.township(),
                    parcel.village(),
                    parcel.hamletName(),
                    String.valueOf(work.start().getYear()),
                    work.technique().code,
                    work.technique().measure,
                    work.technique().measureZh,
                    work.technique().detail,
                    work.start().toString(),
                    work.end().toString(),
                    String.format(Locale.ROOT, "%.2f", parcel.areaMu())));
        }
        return rows;
    }

    private List<List<String>> monitoring(List<Visit> visits) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("station_id", "lon", "lat", "date", "pH", "Cd", "As", "Pb", "Zn"));
        for (Visit visit : visits) {
            double[] place = coordinates.degrees(visit.place());
            List<String> row = new ArrayList<>(List.of(
                    visit.station(),
                    Coordinates.write(place[0]),
                    Coordinates.write(place[1]),
                    visit.date().toString()));
            for (Variable variable : List.of(Acidity.PH, Metal.CD, Metal.AS, Metal.PB, Metal.ZN)) {
                row.add(visit.text().get(variable));
            }
            rows.add(row);
        }
        return rows;
    }

    private List<List<String>> crops(List<Harvest> harvests) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("crop_sample_no", "parcel_id", "date", "crop", "part", "basis", "Cd", "Pb", "As_inorganic"));
        for (Harvest h : harvests) {
            rows.add(List.of(
                    h.number(),
                    h.parcelId(),
                    h.date().toString(),
                    h.crop(),
                    h.part(),
                    h.basis(),
                    h.cadmium(),
                    h.lead(),
                    h.arsenic()));
        }
        return rows;
    }

    private List<List<String>> places(ValleyGround ground) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("name", "name_zh", "kind", "lon", "lat"));
        // Luoyang as published (four decimals), Da'an a guess within 5 km, Si'en a published point taken back from
        // GCJ-02, the mine a guess within 10 km.
        rows.add(List.of("Luoyang", "洛阳镇", "township", "108.1911", "24.9761"));
        rows.add(List.of("Da'an", "大安乡", "township", "108.2200", "24.9000"));
        rows.add(List.of("Si'en", "思恩镇", "township", "108.2540", "24.8303"));
        rows.add(List.of("Beishan mine", "北山铅锌矿", "mine", "108.1500", "25.1000"));
        List<String> villages = new ArrayList<>();
        for (ValleyGround.Site site : ground.sites()) {
            double[] place = coordinates.degrees(site.builtUp().getCentroid().getCoordinate());
            String lon = String.format(Locale.ROOT, "%.5f", place[0]);
            String lat = String.format(Locale.ROOT, "%.5f", place[1]);
            Hamlet hamlet = site.hamlet();
            if (!villages.contains(hamlet.village())) {
                villages.add(hamlet.village());
                rows.add(List.of(hamlet.village(), hamlet.villageZh(), "village", lon, lat));
            }
            rows.add(List.of(hamlet.name(), hamlet.nameZh(), "hamlet", lon, lat));
        }
        return rows;
    }

    private String river(ValleyRiver river) {
        String line = Arrays.stream(DouglasPeuckerSimplifier.simplify(
                                new GeometryFactory()
                                        .createLineString(river.course().toArray(Coordinate[]::new)),
                                1)
                        .getCoordinates())
                .map(coordinates::degrees)
                .map(place -> "[" + Coordinates.write(place[0]) + "," + Coordinates.write(place[1]) + "]")
                .collect(Collectors.joining(",\n"));
        return """
                {"type":"FeatureCollection","name":"river",
                "crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4490"}},
                "features":[{"type":"Feature",
                "properties":{"name":"Dahuanjiang","name_zh":"大环江","remark":"invented course, not surveyed"},
                "geometry":{"type":"LineString","coordinates":[
                """ + line + "\n]}}]}\n";
    }

    private List<List<String>> truth(SyntheticValley valley) {
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("parcel_id"));
        Variable.all().forEach(variable -> header.add(variable.code()));
        rows.add(header);
        for (TrueMeans means : valley.truth()) {
            List<String> row = new ArrayList<>(List.of(means.parcelId()));
            means.means().values().forEach(mean -> row.add(String.format(Locale.ROOT, "%.4f", mean)));
            rows.add(row);
        }
        return rows;
    }

    private void csv(Path file, List<List<String>> rows) throws IOException {
        text(file, rows.stream().map(GenerateSample::line).collect(Collectors.joining()));
    }

    private static String line(List<String> cells) {
        return cells.stream()
                        .map(cell -> cell.contains(",") ? "\"" + cell + "\"" : cell)
                        .collect(Collectors.joining(","))
                + "\n";
    }

    private void text(Path file, String text) throws IOException {
        Files.writeString(root.resolve(file), text, StandardCharsets.UTF_8);
    }
}
