package org.brakefern.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.brakefern.soil.Contaminant;
import org.brakefern.soil.Metal;
import org.brakefern.standard.Confidence;
import org.brakefern.standard.FoodLimit;
import org.brakefern.standard.ReferenceValue;
import org.brakefern.standard.References;

/**
 * The tables beside the limits of the soil: backgrounds, Hakanson's toxic-response factors, limits for food. The prints
 * were not seen; every figure carries its sources and how well it is known.
 *
 * <p>Backgrounds:
 *
 * <ul>
 *   <li>{@code guangxi}: means of the plough layer in the province, mostly remembered. Lead is disputed: 24.0 is used,
 *       since the other figures agree with arithmetic means, but a study that was seen used 19.5;
 *   <li>{@code guangxi-p11}: what that study used, for four metals;
 *   <li>{@code guangxi-karst}: natural soils on carbonate rock in the south-west, five metals, two to three times the mean
 *       of the province;
 *   <li>{@code guangxi-high-cd}: cadmium alone, in the high-cadmium area;
 *   <li>{@code guizhou}: the upstream neighbour.
 * </ul>
 *
 * <p>A limit for food that belongs to no edition of GB 2762 (sugarcane) has an empty edition and is there beside every one;
 * its note says what it is.
 *
 * <p>A background of the user's own is a CSV with the columns {@code set} (one name in all lines), {@code metal},
 * {@code value}, {@code unit} (mg/kg), {@code statistic}, {@code area} (the same in all lines: it names the background on
 * sheets), {@code sources}, {@code confidence} and {@code note}.
 */
public final class ReferenceLibrary {
    /** The background that is used unless study.yaml names another. */
    public static final String DEFAULT_BACKGROUND = "guangxi";

    /** The edition of GB 2762 that is used unless study.yaml names another. */
    public static final String DEFAULT_FOOD_EDITION = "2022";

    private static final List<String> BACKGROUND_COLUMNS =
            List.of("set", "metal", "value", "unit", "statistic", "area", "sources", "confidence", "note");
    private static final List<String> TOXICITY_COLUMNS =
            List.of("metal", "factor", "origin", "sources", "confidence", "note");
    private static final List<String> FOOD_COLUMNS =
            List.of("edition", "crop", "parts", "contaminant", "value", "unit", "sources", "confidence", "note");

    private ReferenceLibrary() {}

    /** Returns the ids of the built-in backgrounds, the one that is used by default first. */
    public static List<String> ids() {
        return builtInBackgrounds().stream()
                .map(row -> row.required("set"))
                .distinct()
                .toList();
    }

    /** Returns the editions of the food standard there are limits of. */
    public static List<String> foodEditions() {
        return builtIn("food-limits.csv", "a table of food limits", FOOD_COLUMNS).stream()
                .map(row -> row.text("edition"))
                .filter(edition -> !edition.isEmpty())
                .distinct()
                .toList();
    }

    /**
     * Returns a built-in background with the toxic-response factors and the limits for food of the usual edition.
     *
     * @param background an id of {@link #ids()}, in any case
     * @return empty where there is no such background
     */
    public static Optional<References> references(String background) {
        return references(background, DEFAULT_FOOD_EDITION);
    }

    /**
     * Returns a built-in background with the toxic-response factors and the limits for food.
     *
     * @param background an id of {@link #ids()}, in any case
     * @param foodEdition one of {@link #foodEditions()}
     * @return empty where there is no such background or no such edition
     */
    public static Optional<References> references(String background, String foodEdition) {
        List<StandardRow> rows = builtInBackgrounds().stream()
                .filter(row -> row.required("set").equalsIgnoreCase(background.strip()))
                .toList();
        boolean isKnown = !rows.isEmpty() && foodEditions().contains(foodEdition);
        return isKnown ? Optional.of(of(rows, foodEdition)) : Optional.empty();
    }

    /**
     * Reads a background of the user's own; factors and limits for food are the built-in ones.
     *
     * @param background a CSV file with the columns named above
     * @param foodEdition one of {@link #foodEditions()}
     * @throws IllegalArgumentException with file, line and column if the file is not such a table
     * @throws UncheckedIOException if the file cannot be read
     */
    public static References read(Path background, String foodEdition) {
        String name = background.toString();
        try (BufferedReader reader = Files.newBufferedReader(background, StandardCharsets.UTF_8)) {
            List<StandardRow> rows = TableCsv.rows(name, "a background", BACKGROUND_COLUMNS, reader);
            if (rows.isEmpty()) {
                throw new IllegalArgumentException(name + ": no figure found, expected one per line below the header");
            }
            return of(rows, foodEdition);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + ": " + e, e);
        }
    }

    private static References of(List<StandardRow> background, String foodEdition) {
        StandardRow first = background.get(0);
        for (StandardRow row : background) {
            row.requireMgPerKg();
            for (String column : List.of("set", "area")) {
                if (!row.required(column).equals(first.required(column))) {
                    throw row.trouble(
                            column,
                            "\"" + row.text(column) + "\" differs from \"" + first.text(column) + "\" in line "
                                    + first.line() + "; a file holds one background");
                }
            }
        }
        List<StandardRow> toxicity =
                builtIn("toxic-response.csv", "a table of toxic-response factors", TOXICITY_COLUMNS);
        return new References(
                first.required("area"),
                byMetal(background, "value", "statistic"),
                byMetal(toxicity, "factor", "origin"),
                foodLimits(row -> List.of(foodEdition, "").contains(row.text("edition"))),
                IndexScales.all());
    }

    private static Map<Metal, ReferenceValue> byMetal(List<StandardRow> rows, String figure, String meaning) {
        Map<Metal, ReferenceValue> values = new EnumMap<>(Metal.class);
        for (StandardRow row : rows) {
            Metal metal = row.named("metal", Metal.values(), Metal::symbol);
            ReferenceValue value = new ReferenceValue(
                    metal,
                    positive(row, figure),
                    row.required(meaning),
                    row.sources(),
                    row.named("confidence", Confidence.values(), Confidence::code),
                    row.text("note"));
            if (values.put(metal, value) != null) {
                throw row.trouble("metal", metal.symbol() + " stands there twice; leave one");
            }
        }
        return values;
    }

    private static List<FoodLimit> foodLimits(Predicate<StandardRow> wanted) {
        return builtIn("food-limits.csv", "a table of food limits", FOOD_COLUMNS).stream()
                .filter(wanted)
                .map(ReferenceLibrary::foodLimit)
                .toList();
    }

    private static FoodLimit foodLimit(StandardRow row) {
        row.requireMgPerKg();
        return new FoodLimit(
                row.text("edition"),
                row.required("crop"),
                Arrays.stream(row.text("parts").split(";"))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList(),
                row.named("contaminant", Contaminant.values(), Contaminant::code),
                positive(row, "value"),
                row.sources(),
                row.named("confidence", Confidence.values(), Confidence::code),
                row.text("note"));
    }

    private static double positive(StandardRow row, String column) {
        double figure = row.number(column);
        if (!(figure > 0) || Double.isInfinite(figure)) {
            throw row.trouble(column, "\"" + row.text(column) + "\" is not greater than 0 and finite");
        }
        return figure;
    }

    private static List<StandardRow> builtInBackgrounds() {
        return builtIn("background.csv", "a background", BACKGROUND_COLUMNS);
    }

    private static List<StandardRow> builtIn(String file, String kind, List<String> columns) {
        String path = "/references/" + file;
        InputStream stream = ReferenceLibrary.class.getResourceAsStream(path);
        if (stream == null) {
            throw new IllegalStateException("not found in the program: " + path);
        }
        try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            return TableCsv.rows(file, kind, columns, reader);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
