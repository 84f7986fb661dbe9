package org.brakefern.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Place;
import org.brakefern.check.UnusableInput;
import org.brakefern.survey.Backdrop;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Lineal;

/**
 * Reads what maps show beside the result. The rivers may also explain a variable's trend, but no study needs them, so
 * trouble here is a finding and the run goes on.
 */
final class BackdropFiles {
    private final Projections target;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Source> used = new ArrayList<>();

    BackdropFiles(Projections target) {
        this.target = target;
    }

    /** Returns what was noticed. */
    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** Returns the files that were read. */
    List<Source> used() {
        return List.copyOf(used);
    }

    /** Reads both files, as far as they are named. */
    Backdrop read(Optional<Source> rivers, Optional<Source> places) {
        return new Backdrop(
                rivers.map(source -> tried(source, this::rivers)).orElse(List.of()),
                places.map(source -> tried(source, this::places)).orElse(List.of()));
    }

    /** Reads a layer into something. */
    private interface Reading<T> {
        List<T> of(Layer layer);
    }

    private <T> List<T> tried(Source source, Reading<T> reading) {
        int before = findings.size();
        try {
            Layer layer = Layers.read(source);
            List<T> read = reading.of(layer);
            findings.addAll(layer.findings());
            used.add(source);
            return read;
        } catch (UnusableInput e) {
            findings.subList(before, findings.size()).clear();
            findings.add(Finding.of(FindingCode.BACKDROP_UNUSABLE, Place.file(source.name()), e.getMessage()));
            return List.of();
        }
    }

    private List<Geometry> rivers(Layer layer) {
        List<Layer.Shape> shapes = Shapes.of(layer, new Columns(layer));
        Projection projection = target.from(layer.system(target.code()), layer.name());
        List<Coordinate> probes = shapes.stream()
                .filter(shape -> !shape.geometry().isEmpty())
                .map(shape -> shape.geometry().getCoordinate())
                .toList();
        findings.addAll(CoordinateCheck.of(layer.name(), projection, target, probes));
        List<Geometry> lines = new ArrayList<>();
        for (int i = 0; i < shapes.size(); i++) {
            Layer.Feature feature = layer.features().get(i);
            Layer.Shape shape = shapes.get(i);
            Optional<Geometry> line = shape.geometry() instanceof Lineal
                    ? projection.apply(Shapes.planar(shape.geometry()))
                    : Optional.empty();
            line.ifPresentOrElse(lines::add, () -> unusable(layer, feature, Shapes.brief(shape.geometry())));
        }
        return lines;
    }

    private List<Backdrop.NamedPlace> places(Layer layer) {
        Columns columns = new Columns(layer);
        Optional<Columns.Column> name = Optional.of(columns.require("name", List.of("name_en", "英文名")));
        Optional<Columns.Column> nameZh = columns.find("name_zh", List.of("名称", "地名", "中文名"));
        Optional<Columns.Column> kind = columns.find("kind", List.of("type", "类型"));
        boolean hasLongitude = columns.find("lon", List.of("longitude", "经度")).isPresent();
        Projection projection =
                target.from(layer.system(hasLongitude ? SystemCode.WGS_84 : target.code()), layer.name());
        PointColumns points = PointColumns.of(layer, columns, projection.inDegrees());
        List<Coordinate> probes = layer.features().stream()
                .map(points::coordinate)
                .flatMap(Optional::stream)
                .toList();
        findings.addAll(CoordinateCheck.of(layer.name(), projection, target, probes));
        List<Backdrop.NamedPlace> places = new ArrayList<>();
        for (Layer.Feature feature : layer.features()) {
            points.coordinate(feature)
                    .flatMap(c -> projection.apply(c.x, c.y))
                    .ifPresentOrElse(
                            at -> places.add(new Backdrop.NamedPlace(
                                    feature.cell(name), feature.cell(nameZh), kind(feature.cell(kind)), at.x, at.y)),
                            () -> unusable(layer, feature, points.content(feature)));
        }
        return places;
    }

    private void unusable(Layer layer, Layer.Feature feature, String content) {
        findings.add(Finding.of(FindingCode.BACKDROP_UNUSABLE, layer.place(feature, ""), content));
    }

    private static Backdrop.Kind kind(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "township", "town", "county seat", "乡", "镇", "乡镇", "县城" -> Backdrop.Kind.TOWNSHIP;
            case "village", "村" -> Backdrop.Kind.VILLAGE;
            case "hamlet", "屯" -> Backdrop.Kind.HAMLET;
            case "mine", "矿", "矿山" -> Backdrop.Kind.MINE;
            default -> Backdrop.Kind.OTHER;
        };
    }
}
