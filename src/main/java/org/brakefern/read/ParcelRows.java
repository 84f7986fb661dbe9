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
import org.brakefern.survey.Parcel;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;

/** Makes parcels of the rows of a layer. */
final class ParcelRows {
    /** The keys under parcels.columns. */
    static final List<String> KEYS =
            List.of("parcel_id", "township", "village", "hamlet", "land_use", "area_mu", "geometry");

    private final Layer layer;
    private final Map<String, LandUse> words;
    private final Columns columns;
    private final Optional<Columns.Column> id;
    private final Optional<Columns.Column> township;
    private final Optional<Columns.Column> village;
    private final Optional<Columns.Column> hamlet;
    private final Optional<Columns.Column> landUse;
    private final Optional<Columns.Column> areaMu;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Integer> unknownUses = new LinkedHashMap<>();
    private final Map<String, Place> firstPlaces = new LinkedHashMap<>();

    private ParcelRows(Layer layer, Map<String, LandUse> words) {
        this.layer = layer;
        this.words = words;
        this.columns = new Columns(layer);
        this.id = columns.findSurely(
                "parcel_id", List.of("id", "parcel", "plot_id", "地块编号", "地块编码", "地块号", "编号", "图斑编号"));
        this.township = columns.find("township", List.of("town", "乡镇", "镇", "乡镇名称"));
        this.village = columns.find("village", List.of("村", "行政村", "村名"));
        this.hamlet = columns.find("hamlet", List.of("屯", "自然村", "自然屯", "组", "村民小组"));
        this.landUse = columns.find("land_use", List.of("use", "土地利用", "土地利用类型", "利用类型", "地类", "地类名称"));
        this.areaMu = columns.find("area_mu", List.of("面积亩", "亩数", "面积", "area"), ParcelRows::isInMu);
    }

    /** What the rows gave. */
    record Parcels(List<Parcel> parcels, List<Finding> findings) {}

    /**
     * Reads the rows.
     *
     * @param layer as in the file
     * @param words the user's words for land uses, in lower case
     * @param target the study's system
     * @throws org.brakefern.check.UnusableInput if the layer has no geometry or is in an impossible system
     */
    static Parcels of(Layer layer, Map<String, LandUse> words, Projections target) {
        return new ParcelRows(layer, words).read(target);
    }

    /** An area is taken as one in mu only where the heading says so. */
    private static boolean isInMu(Columns.Column column) {
        return List.of("亩", "mu").contains(column.bracketed().toLowerCase(Locale.ROOT))
                || List.of("areamu", "面积亩", "亩数").contains(column.bare());
    }

    private Parcels read(Projections target) {
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
        columns.nameless(id).ifPresent(findings::add);
        unknownUses.forEach((word, count) ->
                findings.add(Finding.of(FindingCode.UNKNOWN_LAND_USE, firstPlaces.get(word), word, count)));
        return new Parcels(parcels, findings);
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
                place));
    }

    private static Optional<Geometry> polygon(Layer.Shape shape) {
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
            unknownUses.merge(word, 1, Integer::sum);
            firstPlaces.putIfAbsent(word, place.column(landUse.orElseThrow().name()));
        }
        return known.orElse(LandUse.UNKNOWN);
    }

    private OptionalDouble statedArea(Layer.Feature feature, Place place) {
        String cell = feature.cell(areaMu);
        LaboratoryNumber number = LaboratoryNumber.of(cell);
        if (number.kind() == LaboratoryNumber.Kind.EMPTY) {
            return OptionalDouble.empty();
        }
        Place column = place.column(areaMu.orElseThrow().name());
        if (number.kind() != LaboratoryNumber.Kind.NUMBER) {
            findings.add(Finding.of(FindingCode.NUMBER_FORMAT, column, cell));
            return OptionalDouble.empty();
        }
        if (number.value().signum() < 0) {
            findings.add(Finding.of(FindingCode.NEGATIVE_VALUE, column, cell));
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(number.value().doubleValue());
    }
}
