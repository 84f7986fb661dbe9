package org.brakefern.read;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /** What the rows gave. */
    record Samples(List<Sample> samples, List<Finding> findings) {}

    private static final Pattern DATE = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?(?:[T ].*)?");

    /** Far below what any laboratory detects (some 1e-5 mg/kg of Hg): what is smaller is a 0 that was computed. */
    private static final double LEAST_MG_PER_KG = 1e-9;

    /** A kilogram holds no more, whatever it is of. */
    private static final double WHOLE_MG_PER_KG = 1e6;

    private final Layer layer;
    private final Columns columns;
    private final Optional<Columns.Column> id;
    private final Optional<Columns.Column> date;
    private final Optional<Columns.Column> ph;
    private final MetalColumns metals;
    private final List<Finding> findings = new ArrayList<>();

    private SampleRows(Layer layer, Map<Metal, ConcentrationUnit> units) {
        this.layer = layer;
        this.columns = new Columns(layer);
        this.id = columns.findSurely("sample_id", List.of("id", "sample", "no", "样品编号", "样点编号", "点位编号", "编号"));
        this.date = columns.find("date", List.of("sampling_date", "sampled", "采样日期", "采样时间", "日期"));
        this.ph = columns.find("ph", List.of("ph值", "酸碱度"));
        this.metals = MetalColumns.of(columns, units);
        if (ph.isEmpty() && metals.columns().isEmpty()) {
            throw Refusals.noVariable(layer.name(), layer.columns());
        }
    }

    /**
     * Reads the rows.
     *
     * @param layer as in the file
     * @param units stated by the user
     * @param target the study's system
     * @throws org.brakefern.check.UnusableInput if there are no coordinates, no variable, or the system is impossible
     */
    static Samples of(Layer layer, Map<Metal, ConcentrationUnit> units, Projections target) {
        return new SampleRows(layer, units).read(target);
    }

    private Samples read(Projections target) {
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
        columns.nameless(id).ifPresent(findings::add);
        return new Samples(samples, findings);
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
                name, at.x, at.y, date(feature, place), ph(feature, place), metals(feature, place), 1, place));
    }

    private Optional<LocalDate> date(Layer.Feature feature, Place place) {
        String cell = feature.cell(date);
        if (cell.isEmpty()) {
            return Optional.empty();
        }
        Matcher matcher = DATE.matcher(FullWidth.plain(cell));
        try {
            if (matcher.matches()) {
                return Optional.of(LocalDate.of(
                        Integer.parseInt(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        Integer.parseInt(matcher.group(3))));
            }
        } catch (DateTimeException e) {
            // Such as the 30th of February: told below like any other text that is no date.
        }
        findings.add(Finding.of(
                FindingCode.DATE_FORMAT, place.column(date.orElseThrow().name()), cell));
        return Optional.empty();
    }

    /** Returns pH as it stands there, even where it cannot be: screening judges it. */
    private OptionalDouble ph(Layer.Feature feature, Place place) {
        String cell = feature.cell(ph);
        LaboratoryNumber number = LaboratoryNumber.of(cell);
        if (number.kind() == LaboratoryNumber.Kind.NUMBER) {
            return OptionalDouble.of(number.value().doubleValue());
        }
        if (number.kind() != LaboratoryNumber.Kind.EMPTY) {
            findings.add(Finding.of(
                    FindingCode.NUMBER_FORMAT, place.column(ph.orElseThrow().name()), cell));
        }
        return OptionalDouble.empty();
    }

    private Map<Metal, Measurement> metals(Layer.Feature feature, Place place) {
        Map<Metal, Measurement> results = new EnumMap<>(Metal.class);
        metals.columns().forEach((metal, column) -> result(
                        feature.cell(Optional.of(column)), metals.units().get(metal), place.column(column.name()))
                .ifPresent(result -> results.put(metal, result)));
        return results;
    }

    private Optional<Measurement> result(String cell, ConcentrationUnit unit, Place place) {
        LaboratoryNumber number = LaboratoryNumber.of(cell);
        double mgPerKg = unit.toMgPerKg(number.value());
        if (mgPerKg > WHOLE_MG_PER_KG) {
            return told(FindingCode.ABOVE_WHOLE, place, cell);
        }
        return switch (number.kind()) {
            case EMPTY -> Optional.empty();
            case NOT_A_NUMBER -> told(FindingCode.NUMBER_FORMAT, place, cell);
            case BELOW ->
                mgPerKg >= LEAST_MG_PER_KG
                        ? Optional.of(new Measurement.BelowDetection(mgPerKg))
                        : told(FindingCode.ZERO_VALUE, place, cell);
            case NUMBER ->
                mgPerKg >= LEAST_MG_PER_KG
                        ? Optional.of(new Measurement.Quantified(mgPerKg))
                        : told(mgPerKg < 0 ? FindingCode.NEGATIVE_VALUE : FindingCode.ZERO_VALUE, place, cell);
        };
    }

    private Optional<Measurement> told(FindingCode code, Place place, String cell) {
        findings.add(Finding.of(code, place, cell));
        return Optional.empty();
    }
}
