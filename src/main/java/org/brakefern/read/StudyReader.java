package org.brakefern.read;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.brakefern.check.Finding;
import org.brakefern.check.UnusableInput;
import org.brakefern.plan.PlanRules;
import org.brakefern.priority.PriorityRules;
import org.brakefern.risk.UnitRules;
import org.brakefern.standard.References;
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
                settings(study),
                findings,
                files(study, backdropFiles.used()));
    }

    private static Settings settings(StudyFile study) {
        return new Settings(
                study.screening(),
                study.mapping(),
                standard(study),
                study.categoryMetals(),
                References.NONE,
                UnitRules.DEFAULT,
                PriorityRules.DEFAULT,
                PlanRules.DEFAULT,
                LocalDate.of(2015, 12, 31));
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
