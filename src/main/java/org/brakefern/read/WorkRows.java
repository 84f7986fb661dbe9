package org.brakefern.read;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.brakefern.check.Place;
import org.brakefern.survey.Work;

/** Makes works of the rows of a table. A row without a parcel or a first day is left out. */
final class WorkRows {
    /** The keys under works.columns. */
    static final List<String> KEYS = List.of("parcel_id", "start", "end", "area_mu", "measure");

    private WorkRows() {}

    /**
     * Reads the rows.
     *
     * @throws org.brakefern.check.UnusableInput if there is no column of parcels or of first days
     */
    static Rows<Work> of(Layer layer) {
        Columns columns = new Columns(layer);
        Cells cells = new Cells();
        Columns.Column id = columns.require("parcel_id", ParcelRows.ID_HEADINGS);
        Columns.Column start = columns.require("start", List.of("start_date", "begin", "开工日期", "开始日期", "实施日期"));
        Optional<Columns.Column> end = columns.find("end", List.of("end_date", "finish", "完工日期", "竣工日期", "结束日期"));
        Optional<Columns.Column> areaMu = columns.find("area_mu", ParcelRows.AREA_HEADINGS, ParcelRows::isInMu);
        Optional<Columns.Column> measure = columns.find("measure", List.of("措施", "治理措施", "修复措施"));
        List<Work> works = new ArrayList<>();
        for (Layer.Feature row : layer.features()) {
            Place place = layer.place(row, row.cell(Optional.of(id)));
            Optional<String> parcel = cells.needed(row, id, "parcel_id", place);
            Optional<LocalDate> begin = parcel.flatMap(name -> cells.neededDate(row, start, "start", place));
            OptionalDouble area = cells.upTo(Double.POSITIVE_INFINITY, row, areaMu, place);
            if (begin.isPresent() && (area.isPresent() || row.cell(areaMu).isEmpty())) {
                works.add(new Work(
                        parcel.orElseThrow(),
                        begin.orElseThrow(),
                        cells.date(row, end, place),
                        area,
                        row.cell(measure),
                        place));
            } else if (begin.isPresent()) {
                cells.leftOut(areaMu.orElseThrow(), "area_mu", row.cell(areaMu), place);
            }
        }
        return new Rows<>(
                works,
                Stream.concat(columns.findings().stream(), cells.findings().stream())
                        .toList());
    }
}
