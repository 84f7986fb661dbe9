package org.brakefern.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Names of columns from headings as users write them: one that is there twice gets a number, an empty one a name. */
final class ColumnNames {
    /** By what names are told apart. */
    private final UnaryOperator<String> likeness;

    private final Set<String> taken = new HashSet<>();

    private ColumnNames(UnaryOperator<String> likeness) {
        this.likeness = likeness;
    }

    /**
     * Returns names that a layer of a GeoPackage can have together with its geometries, where the case of letters does
     * not tell names apart. Quotation marks, which would end a name in SQL, become apostrophes.
     *
     * @param headings of the columns
     * @param others names that are taken
     */
    static List<String> inLayer(List<String> headings, List<String> others) {
        ColumnNames names = new ColumnNames(name -> name.toLowerCase(Locale.ROOT));
        names.take(GeoPackageFile.GEOMETRY);
        others.forEach(names::take);
        return names.of(headings.stream()
                .map(heading -> heading.strip().replace('"', '\''))
                .toList());
    }

    /**
     * Returns names for a file of text, where every other letter makes another name.
     *
     * @param headings of the columns
     */
    static List<String> inText(List<String> headings) {
        return new ColumnNames(UnaryOperator.identity())
                .of(headings.stream().map(String::strip).toList());
    }

    private boolean take(String name) {
        return taken.add(likeness.apply(name));
    }

    private List<String> of(List<String> headings) {
        List<String> names = new ArrayList<>();
        for (String heading : headings) {
            String plain = heading.isEmpty() ? "column_" + (names.size() + 1) : heading;
            String name = plain;
            for (int i = 1; !take(name); i++) {
                name = plain + "_" + i;
            }
            names.add(name);
        }
        return names;
    }
}
