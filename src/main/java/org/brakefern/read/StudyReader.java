package org.brakefern.read;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.brakefern.check.Finding;
import org.brakefern.check.UnusableInput;
import org.brakefern.standard.References;
import org.brakefern.standard.SoilStandard;
import org.brakefern.study.Settings;
import org.brakefern.survey.Backdrop;
import org.brakefern.survey.Ledger;
import org.brakefern.survey.Parcel;
import org.brakefern.survey.Sample;
import org.brakefern.survey.Survey;

/** Reads a study: study.yaml and the files it names. Changes none of them. */
public final class StudyReader {
    private StudyReader() {}

    /**
     * Reads a study.
     *
     * @param studyFileOrFolder a study.yaml or the folder that holds one
     * @return the records, with what is to be told about the files
     * @throws org.brakefern.check.UnusableInput if nothing can be computed: a file or key that is needed is missing or
     *     unusable, or a coordinate system is
     */
    public static StudyInputs read(Path studyFileOrFolder) {
        return read(studyFileOrFolder, LocalDate.now());
    }

    /**
     * Reads a study as if on another day; {@link #read(Path)} asks the clock, and nothing else does.
     *
     * @param studyFileOrFolder a study.yaml or the folder that holds one
     * @param today where study.yaml names no day of judgement, the latest date in its files up to this day is it, or this
     *     day itself where they have none
     * @return the records, with what is to be told about the files
     * @throws org.brakefern.check.UnusableInput as above
     */
    public static StudyInputs read(Path studyFileOrFolder, LocalDate today) {
        QuietLibraries.hush();
        StudyFile study = StudyYaml.read(studyFile(studyFileOrFolder));
        Projections.lookUpAhead(study.crs());
        Layer parcelLayer = Layers.read(study.parcels());
        Layer sampleLayer = Layers.read(study.samples());
        Projections target = Projections.into(study.crs(), () -> FittingSystem.of(sampleLayer, parcelLayer));
        Rows<Parcel> parcels = ParcelRows.of(parcelLayer, study.landUseWords(), target);
        Rows<Sample> samples = SampleRows.of(sampleLayer, study.units(), target);
        LedgerFiles ledgerFiles = new LedgerFiles(target);
        Ledger ledger = ledgerFiles.read(study.ledger());
        BackdropFiles backdropFiles = new BackdropFiles(target);
        Backdrop backdrop = backdropFiles.read(study.rivers(), study.places());
        List<Finding> findings = new ArrayList<>();
        Stream.of(
                        parcelLayer.findings(),
                        sampleLayer.findings(),
                        parcels.findings(),
                        samples.findings(),
                        ledgerFiles.findings(),
                        backdropFiles.findings())
                .forEach(findings::addAll);
        Survey survey = new Survey(target.code(), parcels.records(), samples.records(), ledger, backdrop.rivers());
        return new StudyInputs(
                study.title(),
                study.titleZh(),
                study.language(),
                survey,
                backdrop,
                settings(study, study.asOf().orElseGet(() -> LatestDate.of(survey, today))),
                findings,
                files(study, Stream.of(ledgerFiles.used(), backdropFiles.used())));
    }

    private static Settings settings(StudyFile study, LocalDate asOf) {
        return new Settings(
                study.screening(),
                study.mapping(),
                study.realisations(),
                standard(study),
                study.categoryMetals(),
                study.decision(),
                references(study),
                study.unitRules(),
                study.priority(),
                study.plan(),
                asOf);
    }

    private static SoilStandard standard(StudyFile study) {
        if (study.standardFile().isEmpty()) {
            return StandardLibrary.standard(study.standard())
                    .orElseThrow(() -> new UnusableInput("There is no limit table \"" + study.standard()
                            + "\": name one of " + String.join(", ", StandardLibrary.ids())
                            + ", or the path of a table of your own, under standard in study.yaml."));
        }
        try {
            return StandardCsv.read(study.standardFile().get());
        } catch (IllegalArgumentException broken) {
            throw new UnusableInput("The limit table cannot be read: " + broken.getMessage(), broken);
        }
    }

    private static References references(StudyFile study) {
        if (study.backgroundFile().isEmpty()) {
            return ReferenceLibrary.references(study.background(), study.foodEdition())
                    .orElseThrow();
        }
        try {
            return ReferenceLibrary.read(study.backgroundFile().orElseThrow(), study.foodEdition());
        } catch (IllegalArgumentException | UncheckedIOException broken) {
            throw new UnusableInput("The background cannot be read: " + broken.getMessage() + ".", broken);
        }
    }

    private static Path studyFile(Path given) {
        if (!Files.isDirectory(given)) {
            return given;
        }
        return Stream.of("study.yaml", "study.yml")
                .map(given::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> Refusals.noStudyFile(given));
    }

    private static List<Path> files(StudyFile study, Stream<List<Source>> more) {
        return Stream.of(
                        Stream.of(study.path()),
                        Stream.of(study.parcels(), study.samples()).map(Source::path),
                        more.flatMap(List::stream).map(Source::path),
                        study.standardFile().stream(),
                        study.backgroundFile().stream())
                .flatMap(paths -> paths)
                .distinct()
                .toList();
    }
}
