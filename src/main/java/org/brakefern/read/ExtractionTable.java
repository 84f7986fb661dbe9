package org.brakefern.read;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.brakefern.priority.Extraction;
import org.brakefern.soil.Metal;
import org.brakefern.standard.Confidence;
import org.brakefern.standard.Source;

/**
 * The table of what plants can extract that comes with the toolkit, one row per metal and plant.
 *
 * <p>Columns: {@code metal}; {@code plant, plant_zh}, empty where no plant does it in useful time; {@code biomass_t_ha_yr},
 * dry, and {@code bcf}, content of the shoots / content of the soil; {@code suitability}, the share removed in ten years,
 * 1 - exp(-10 biomass bcf / M) with M = 2,500 t of soil per hectare (20 cm at 1.25 t/m³), rounded to two decimals; {@code
 * ph_low, ph_high}, the range in which the plant does so; {@code sources, confidence, note}. That the concentration ratio
 * stays the same while the soil is emptied flatters the plant, and that plants are compared over ten years is our choice. A
 * ratio is a plant's own average in one kind of soil: the figures order metals and soils, they promise nothing.
 */
public final class ExtractionTable {
    private ExtractionTable() {}

    /** Returns every row, in the order of the table. */
    public static List<Extraction> rows() {
        return read("extraction.csv", ExtractionTable::extraction);
    }

    /** Returns the sources that the rows name, in the order of their list. */
    public static List<Source> sources() {
        return read(
                "extraction-sources.csv",
                row -> new Source(
                        row.getField("key"), row.getField("title"), row.getField("kind"), row.getField("where")));
    }

    private static Extraction extraction(NamedCsvRecord row) {
        return new Extraction(
                Metal.valueOf(row.getField("metal").toUpperCase(Locale.ROOT)),
                row.getField("plant"),
                row.getField("plant_zh"),
                Double.parseDouble(row.getField("suitability")),
                ph(row.getField("ph_low"), 0),
                ph(row.getField("ph_high"), 14),
                List.of(row.getField("sources").split(";")),
                Confidence.valueOf(row.getField("confidence").toUpperCase(Locale.ROOT)),
                row.getField("note"));
    }

    private static double ph(String cell, double whereEmpty) {
        return cell.isEmpty() ? whereEmpty : Double.parseDouble(cell);
    }

    private static <T> List<T> read(String file, Function<NamedCsvRecord, T> row) {
        String path = "/references/" + file;
        try (InputStream stream = ExtractionTable.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IOException("not found in the program: " + path);
            }
            Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
            try (Stream<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(reader).stream()) {
                return rows.map(row).toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
