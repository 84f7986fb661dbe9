package org.brakefern.read;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Place;
import org.brakefern.soil.Measurement;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;
import org.brakefern.survey.Sample;
import org.locationtech.jts.geom.Coordinate;

/** Makes samples of the rows of a layer. */
final class SampleRows {
    /** The keys under samples.columns. */
    static final List<String> KEYS = Stream.concat(
                    Stream.of("sample_id", "x", "y", "date"),
                    Variable.all().stream().map(Variable::code))
            .toList();

    /** Headings under which dates are usually found. */
    static final List<String> DATE_HEADINGS = List.of("sampling_date", "sampled", "采样日期", "采样时间", "监测日期", "日期");

    /** Headings under which pH is usually found, beside pH. */
    static final List<String> PH_HEADINGS = List.of("ph值", "酸碱度");

    private final Layer layer;
    private final Columns columns;
    private final Optional<Columns.Column> id;
    private final Optional<Columns.Column> date;
    private final Optional<Columns.Column> ph;
    private final MetalColumns metals;
    private final Cells cells = new Cells();
    private final List<Finding> findings = new ArrayList<>();

    private SampleRows(Layer layer, Map<Metal, ConcentrationUnit> units) {
        this.layer = layer;
        this.columns = new Columns(layer);
        this.id = columns.findSurely("sample_id", List.of("id", "sample", "no", "样品编号", "样点编号", "点位编号", "编号"));
        this.date = columns.find("date", DATE_HEADINGS);
        this.ph = columns.find("ph", PH_HEADINGS);
        this.metals = MetalColumns.of(columns, units);
    }

    /** Returns the columns found by their usual headings, by key; without those of coordinates. */
    static Map<String, Columns.Column> usualColumns(Layer layer) {
        return new SampleRows(layer, Map.of()).columns.found();
    }

    /**
     * Reads the rows.
     *
     * @param layer as in the file
     * @param units stated by the user
     * @param target the study's system
     * @throws org.brakefern.check.UnusableInput if there are no coordinates, no variable, or the system is impossible
     */
    static Rows<Sample> of(Layer layer, Map<Metal, ConcentrationUnit> units, Projections target) {
        return new SampleRows(layer, units).read(target);
    }

    private Rows<Sample> read(Projections target) {
        if (ph.isEmpty() && metals.columns().isEmpty()) {
            throw Refusals.noVariable(layer.name(), layer.columns());
        }
        Projection projection = target.from(layer.system(target.code()), layer.name());
        PointColumns points = PointColumns.of(layer, columns, projection.inDegrees());
        List<Coordinate> probes = layer.features().stream()
                .map(points::coordinate)
                .flatMap(Optional::stream)
                .toList();
        findings.addAll(CoordinateCheck.of(layer.name(), projection, target, probes));
        findings.addAll(columns.findings());
        List<Sample> samples = new ArrayList<>();
        for (Layer.Feature feature : layer.features()) {
            sample(feature, points, projection).ifPresent(samples::add);
        }
        if (samples.isEmpty()) {
            throw Refusals.noPlace(layer.name(), layer.features().size(), findings);
        }
        findings.addAll(cells.findings());
        columns.nameless(id).ifPresent(findings::add);
        return new Rows<>(samples, findings);
    }

    private Optional<Sample> sample(Layer.Feature feature, PointColumns points, Projection projection) {
        String name = feature.cell(id).isEmpty() ? feature.number() : feature.cell(id);
        Place place = layer.place(feature, name);
        Optional<Coordinate> moved = points.coordinate(feature).flatMap(c -> projection.apply(c.x, c.y));
        if (moved.isEmpty()) {
            findings.add(Finding.of(FindingCode.NO_PLACE, place, points.content(feature), projection.code()));
            return Optional.empty();
        }
        Coordinate at = moved.orElseThrow();
        return Optional.of(new Sample(
                name,
                at.x,
                at.y,
                cells.date(feature, date, place),
                cells.number(feature, ph, place), // even where it cannot be: screening judges it
                metals(feature, place),
                1,
                place));
    }

    private Map<Metal, Measurement> metals(Layer.Feature feature, Place place) {
        Map<Metal, Measurement> results = new EnumMap<>(Metal.class);
        metals.columns().forEach((metal, column) -> cells.measurement(
                        feature, column, metals.units().get(metal), place)
                .ifPresent(result -> results.put(metal, result)));
        return results;
    }
}
