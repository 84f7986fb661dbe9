package org.brakefern.read;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Place;

/**
 * Which of the user's columns holds what: the one study.yaml names, else one with the key as its heading, else one with
 * a usual heading, in any case. A unit in brackets behind the heading, spaces, hyphens and underscores do not matter.
 */
final class Columns {
    private static final Pattern WITH_BRACKETS = Pattern.compile("(.*?)[\\s_]*[(\\[]([^()\\[\\]]*)[)\\]]");

    private final Layer layer;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Column> found = new LinkedHashMap<>();

    Columns(Layer layer) {
        this.layer = layer;
    }

    /**
     * A column of the user's file.
     *
     * @param index counted from 0
     * @param name the heading as it stands in the file
     */
    record Column(int index, String name) {

        /** Returns what stands in brackets at the end of the heading, such as a unit; empty if nothing does. */
        String bracketed() {
            Matcher matcher = WITH_BRACKETS.matcher(FullWidth.plain(name));
            return matcher.matches() ? matcher.group(2).strip() : "";
        }

        /** Returns the heading without what is in brackets, in lower case, without spaces, hyphens, underscores. */
        String bare() {
            String plain = FullWidth.plain(name);
            Matcher matcher = WITH_BRACKETS.matcher(plain);
            return (matcher.matches() ? matcher.group(1) : plain)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[\\s_-]", "");
        }
    }

    /** Returns the columns found so far by key, in the order in which they were looked for. */
    Map<String, Column> found() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(found));
    }

    /** Returns the findings about columns that study.yaml names and the file has not. */
    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /**
     * Returns the column of a key; one that study.yaml names in vain is a finding.
     *
     * @param key as in study.yaml; it is the first heading looked for, unless it stands among the usual ones
     * @param usual headings, the likeliest first
     */
    Optional<Column> find(String key, List<String> usual) {
        return find(key, usual, column -> true);
    }

    /** Returns the column of a key; of the usual headings only those that satisfy a condition are taken. */
    Optional<Column> find(String key, List<String> usual, Predicate<Column> condition) {
        Optional<Column> column = lookedFor(key, usual, condition);
        column.ifPresent(one -> found.put(key, one));
        return column;
    }

    private Optional<Column> lookedFor(String key, List<String> usual, Predicate<Column> condition) {
        Optional<String> mapped = Optional.ofNullable(layer.source().columns().get(key));
        if (mapped.isEmpty()) {
            return guessed(key, usual, condition);
        }
        Optional<Column> named = named(mapped.orElseThrow());
        if (named.isEmpty()) {
            Place place = Place.file(layer.name()).column(mapped.orElseThrow());
            String all = String.join(", ", layer.columns());
            findings.add(Finding.of(
                    FindingCode.MISSING_COLUMN,
                    place,
                    mapped.orElseThrow(),
                    key,
                    all,
                    Refusals.nearest(mapped.orElseThrow(), layer.columns())));
        }
        return named;
    }

    /** Returns the column of a key; one that study.yaml names in vain is refused. */
    Optional<Column> findSurely(String key, List<String> usual) {
        String mapped = layer.source().columns().get(key);
        if (mapped != null && named(mapped).isEmpty()) {
            throw Refusals.columnAbsent(layer.name(), key, mapped, layer.columns());
        }
        return find(key, usual);
    }

    /** Returns the column of a key, which must be there. */
    Column require(String key, List<String> usual) {
        return findSurely(key, usual).orElseThrow(() -> Refusals.columnNotFound(layer.name(), key, layer.columns()));
    }

    /** Returns a finding where rows have no name of their own in the column of names. */
    Optional<Finding> nameless(Optional<Column> id) {
        List<Layer.Feature> nameless = layer.features().stream()
                .filter(feature -> feature.cell(id).isEmpty())
                .toList();
        return nameless.stream()
                .findFirst()
                .map(first ->
                        Finding.of(FindingCode.ID_MISSING, Place.file(layer.name()), nameless.size(), first.number()));
    }

    private Optional<Column> named(String heading) {
        Optional<Column> exact = only(column -> column.name().strip().equals(heading.strip()));
        return exact.isPresent() ? exact : only(column -> column.name().strip().equalsIgnoreCase(heading.strip()));
    }

    private Optional<Column> guessed(String key, List<String> usual, Predicate<Column> condition) {
        List<String> headings = new ArrayList<>(usual);
        if (!usual.contains(key)) {
            headings.add(0, key);
        }
        for (String heading : headings) {
            String bare = new Column(0, heading).bare();
            Optional<Column> found = only(column -> column.bare().equals(bare) && condition.test(column));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Column> only(Predicate<Column> wanted) {
        List<Column> found = new ArrayList<>();
        for (int i = 0; i < layer.columns().size(); i++) {
            Column column = new Column(i, layer.columns().get(i));
            if (wanted.test(column)) {
                found.add(column);
            }
        }
        if (found.size() > 1) {
            throw Refusals.columnTwice(layer.name(), found.get(1).name().strip());
        }
        return found.stream().findFirst();
    }
}
