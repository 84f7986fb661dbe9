package org.brakefern.check;

/**
 * Where in the user's input something was found. Parts that do not apply are empty.
 *
 * @param file the user's file, as named in study.yaml; empty where the finding concerns no file
 * @param line line in a text file, counted from 1 with the header; 0 where there are no lines
 * @param feature the sample or parcel, by the user's own name; or the layer
 * @param column the user's column
 */
public record Place(String file, int line, String feature, String column) {

    /** Refuses a negative line. */
    public Place {
        if (line < 0) {
            throw new IllegalArgumentException("line must be >= 0, got " + line);
        }
    }

    /** Returns a place that is a whole file. */
    public static Place file(String file) {
        return new Place(file, 0, "", "");
    }

    /** Returns a place in no file: the study as a whole. */
    public static Place study() {
        return new Place("", 0, "", "");
    }

    /** Returns this place narrowed to a column. */
    public Place column(String name) {
        return new Place(file, line, feature, name);
    }

    /** Returns this place narrowed to a sample, parcel or layer. */
    public Place feature(String name) {
        return new Place(file, line, name, column);
    }

    /**
     * Returns the place in words, such as {@code samples.csv, line 14, column Cd}.
     *
     * @param texts the language
     */
    public String in(Texts texts) {
        StringBuilder words = new StringBuilder(file.isEmpty() ? texts.text("place.study") : file);
        if (line > 0) {
            words.append(texts.text("place.line", line));
        }
        if (!feature.isEmpty()) {
            words.append(texts.text("place.feature", feature));
        }
        if (!column.isEmpty()) {
            words.append(texts.text("place.column", column));
        }
        return words.toString();
    }
}
