package org.brakefern.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.brakefern.check.UnusableInput;
import org.brakefern.soil.LandUse;
import org.brakefern.soil.Metal;
import org.brakefern.survey.Sample;
import org.brakefern.survey.Survey;
import org.locationtech.jts.geom.Envelope;

/**
 * Writes a first study.yaml by looking into a file of parcels and one of samples. Every column that was found stands in
 * it, right or wrong, for the user to see; every other key stands there as a comment with its default. The file was read
 * as a study before it is put in place, and one that is there already is never touched.
 */
public final class StudyStarter {
    private static final String BESIDE = ".study.yaml.new";

    private final Path folder;
    private final StarterFile parcels;
    private final StarterFile samples;
    private final StarterSystems systems;
    private final boolean exchanged;

    private StudyStarter(
            Path folder, StarterFile parcels, StarterFile samples, StarterSystems systems, boolean exchanged) {
        this.folder = folder;
        this.parcels = parcels;
        this.samples = samples;
        this.systems = systems;
        this.exchanged = exchanged;
    }

    /**
     * Writes a first study.yaml.
     *
     * @param folder where to; it is made if it is not there
     * @param parcels the parcels' file
     * @param samples the samples' file
     * @param crs the projected system of a file in metres that does not say it; also the one to compute in
     * @return the file
     * @throws UnusableInput as {@link #start}
     */
    public static Path write(Path folder, Path parcels, Path samples, Optional<String> crs) {
        return start(folder, parcels, samples, crs).file();
    }

    /**
     * Writes a first study.yaml and says what it took for what.
     *
     * @param folder where to; it is made if it is not there
     * @param parcels the parcels' file
     * @param samples the samples' file
     * @param crs the projected system of a file in metres that does not say it; also the one to compute in
     * @throws UnusableInput if there is a study.yaml already, a file cannot be used, or the system must be named
     */
    public static StartedStudy start(Path folder, Path parcels, Path samples, Optional<String> crs) {
        QuietLibraries.hush();
        Path absolute = folder.toAbsolutePath().normalize();
        Stream.of("study.yaml", "study.yml")
                .map(absolute::resolve)
                .filter(Files::exists)
                .findFirst()
                .ifPresent(there -> {
                    throw Refusals.studyThere(folder, there.getFileName().toString());
                });
        Optional<String> option =
                crs.map(code -> SystemCode.normalised(code).orElseThrow(() -> Refusals.notOneSystem("--crs", code)));
        StarterFile parcelFile = StarterFile.parcels(parcels);
        StarterFile sampleFile = StarterFile.samples(samples, option.isEmpty());
        StarterSystems systems = StarterSystems.of(parcelFile, sampleFile, option);
        StudyStarter starter = new StudyStarter(absolute, parcelFile, sampleFile, systems, false);
        return starter.placed();
    }

    private StartedStudy placed() {
        boolean isNew = !Files.exists(folder);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw Refusals.unwritable(folder.toString(), e);
        }
        Path made = folder.resolve(BESIDE);
        Path study = folder.resolve("study.yaml");
        try {
            StudyStarter readable = readable(made);
            Files.move(made, study); // not over a file that came there meanwhile
            return new StartedStudy(study, readable.notes());
        } catch (FileAlreadyExistsException there) {
            remove(made, false);
            throw Refusals.studyThere(folder, "study.yaml");
        } catch (IOException e) {
            remove(made, isNew);
            throw Refusals.unwritable(folder.toString(), e);
        } catch (UnusableInput e) {
            remove(made, isNew);
            throw e;
        }
    }

    private void remove(Path made, boolean withFolder) {
        try {
            Files.deleteIfExists(made);
            if (withFolder) {
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            return; // what lies in the way is told by the refusal that follows
        }
    }

    /** Returns the first of this and its exchange of x and y whose file reads as a study; leaves that file there. */
    private StudyStarter readable(Path made) throws IOException {
        try {
            requireReadable(made);
            return this;
        } catch (UnusableInput first) {
            if (samples.layer().format() != Layer.Format.CSV) {
                throw first;
            }
            StudyStarter other = new StudyStarter(folder, parcels, samples.exchanged(), systems, true);
            try {
                other.requireReadable(made);
                return other;
            } catch (UnusableInput second) {
                throw first; // it was not that
            }
        }
    }

    private void requireReadable(Path made) throws IOException {
        Files.writeString(made, text());
        Survey survey = StudyReader.read(made).survey();
        boolean assumed = Stream.of(systems.parcels(), systems.samples())
                .anyMatch(known -> known.how() == StarterSystems.How.ASSUMED);
        if (assumed && !samplesLieAmongParcels(survey)) {
            StarterFile file = systems.parcels().how() == StarterSystems.How.ASSUMED ? parcels : samples;
            throw Refusals.askForSystem(file.name(), file.middle().x + " " + file.middle().y, Optional.empty());
        }
    }

    private static boolean samplesLieAmongParcels(Survey survey) {
        Envelope land = new Envelope();
        survey.parcelGeometries().forEach(geometry -> land.expandToInclude(geometry.getEnvelopeInternal()));
        land.expandBy(Math.max(land.getWidth(), land.getHeight()) / 2);
        List<Sample> all = survey.samples();
        return 2
                        * all.stream()
                                .filter(sample -> land.contains(sample.x(), sample.y()))
                                .count()
                > all.size();
    }

    private String text() {
        Path name = folder.getFileName();
        List<String> lines = new ArrayList<>();
        lines.add(
                "# Written by looking into the files: read it once, and mend what was guessed wrongly. Keys in comments");
        lines.add("# have the default shown; to set one, remove the # and one space. README.md explains each.");
        lines.add("title: " + YamlText.of(name == null ? "study" : name.toString()));
        lines.add("# title_zh:                      # the same in Chinese");
        lines.add("# language: en                   # en or zh");
        lines.add("crs: " + systems.study());
        lines.add("# as_of: 2015-12-31              # day of judgement; else the latest date in the files");
        lines.add("");
        lines.add("parcels:");
        addFile(lines, parcels, systems.parcels(), ParcelRows.KEYS);
        addLandUses(lines);
        lines.add("");
        lines.add("samples:");
        addFile(lines, samples, systems.samples(), SampleRows.KEYS);
        String units = units();
        lines.add((units.isEmpty() ? "#   units: {hg: ug/kg}" : "  units: {" + units + "}")
                + "           # mg/kg, unless the heading says otherwise");
        lines.add("");
        return String.join("\n", lines) + "\n" + choices();
    }

    private void addFile(List<String> lines, StarterFile file, StarterSystems.Known system, List<String> keys) {
        lines.add("  file: " + YamlText.of(relative(file.layer().source().path())));
        file.layer().source().layer().ifPresent(layer -> lines.add("  layer: " + YamlText.of(layer)));
        boolean stated = system.how() == StarterSystems.How.STATED;
        lines.add((stated ? "#   crs: " : "  crs: ")
                + system.code()
                + (stated ? "               # the file says so" : ""));
        Map<String, String> columns = file.guessed().columns();
        lines.add(columns.isEmpty() ? "#   columns:" : "  columns:");
        boolean isCsv = file.layer().format() == Layer.Format.CSV;
        for (String key : keys) {
            boolean ofCsv = List.of("x", "y", "geometry").contains(key);
            if (columns.containsKey(key)) {
                lines.add("    " + key + ": " + YamlText.of(columns.get(key)));
            } else if (isCsv || !ofCsv) {
                lines.add("#     " + key + ":");
            }
        }
    }

    private void addLandUses(List<String> lines) {
        List<String> unknown = unknownLandUses();
        if (unknown.isEmpty()) {
            lines.add(
                    "#   land_use_words: {水浇地: dryland} # your own words to paddy, dryland, orchard, rotation, other");
        } else {
            lines.add("#   land_use_words:              # to paddy, dryland, orchard, rotation or other");
            unknown.forEach(word -> lines.add("#     " + YamlText.of(word) + ":"));
        }
    }

    private List<String> unknownLandUses() {
        Columns columns = new Columns(parcels.layer());
        Optional<Columns.Column> use = parcels.guessed().columns().containsKey("land_use")
                ? columns.find("land_use", List.of())
                : Optional.empty();
        return parcels.layer().features().stream()
                .map(row -> row.cell(use))
                .filter(word -> !word.isEmpty() && LandUse.named(word).isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .distinct()
                .limit(20)
                .sorted()
                .toList();
    }

    /** The units that do not stand in brackets, where they are read without being named here. */
    private String units() {
        return samples.guessed().units().entrySet().stream()
                .filter(unit -> unit.getValue() != ConcentrationUnit.MG_PER_KG)
                .map(unit -> unit.getKey().code() + ": "
                        + YamlText.of(unit.getValue().spelling()))
                .reduce((left, right) -> left + ", " + right)
                .orElse("");
    }

    private String relative(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        boolean sameRoot = absolute.getRoot().equals(folder.getRoot());
        return (sameRoot ? folder.relativize(absolute) : absolute).toString().replace('\\', '/');
    }

    private static String choices() {
        try (InputStream stream = StudyStarter.class.getResourceAsStream("/starter/choices.yaml")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read /starter/choices.yaml", e);
        }
    }

    private List<StartedStudy.Note> notes() {
        List<StartedStudy.Note> notes = new ArrayList<>();
        notes.add(StartedStudy.Note.of("new.study", systems.study()));
        addNotes(notes, parcels, systems.parcels());
        addNotes(notes, samples, systems.samples());
        if (exchanged) {
            notes.add(StartedStudy.Note.of("new.exchanged", samples.name()));
        }
        List<String> unmeasured = StudyFile.DEFAULT_CATEGORY_METALS.stream()
                .filter(metal -> !samples.guessed().columns().containsKey(metal.code()))
                .map(Metal::symbol)
                .toList();
        if (!unmeasured.isEmpty()) {
            notes.add(StartedStudy.Note.of("new.unmeasured", String.join(", ", unmeasured)));
        }
        return notes;
    }

    private static void addNotes(List<StartedStudy.Note> notes, StarterFile file, StarterSystems.Known system) {
        String how = "new.system." + system.how().name().toLowerCase(Locale.ROOT);
        notes.add(StartedStudy.Note.of(how, file.name(), file.layer().features().size(), system.code()));
        if (!file.otherLayers().isEmpty()) {
            String layer = file.layer().source().layer().orElseThrow();
            notes.add(StartedStudy.Note.of("new.layer", file.name(), layer, String.join(", ", file.otherLayers())));
        }
        file.guessed()
                .columns()
                .forEach((key, column) -> notes.add(StartedStudy.Note.of("new.column", file.name(), key, column)));
        if (!file.guessed().unused().isEmpty()) {
            notes.add(StartedStudy.Note.of(
                    "new.unused", file.name(), String.join(", ", file.guessed().unused())));
        }
    }
}
