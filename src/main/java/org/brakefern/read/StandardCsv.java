package org.brakefern.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.brakefern.standard.Limit;
import org.brakefern.standard.LimitTable;
import org.brakefern.standard.SoilStandard;

/**
 * Reads the table of one standard from CSV: UTF-8, comma-separated, a header line, one line per limit.
 *
 * <p>All columns must be there, in any order, and no others, since a condition we do not know would change the meaning of
 * a limit:
 *
 * <ul>
 *   <li>{@code standard, title, jurisdiction, valid_from, valid_to}: id, full title, country, first day in force and first
 *       day no longer in force (2018-08-01); the same in every line; the last three may be empty;
 *   <li>{@code table}: the table of the print, may be empty;
 *   <li>{@code tier, role}: the standard's own name of the tier, and {@code screening}, {@code intervention} or nothing for
 *       the class boundary it draws;
 *   <li>{@code metal}: Cd, Hg, As, Pb, Cr, Cu, Ni or Zn;
 *   <li>{@code land_use}: paddy, dryland, orchard, other or all;
 *   <li>{@code ph_min, ph_min_closed, ph_max, ph_max_closed}: the pH band, 0 to 14; an empty end is unbounded; closed is 1
 *       where the end itself belongs to the band, else 0, and empty at an unbounded end;
 *   <li>{@code value, unit}: greater than 0, in mg/kg;
 *   <li>{@code extraction}: {@code total} for every limit with a role;
 *   <li>{@code sources}: keys of sources with semicolons between them, may be empty;
 *   <li>{@code confidence}: several_sources, one_source, partly_verified or unverified;
 *   <li>{@code note}: free text, may be empty.
 * </ul>
 */
public final class StandardCsv {
    private static final List<String> COLUMNS = List.of(
            "standard",
            "title",
            "jurisdiction",
            "valid_from",
            "valid_to",
            "table",
            "tier",
            "role",
            "metal",
            "land_use",
            "ph_min",
            "ph_min_closed",
            "ph_max",
            "ph_max_closed",
            "value",
            "unit",
            "extraction",
            "sources",
            "confidence",
            "note");
    private static final List<String> ALIKE = COLUMNS.subList(0, 5);

    private StandardCsv() {}

    /**
     * Reads a user's own table.
     *
     * @param file a CSV file
     * @return the standard
     * @throws IllegalArgumentException with file, line and column if the file is not such a table
     * @throws UncheckedIOException if the file cannot be read
     */
    public static SoilStandard read(Path file) {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return read(file.toString(), reader);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e, e);
        }
    }

    /**
     * Reads a table.
     *
     * @param name what to call it in messages
     * @param reader its text; not closed
     * @return the standard
     * @throws IllegalArgumentException with name, line and column if the text is not such a table
     * @throws UncheckedIOException if the text cannot be read
     */
    public static SoilStandard read(String name, Reader reader) {
        List<StandardRow> rows = TableCsv.rows(name, "a limit table", COLUMNS, reader);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException(name + ": no limit found, expected one per line below the header");
        }
        List<Limit> limits = new ArrayList<>();
        for (StandardRow row : rows) {
            refuseAnotherStandard(rows.get(0), row);
            Limit limit = row.limit();
            for (int i = 0; i < limits.size(); i++) {
                if (limit.contradicts(limits.get(i))) {
                    throw row.trouble(
                            limit.inWords() + " and line " + rows.get(i).line() + ", "
                                    + limits.get(i).inWords() + ", hold for the same sample; leave one");
                }
            }
            limits.add(limit);
        }
        return standard(name, rows.get(0), limits);
    }

    private static SoilStandard standard(String name, StandardRow first, List<Limit> limits) {
        String id = first.required("standard");
        String title = first.required("title");
        Optional<LocalDate> validFrom = first.date("valid_from");
        Optional<LocalDate> validTo = first.date("valid_to");
        try {
            return new SoilStandard(id, title, first.text("jurisdiction"), validFrom, validTo, new LimitTable(limits));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    private static void refuseAnotherStandard(StandardRow first, StandardRow row) {
        for (String column : ALIKE) {
            if (!row.text(column).equals(first.text(column))) {
                throw row.trouble(
                        column,
                        "\"" + row.text(column) + "\" differs from \"" + first.text(column) + "\" in line "
                                + first.line() + "; a file holds one standard");
            }
        }
    }
}
