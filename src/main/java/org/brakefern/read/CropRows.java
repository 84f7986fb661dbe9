package org.brakefern.read;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.brakefern.check.Finding;
import org.brakefern.check.Place;
import org.brakefern.soil.Contaminant;
import org.brakefern.soil.Measurement;
import org.brakefern.survey.CropSample;

/** Makes crop samples of the rows of a table. A row without a parcel or a date is left out. */
final class CropRows {
    /** The keys under crops.columns. */
    static final List<String> KEYS = Stream.concat(
                    Stream.of("crop_sample_id", "parcel_id", "date", "crop", "part"),
                    Stream.of(Contaminant.values()).map(Contaminant::code))
            .toList();

    private final Layer layer;
    private final Columns columns;
    private final Columns.Column parcel;
    private final Columns.Column date;
    private final Optional<Columns.Column> id;
    private final Optional<Columns.Column> crop;
    private final Optional<Columns.Column> part;
    private final Map<Contaminant, Columns.Column> contents = new EnumMap<>(Contaminant.class);
    private final Cells cells = new Cells();

    private CropRows(Layer layer) {
        this.layer = layer;
        this.columns = new Columns(layer);
        this.parcel = columns.require("parcel_id", ParcelRows.ID_HEADINGS_BESIDE_OTHERS);
        this.date = columns.require(
                "date",
                Stream.concat(SampleRows.DATE_HEADINGS.stream(), Stream.of("harvest_date", "收获日期"))
                        .toList());
        this.id =
                columns.find("crop_sample_id", List.of("crop_sample_no", "sample_id", "sample_no", "id", "样品编号", "编号"));
        this.crop = columns.find("crop", List.of("作物", "作物名称", "农产品"));
        this.part = columns.find("part", List.of("部位", "检测部位"));
        for (Contaminant contaminant : Contaminant.values()) {
            columns.find(contaminant.code(), usual(contaminant), MetalColumns::isConcentration)
                    .ifPresent(column -> contents.put(contaminant, column));
        }
        if (contents.isEmpty()) {
            throw Refusals.noVariable(layer.name(), layer.columns());
        }
    }

    private static List<String> usual(Contaminant contaminant) {
        return contaminant == Contaminant.AS_INORGANIC
                ? List.of("inorganic_as", "ias", "无机砷")
                : MetalColumns.usual(contaminant.metal());
    }

    /**
     * Reads the rows.
     *
     * @param layer as in the file; contents in the unit of their heading, else in mg/kg
     * @throws org.brakefern.check.UnusableInput if there is no column of parcels, of dates or of any contaminant
     */
    static Rows<CropSample> of(Layer layer) {
        return new CropRows(layer).read();
    }

    private Rows<CropSample> read() {
        List<CropSample> samples = new ArrayList<>();
        for (Layer.Feature row : layer.features()) {
            String name = row.cell(id).isEmpty() ? row.number() : row.cell(id);
            Place place = layer.place(row, name);
            Optional<String> grownOn = cells.needed(row, parcel, "parcel_id", place);
            Optional<LocalDate> day = grownOn.flatMap(found -> cells.neededDate(row, date, "date", place));
            day.ifPresent(when -> samples.add(new CropSample(
                    name, grownOn.orElseThrow(), when, row.cell(crop), row.cell(part), contents(row, place), place)));
        }
        List<Finding> findings = new ArrayList<>(columns.findings());
        findings.addAll(cells.findings());
        columns.nameless(id).ifPresent(findings::add);
        return new Rows<>(samples, findings);
    }

    private Map<Contaminant, Measurement> contents(Layer.Feature row, Place place) {
        Map<Contaminant, Measurement> found = new EnumMap<>(Contaminant.class);
        contents.forEach((contaminant, column) -> cells.measurement(row, column, MetalColumns.unit(column), place)
                .ifPresent(result -> found.put(contaminant, result)));
        return found;
    }
}
