package org.brakefern.read;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.brakefern.standard.Confidence;
import org.brakefern.standard.IndexGrade;
import org.brakefern.standard.IndexScale;

/**
 * The grades of pollution indices that come with the toolkit: {@code P_single} and {@code P_survey} (four and five grades
 * of C/S), {@code P_nemerow}, {@code Igeo}, {@code CF}, {@code Er}, {@code RI}, {@code NuggetRatio} of variograms, and
 * {@code E_crop} of a crop against its limit. Which end belongs to which grade differs between indices.
 */
public final class IndexScales {
    private static final String PATH = "/references/index-classes.csv";

    private IndexScales() {}

    /** Returns every scale, in the order of the table. */
    public static List<IndexScale> all() {
        Map<String, List<IndexGrade>> grades = new LinkedHashMap<>();
        Map<String, String> formulas = new LinkedHashMap<>();
        try (Reader reader = open()) {
            for (NamedCsvRecord row : CsvReader.builder().ofNamedCsvRecord(reader)) {
                grades.computeIfAbsent(row.getField("index"), index -> new ArrayList<>())
                        .add(grade(row));
                formulas.put(row.getField("index"), row.getField("formula"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + PATH, e);
        }
        return grades.entrySet().stream()
                .map(scale -> new IndexScale(scale.getKey(), formulas.get(scale.getKey()), scale.getValue()))
                .toList();
    }

    /**
     * Finds a scale.
     *
     * @param index such as {@code Igeo}, in any case
     * @return the scale, or empty where none has that name
     */
    public static Optional<IndexScale> named(String index) {
        return all().stream()
                .filter(scale -> scale.index().equalsIgnoreCase(index.strip()))
                .findFirst();
    }

    private static IndexGrade grade(NamedCsvRecord row) {
        return new IndexGrade(
                Integer.parseInt(row.getField("class_no")),
                end(row.getField("lower"), Double.NEGATIVE_INFINITY),
                row.getField("lower_closed").equals("1"),
                end(row.getField("upper"), Double.POSITIVE_INFINITY),
                row.getField("upper_closed").equals("1"),
                row.getField("label_en"),
                row.getField("label_zh"),
                Arrays.asList(row.getField("sources").split(";")),
                Confidence.valueOf(row.getField("confidence").toUpperCase(Locale.ROOT)),
                row.getField("note"));
    }

    private static double end(String text, double open) {
        return text.isEmpty() ? open : Double.parseDouble(text);
    }

    private static Reader open() throws IOException {
        InputStream stream = IndexScales.class.getResourceAsStream(PATH);
        if (stream == null) {
            throw new IOException("not found in the program: " + PATH);
        }
        return new InputStreamReader(stream, StandardCharsets.UTF_8);
    }
}
