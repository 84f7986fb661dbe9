package org.brakefern.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Place;
import org.brakefern.soil.LandUse;
import org.brakefern.survey.Consent;
import org.brakefern.survey.Parcel;
import org.brakefern.survey.Site;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;

/** Makes parcels of the rows of a layer. */
final class ParcelRows {
    /** The keys under parcels.columns. */
    static final List<String> KEYS = List.of(
            "parcel_id",
            "township",
            "village",
            "hamlet",
            "land_use",
            "area_mu",
            "slope_deg",
            "dist_river_m",
            "dist_road_m",
            "consent",
            "geometry");

    /** Headings under which names of parcels are usually found. */
    static final List<String> ID_HEADINGS =
            List.of("parcel_id", "parcel", "plot_id", "地块编号", "地块编码", "地块号", "图斑编号", "id", "编号");

    /** The same in a table whose rows have a name of their own. */
    static final List<String> ID_HEADINGS_BESIDE_OTHERS = ID_HEADINGS.stream()
            .filter(heading -> !List.of("id", "编号").contains(heading))
            .toList();

    /** Headings under which areas are usually found; only some of them say that they are in mu. */
    static final List<String> AREA_HEADINGS = List.of("面积亩", "亩数", "面积", "area");

    private static final double STEEPEST_DEG = 90;

    private final Layer layer;
    private final Map<String, LandUse> words;
    private final Columns columns;
    private final Optional<Columns.Column> id;
    private final Optional<Columns.Column> township;
    private final Optional<Columns.Column> village;
    private final Optional<Columns.Column> hamlet;
    private final Optional<Columns.Column> landUse;
    private final Optional<Columns.Column> areaMu;
    private final Optional<Columns.Column> slopeDeg;
    private final Optional<Columns.Column> riverM;
    private final Optional<Columns.Column> roadM;
    private final Optional<Columns.Column> consent;
    private final Cells cells = new Cells();
    private final List<Finding> findings = new ArrayList<>();
    private final Unknown unknownUses = new Unknown(FindingCode.UNKNOWN_LAND_USE);
    private final Unknown unknownConsents = new Unknown(FindingCode.UNKNOWN_CONSENT);

    private ParcelRows(Layer layer, Map<String, LandUse> words) {
        this.layer = layer;
        this.words = words;
        this.columns = new Columns(layer);
        this.id = columns.findSurely("parcel_id", ID_HEADINGS);
        this.township = columns.find("township", List.of("town", "乡镇", "镇", "乡镇名称"));
        this.village = columns.find("village", List.of("村", "行政村", "村名"));
        this.hamlet = columns.find("hamlet", List.of("屯", "自然村", "自然屯", "组", "村民小组"));
        this.landUse = columns.find("land_use", List.of("use", "土地利用", "土地利用类型", "利用类型", "地类", "地类名称"));
        this.areaMu = columns.find("area_mu", AREA_HEADINGS, ParcelRows::isInMu);
        this.slopeDeg = columns.find("slope_deg", List.of("slope", "坡度"), ParcelRows::isInDegrees);
        this.riverM = columns.find(
                "dist_river_m", List.of("river_m", "dist_river", "距河距离", "离河距离", "距河流距离"), ParcelRows::isInMetres);
        this.roadM = columns.find(
                "dist_road_m", List.of("road_m", "dist_road", "距路距离", "离路距离", "距道路距离"), ParcelRows::isInMetres);
        this.consent = columns.find("consent", List.of("同意", "是否同意", "农户意愿", "农户是否同意"));
    }

    /** Words nobody knows, each told once with how often and where first. */
    private record Unknown(FindingCode code, Map<String, Integer> counts, Map<String, Place> firstPlaces) {
        Unknown(FindingCode code) {
            this(code, new LinkedHashMap<>(), new LinkedHashMap<>());
        }

        void count(String word, Place place) {
            counts.merge(word, 1, Integer::sum);
            firstPlaces.putIfAbsent(word, place);
        }

        List<Finding> findings() {
            return counts.keySet().stream()
                    .map(word -> Finding.of(code, firstPlaces.get(word), word, counts.get(word)))
                    .toList();
        }
    }

    /** Returns the columns found by their usual headings, by key; without that of geometries. */
    static Map<String, Columns.Column> usualColumns(Layer layer) {
        return new ParcelRows(layer, Map.of()).columns.found();
    }

    /**
     * Reads the rows.
     *
     * @param layer as in the file
     * @param words the user's words for land uses, in lower case
     * @param target the study's system
     * @throws org.brakefern.check.UnusableInput if the layer has no geometry or is in an impossible system
     */
    static Rows<Parcel> of(Layer layer, Map<String, LandUse> words, Projections target) {
        return new ParcelRows(layer, words).read(target);
    }

    /** An area is taken as one in mu only where the heading says so. */
    static boolean isInMu(Columns.Column column) {
        return List.of("亩", "mu").contains(column.bracketed().toLowerCase(Locale.ROOT))
                || List.of("areamu", "面积亩", "亩数").contains(column.bare());
    }

    private Rows<Parcel> read(Projections target) {
        List<Layer.Shape> shapes = Shapes.of(layer, columns);
        Projection projection = target.from(layer.system(target.code()), layer.name());
        List<Coordinate> probes = shapes.stream()
                .filter(shape -> !shape.geometry().isEmpty())
                .map(shape -> shape.geometry().getCoordinate())
                .toList();
        findings.addAll(CoordinateCheck.of(layer.name(), projection, target, probes));
        findings.addAll(columns.findings());
        List<Parcel> parcels = new ArrayList<>();
        for (int i = 0; i < shapes.size(); i++) {
            Layer.Feature feature = layer.features().get(i);
            parcel(feature, shapes.get(i), projection).ifPresent(parcels::add);
        }
        if (parcels.isEmpty()) {
            throw Refusals.noPlace(layer.name(), layer.features().size(), findings);
        }
        columns.nameless(id).ifPresent(findings::add);
        findings.addAll(cells.findings());
        findings.addAll(unknownUses.findings());
        findings.addAll(unknownConsents.findings());
        return new Rows<>(parcels, findings);
    }

    private Optional<Parcel> parcel(Layer.Feature feature, Layer.Shape shape, Projection projection) {
        String name = feature.cell(id).isEmpty() ? feature.number() : feature.cell(id);
        Place place = layer.place(feature, name);
        Optional<Geometry> moved = polygon(shape).flatMap(projection::apply);
        if (moved.isEmpty()) {
            String content = shape.unreadable().isEmpty() ? Shapes.brief(shape.geometry()) : shape.unreadable();
            findings.add(Finding.of(FindingCode.NO_PLACE, place, content, projection.code()));
            return Optional.empty();
        }
        return Optional.of(new Parcel(
                name,
                feature.cell(township),
                feature.cell(village),
                feature.cell(hamlet),
                landUse(feature, place),
                moved.orElseThrow(),
                statedArea(feature, place),
                site(feature, place),
                place));
    }

    /** Returns a polygon without heights, an empty one where there is none; empty for what is no polygon. */
    static Optional<Geometry> polygon(Layer.Shape shape) {
        boolean isPolygon = shape.unreadable().isEmpty()
                && (shape.geometry() instanceof Polygonal || shape.geometry().isEmpty());
        if (!isPolygon) {
            return Optional.empty();
        }
        Geometry polygon = shape.geometry().isEmpty() ? Layer.Shape.ABSENT.geometry() : shape.geometry();
        return Optional.of(Shapes.planar(polygon));
    }

    private LandUse landUse(Layer.Feature feature, Place place) {
        String word = feature.cell(landUse);
        if (word.isEmpty()) {
            return LandUse.UNKNOWN;
        }
        Optional<LandUse> known =
                Optional.ofNullable(words.get(word.toLowerCase(Locale.ROOT))).or(() -> LandUse.named(word));
        if (known.isEmpty()) {
            unknownUses.count(word, place.column(landUse.orElseThrow().name()));
        }
        return known.orElse(LandUse.UNKNOWN);
    }

    private OptionalDouble statedArea(Layer.Feature feature, Place place) {
        OptionalDouble area = cells.number(feature, areaMu, place);
        if (area.isPresent() && area.getAsDouble() < 0) {
            Place column = place.column(areaMu.orElseThrow().name());
            findings.add(Finding.of(FindingCode.NEGATIVE_VALUE, column, feature.cell(areaMu)));
            return OptionalDouble.empty();
        }
        return area;
    }

    private Site site(Layer.Feature feature, Place place) {
        return new Site(
                cells.upTo(STEEPEST_DEG, feature, slopeDeg, place),
                cells.upTo(Double.POSITIVE_INFINITY, feature, riverM, place),
                cells.upTo(Double.POSITIVE_INFINITY, feature, roadM, place),
                consent(feature, place));
    }

    private Consent consent(Layer.Feature feature, Place place) {
        String word = feature.cell(consent);
        Optional<Consent> known = Consent.named(word);
        boolean stated = !word.isEmpty() && !word.equalsIgnoreCase(Consent.UNKNOWN.code());
        if (known.isEmpty() && stated) {
            unknownConsents.count(word, place.column(consent.orElseThrow().name()));
        }
        return known.orElse(Consent.UNKNOWN);
    }

    private static boolean isInDegrees(Columns.Column column) {
        return List.of("", "deg", "degrees", "°", "度")
                .contains(column.bracketed().toLowerCase(Locale.ROOT));
    }

    private static boolean isInMetres(Columns.Column column) {
        return List.of("", "m", "metres", "米").contains(column.bracketed().toLowerCase(Locale.ROOT));
    }
}
