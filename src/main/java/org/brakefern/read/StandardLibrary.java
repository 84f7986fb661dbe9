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
import java.util.Optional;
import org.brakefern.standard.SoilStandard;
import org.brakefern.standard.Source;

/**
 * The tables that come with the toolkit.
 *
 * <ul>
 *   <li>{@code GB15618-2018}: screening values (table 1) and intervention values (table 3) of the Chinese standard for farmland
 *       in force since 2018.
 *   <li>{@code GB15618-1995}: its predecessor. It has three grades and no screening or intervention value; that grade II
 *       (protects farming and health) is read as screening and grade III (critical for plant growth, printed above pH 6.5
 *       only) as intervention is our choice. Grade I (natural background) draws no class. Values printed for dry land and
 *       for farmland are read as {@code other}, so that every farmed use finds one. The halved values for soils with a low
 *       cation exchange capacity are not applied. Cd in the middle pH band is disputed.
 *   <li>{@code CCME-2007}: Canadian guidelines for agricultural land, chosen as the foreign table because they are made for
 *       farmland and hold as printed, while the Dutch values of 2000 must first be corrected for clay and organic matter
 *       with coefficients we could not verify. One tier only, so that no parcel can reach class 3; no dependence on pH;
 *       no Zn, whose figure was not seen.
 * </ul>
 */
public final class StandardLibrary {
    private static final List<String> IDS = List.of("GB15618-2018", "GB15618-1995", "CCME-2007");

    private StandardLibrary() {}

    /** Returns the ids of the built-in tables, the one that is used by default first. */
    public static List<String> ids() {
        return IDS;
    }

    /**
     * Reads a built-in table.
     *
     * @param id such as {@code GB15618-2018}, in any case
     * @return the table, or empty where none has that id
     */
    public static Optional<SoilStandard> standard(String id) {
        return IDS.stream()
                .filter(known -> known.equalsIgnoreCase(id.strip()))
                .findFirst()
                .map(known -> {
                    String file = known.toLowerCase(Locale.ROOT) + ".csv";
                    try (Reader reader = open(file)) {
                        return StandardCsv.read(file, reader);
                    } catch (IOException e) {
                        throw new UncheckedIOException("cannot read " + file, e);
                    }
                });
    }

    /** Returns the sources of the built-in tables, in the order of their list. */
    public static List<Source> sources() {
        try (Reader reader = open("sources.csv")) {
            return CsvReader.builder().ofNamedCsvRecord(reader).stream()
                    .map(StandardLibrary::source)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read sources.csv", e);
        }
    }

    private static Source source(NamedCsvRecord row) {
        return new Source(row.getField("key"), row.getField("title"), row.getField("kind"), row.getField("where"));
    }

    private static Reader open(String file) throws IOException {
        String path = "/standards/" + file;
        InputStream stream = StandardLibrary.class.getResourceAsStream(path);
        if (stream == null) {
            throw new IOException("not found in the program: " + path);
        }
        return new InputStreamReader(stream, StandardCharsets.UTF_8);
    }
}
