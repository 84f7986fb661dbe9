package org.brakefern.read;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.brakefern.check.Finding;
import org.brakefern.check.UnusableInput;
import org.brakefern.standard.SoilStandard;
import org.brakefern.study.Settings;
import org.brakefern.survey.Backdrop;
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
        QuietLibraries.hush();
        StudyFile study = StudyYaml.read(studyFile(studyFileOrFolder));
        Layer parcelLayer = Layers.read(study.parcels());
        Layer sampleLayer = Layers.read(study.samples());
        Projections target = Projections.into(study.crs(), () -> FittingSystem.of(sampleLayer, parcelLayer));
        ParcelRows.Parcels parcels = ParcelRows.of(parcelLayer, study.landUseWords(), target);
        SampleRows.Samples samples = SampleRows.of(sampleLayer, study.units(), target);
        BackdropFiles backdropFiles = new BackdropFiles(target);
        Backdrop backdrop = backdropFiles.read(study.rivers(), study.places());
        List<Finding> findings = new ArrayList<>();
        Stream.of(
                        parcelLayer.findings(),
                        sampleLayer.findings(),
                        parcels.findings(),
                        samples.findings(),
                        backdropFiles.findings())
                .forEach(findings::addAll);
        return new StudyInputs(
                study.title(),
                study.titleZh(),
                study.language(),
                new Survey(target.code(), parcels.parcels(), samples.samples()),
                backdrop,
                study.standard(),
                study.standardFile(),
                study.categoryMetals(),
                study.screening(),
                study.mapping(),
                findings,
                files(study, backdropFiles.used()));
    }

    /**
     * Returns the choices of a study, with the limit table it names.
     *
     * @param inputs as read
     * @throws UnusableInput if there is no such table, or its file cannot be read as one
     */
    public static Settings settings(StudyInputs inputs) {
        return new Settings(inputs.screening(), inputs.mapping(), standard(inputs), inputs.categoryMetals());
    }

    private static SoilStandard standard(StudyInputs inputs) {
        if (inputs.standardFile().isEmpty()) {
            return StandardLibrary.standard(inputs.standard())
                    .orElseThrow(() -> new UnusableInput("There is no limit table \"" + inputs.standard()
                            + "\": name one of " + String.join(", ", StandardLibrary.ids())
                            + ", or the path of a table of your own, under standard in study.yaml."));
        }
        try {
            return StandardCsv.read(inputs.standardFile().get());
        } catch (IllegalArgumentException broken) {
            throw new UnusableInput("The limit table cannot be read: " + broken.getMessage(), broken);
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

    private static List<Path> files(StudyFile study, List<Source> backdrop) {
        return Stream.of(
                        Stream.of(study.path()),
                        Stream.of(study.parcels(), study.samples()).map(Source::path),
                        backdrop.stream().map(Source::path),
                        study.standardFile().stream())
                .flatMap(paths -> paths)
                .distinct()
                .toList();
    }
}
