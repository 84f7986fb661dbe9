package org.brakefern.read;

import java.time.LocalDate;
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
import org.brakefern.survey.Visit;
import org.locationtech.jts.geom.Coordinate;

/** Makes visits to monitoring stations of the rows of a layer. A row without station, date or place is left out. */
final class VisitRows {
    /** The keys under monitoring.columns. */
    static final List<String> KEYS = Stream.concat(
                    Stream.of("station_id", "x", "y", "date"),
                    Variable.all().stream().map(Variable::code))
            .toList();

    private final Layer layer;
    private final Columns columns;
    private final Columns.Column station;
    private final Columns.Column date;
    private final Optional<Columns.Column> ph;
    private final MetalColumns metals;
    private final Cells cells = new Cells();
    private final List<Finding> findings = new ArrayList<>();

    private VisitRows(Layer layer) {
        this.layer = layer;
        this.columns = new Columns(layer);
        this.station = columns.require("station_id", List.of("station", "station_no", "点位编号", "监测点", "监测点编号", "站点编号"));
        this.date = columns.require("date", SampleRows.DATE_HEADINGS);
        this.ph = columns.find("ph", SampleRows.PH_HEADINGS);
        this.metals = MetalColumns.of(columns, Map.of());
        if (ph.isEmpty() && metals.columns().isEmpty()) {
            throw Refusals.noVariable(layer.name(), layer.columns());
        }
    }

    /**
     * Reads the rows.
     *
     * @param layer as in the file; metals in the unit of their heading, else in mg/kg
     * @param target the study's system
     * @throws org.brakefern.check.UnusableInput if a column that is needed is missing or the system is impossible
     */
    static Rows<Visit> of(Layer layer, Projections target) {
        return new VisitRows(layer).read(target);
    }

    private Rows<Visit> read(Projections target) {
        Projection projection = target.from(layer.system(target.code()), layer.name());
        PointColumns points = PointColumns.of(layer, columns, projection.inDegrees());
        List<Coordinate> probes = layer.features().stream()
                .map(points::coordinate)
                .flatMap(Optional::stream)
                .toList();
        findings.addAll(CoordinateCheck.of(layer.name(), projection, target, probes));
        List<Visit> visits = new ArrayList<>();
        for (Layer.Feature row : layer.features()) {
            Place place = layer.place(row, row.cell(Optional.of(station)));
            Optional<Coordinate> moved = points.coordinate(row).flatMap(c -> projection.apply(c.x, c.y));
            if (moved.isEmpty()) {
                findings.add(Finding.of(FindingCode.NO_PLACE, place, points.content(row), projection.code()));
                continue;
            }
            visit(row, moved.orElseThrow(), place).ifPresent(visits::add);
        }
        findings.addAll(columns.findings());
        findings.addAll(cells.findings());
        return new Rows<>(visits, findings);
    }

    private Optional<Visit> visit(Layer.Feature row, Coordinate at, Place place) {
        Optional<String> id = cells.needed(row, station, "station_id", place);
        Optional<LocalDate> day = id.flatMap(name -> cells.neededDate(row, date, "date", place));
        return day.map(when -> new Visit(
                id.orElseThrow(), at.x, at.y, when, cells.number(row, ph, place), results(row, place), place));
    }

    private Map<Metal, Measurement> results(Layer.Feature row, Place place) {
        Map<Metal, Measurement> results = new EnumMap<>(Metal.class);
        metals.columns().forEach((metal, column) -> cells.measurement(
                        row, column, metals.units().get(metal), place)
                .ifPresent(result -> results.put(metal, result)));
        return results;
    }
}
