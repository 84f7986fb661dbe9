package org.brakefern.read;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.brakefern.check.Language;
import org.brakefern.soil.CensoringRule;
import org.brakefern.soil.LandUse;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;
import org.brakefern.surface.MappingRules;
import org.brakefern.surface.Transform;
import org.brakefern.survey.ScreeningRules;

/** Reads a study.yaml; what is not as {@link StudyFile} describes is refused with its line and the cure. */
final class StudyYaml {
    /** Metres or parts of 1: as far as a million metres, no study reaches. */
    private static final double MOST = 1e6;

    /** Percent: beyond, a laboratory says nothing at all. */
    private static final double MOST_ERROR = 100;

    /** More samples than any survey has. */
    private static final int MOST_SAMPLES = 1_000_000;

    /** A hundred by a hundred; beyond, a parcel's mean no longer changes, but the computation never ends. */
    private static final int MOST_POINTS = 10_000;

    private static final List<String> ROOT_KEYS = List.of(
            "title",
            "title_zh",
            "language",
            "crs",
            "as_of",
            "parcels",
            "samples",
            "works",
            "monitoring",
            "crops",
            "adopted_plan",
            "backdrop",
            "standard",
            "background",
            "food_edition",
            "category_metals",
            "screening",
            "mapping",
            "realisations",
            "decision",
            "units",
            "priority",
            "plan");
    private static final List<String> LAYER_AND_SYSTEM = List.of("file", "layer", "crs");

    private final Path path;
    private final YamlNode root;

    private StudyYaml(Path path, YamlNode root) {
        this.path = path;
        this.root = root;
    }

    /**
     * Reads a study.yaml.
     *
     * @param path the file
     * @throws org.brakefern.check.UnusableInput if the file or a key or a value in it is unusable
     */
    static StudyFile read(Path path) {
        String name = path.getFileName().toString();
        String text = TextFile.read(path, name).text();
        return new StudyYaml(path, YamlNode.parse(name, text).knowing(ROOT_KEYS)).study();
    }

    private StudyFile study() {
        YamlNode parcels =
                root.mapping("parcels").knowing(List.of("file", "layer", "crs", "columns", "land_use_words"));
        YamlNode samples = root.mapping("samples").knowing(List.of("file", "layer", "crs", "columns", "units"));
        YamlNode backdrop = root.mapping("backdrop").knowing(List.of("rivers", "places"));
        Path folder = path.toAbsolutePath().normalize().getParent();
        Path folderName = folder.getFileName();
        String title = root.text("title").orElse(folderName == null ? "study" : folderName.toString());
        String standard = root.text("standard").orElse(StudyFile.DEFAULT_STANDARD);
        String background =
                root.child("background").map(StudyYaml::background).orElse(ReferenceLibrary.DEFAULT_BACKGROUND);
        return new StudyFile(
                path,
                path.getFileName().toString(),
                title,
                root.text("title_zh").orElse(title),
                root.child("language").map(StudyYaml::language).orElse(Language.EN),
                systemCode(required(root, "crs", "the projected system of the study, such as EPSG:4545")),
                root.child("as_of").map(StudyYaml::date),
                source(parcels, ParcelRows.KEYS),
                landUseWords(parcels.mapping("land_use_words")),
                source(samples, SampleRows.KEYS),
                units(samples.mapping("units")),
                ledger(),
                backdrop.child("rivers").map(node -> shortOrLong(node, LAYER_AND_SYSTEM, List.of())),
                backdrop.child("places").map(node -> shortOrLong(node, LAYER_AND_SYSTEM, List.of())),
                standard,
                tableFile(standard),
                background,
                tableFile(background),
                root.child("food_edition").map(StudyYaml::foodEdition).orElse(ReferenceLibrary.DEFAULT_FOOD_EDITION),
                root.child("category_metals").map(StudyYaml::metals).orElse(StudyFile.DEFAULT_CATEGORY_METALS),
                screening(root.mapping("screening")),
                mapping(root.mapping("mapping")),
                RulesYaml.realisations(root.mapping("realisations")),
                RulesYaml.decision(root.mapping("decision")),
                RulesYaml.units(root.mapping("units")),
                RulesYaml.priority(root.mapping("priority")),
                RulesYaml.plan(root.mapping("plan")));
    }

    private YamlNode required(YamlNode parent, String key, String meaning) {
        return parent.child(key).orElseThrow(() -> {
            String full = parent.key().isEmpty() ? key : parent.key() + "." + key;
            return Refusals.yaml(root.file(), parent.line(), "the key " + full + " is missing: " + meaning + ".");
        });
    }

    private static Language language(YamlNode node) {
        return node.oneOf(YamlNode.words(Language.values(), Language::code));
    }

    private static String systemCode(YamlNode node) {
        return SystemCode.normalised(node.scalar())
                .orElseThrow(() ->
                        Refusals.notOneSystem(node.file() + ", line " + node.line() + ": " + node.key(), node.text()));
    }

    private Source source(YamlNode node, List<String> keys) {
        YamlNode file = required(node, "file", "the path of the file with the " + node.key());
        YamlNode mapped = node.mapping("columns").knowing(keys);
        Map<String, String> columns = new LinkedHashMap<>();
        mapped.entries().keySet().forEach(key -> mapped.text(key).ifPresent(column -> columns.put(key, column)));
        Optional<String> crs = node.child("crs").map(StudyYaml::systemCode);
        return new Source(file.scalar(), resolved(file), node.text("layer"), crs, columns);
    }

    private LedgerSources ledger() {
        List<String> table = List.of("file", "layer", "columns");
        List<String> places = List.of("file", "layer", "crs", "columns");
        return new LedgerSources(
                root.child("works").map(node -> shortOrLong(node, table, WorkRows.KEYS)),
                root.child("monitoring").map(node -> shortOrLong(node, places, VisitRows.KEYS)),
                root.child("crops").map(node -> shortOrLong(node, table, CropRows.KEYS)),
                root.child("adopted_plan").map(node -> shortOrLong(node, table, PlanRows.KEYS)));
    }

    /** A file alone, or a mapping with it and more about it. */
    private Source shortOrLong(YamlNode node, List<String> keys, List<String> columns) {
        if (node.kind() == YamlNode.Kind.SCALAR) {
            return new Source(node.text(), resolved(node), Optional.empty(), Optional.empty(), Map.of());
        }
        node.requireMapping();
        return source(node.knowing(keys), columns);
    }

    private static LocalDate date(YamlNode node) {
        return WrittenDate.of(node.scalar())
                .orElseThrow(() ->
                        node.refusal(node.key() + " must be a date such as 2015-12-31, got \"" + node.text() + "\"."));
    }

    private Path resolved(YamlNode file) {
        return resolved(file.scalar())
                .orElseThrow(() -> file.refusal(file.key() + " is no path: \"" + file.text() + "\"."));
    }

    private Optional<Path> resolved(String file) {
        try {
            return Optional.of(path.toAbsolutePath().resolveSibling(file).normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private Optional<Path> tableFile(String idOrPath) {
        Optional<Path> file = isTableFile(idOrPath) ? resolved(idOrPath) : Optional.empty();
        file.ifPresent(found -> Refusals.requireFile(found, idOrPath));
        return file;
    }

    private static boolean isTableFile(String idOrPath) {
        return idOrPath.toLowerCase(Locale.ROOT).endsWith(".csv");
    }

    private static String background(YamlNode node) {
        List<String> ids = ReferenceLibrary.ids();
        String named = node.scalar();
        if (!isTableFile(named) && ids.stream().noneMatch(named::equalsIgnoreCase)) {
            throw node.refusal("there is no background \"" + named + "\"; name one of " + String.join(", ", ids)
                    + ", or the path of a table of your own (.csv).");
        }
        return named;
    }

    private static String foodEdition(YamlNode node) {
        List<String> editions = ReferenceLibrary.foodEditions();
        return node.oneOf(YamlNode.words(editions.toArray(String[]::new), Function.identity()));
    }

    private static Map<String, LandUse> landUseWords(YamlNode node) {
        Map<String, LandUse> uses = YamlNode.words(LandUse.values(), LandUse::code);
        uses.remove(LandUse.UNKNOWN.code());
        Map<String, LandUse> words = new LinkedHashMap<>();
        node.entries().forEach((word, use) -> words.put(word.strip().toLowerCase(Locale.ROOT), use.oneOf(uses)));
        return words;
    }

    private static Map<Metal, ConcentrationUnit> units(YamlNode node) {
        Map<Metal, ConcentrationUnit> units = new EnumMap<>(Metal.class);
        node.knowing(Stream.of(Metal.values()).map(Metal::code).toList());
        node.entries()
                .forEach((code, unit) -> units.put(
                        (Metal) Variable.named(code).orElseThrow(),
                        ConcentrationUnit.named(unit.scalar())
                                .orElseThrow(() -> unit.refusal(unit.key() + " must be one of "
                                        + ConcentrationUnit.KNOWN + ", got \"" + unit.text() + "\"."))));
        return units;
    }

    private static Set<Metal> metals(YamlNode node) {
        Map<String, Metal> known = YamlNode.words(Metal.values(), Metal::symbol);
        Set<Metal> metals = EnumSet.noneOf(Metal.class);
        node.items().forEach(item -> metals.add(item.oneOf(known)));
        if (node.kind() != YamlNode.Kind.LIST || metals.isEmpty()) {
            throw node.refusal("category_metals must be a list of at least one metal, such as [Cd, Pb].");
        }
        return metals;
    }

    private static ScreeningRules screening(YamlNode node) {
        ScreeningRules usual = ScreeningRules.DEFAULT;
        node.knowing(List.of("outside_m", "merge_within_m", "censoring", "overlap_share", "area_tolerance"));
        return new ScreeningRules(
                number(node, "outside_m", 0, "metres", usual.outsideM()),
                number(node, "merge_within_m", 0, "metres", usual.mergeWithinM()),
                node.child("censoring")
                        .map(rule -> rule.oneOf(YamlNode.words(CensoringRule.values(), StudyYaml::lower)))
                        .orElse(usual.censoring()),
                number(node, "overlap_share", 0, "part of 1", usual.overlapShare()),
                number(node, "area_tolerance", 0, "part of 1", usual.areaTolerance()));
    }

    private static MappingRules mapping(YamlNode node) {
        MappingRules usual = MappingRules.DEFAULT;
        node.knowing(List.of(
                "cell_m",
                "margin_m",
                "max_samples",
                "min_samples",
                "points_per_parcel",
                "transform",
                "analytical_error_percent"));
        Map<String, Transform> transforms = YamlNode.words(Transform.values(), Transform::code);
        return new MappingRules(
                number(node, "cell_m", 0.01, "metres", usual.cellM()),
                number(node, "margin_m", 0, "metres", usual.marginM()),
                whole(node, "max_samples", 4, MOST_SAMPLES, usual.maxSamples()),
                whole(node, "min_samples", 4, MOST_SAMPLES, usual.minSamples()),
                whole(node, "points_per_parcel", 4, MOST_POINTS, usual.pointsPerParcel()),
                byVariable(node.mapping("transform"), value -> value.oneOf(transforms)),
                byVariable(node.mapping("analytical_error_percent"), value -> value.number(0, MOST_ERROR, "percent")));
    }

    private static <T> Map<Variable, T> byVariable(YamlNode node, Function<YamlNode, T> value) {
        node.knowing(Variable.all().stream().map(Variable::code).toList());
        Map<Variable, T> values = new HashMap<>();
        node.entries().keySet().forEach(code -> node.child(code)
                .ifPresent(child -> values.put(Variable.named(code).orElseThrow(), value.apply(child))));
        return values;
    }

    private static double number(YamlNode node, String key, double least, String unit, double usual) {
        return node.child(key).map(value -> value.number(least, MOST, unit)).orElse(usual);
    }

    private static int whole(YamlNode node, String key, int least, int most, int usual) {
        return node.child(key).map(value -> value.whole(least, most)).orElse(usual);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
