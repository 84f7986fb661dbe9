package org.brakefern.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Language;
import org.brakefern.check.Texts;
import org.brakefern.check.UnusableInput;

/** A study in a temporary folder: one square parcel and one sample in EPSG:4545, until a test says otherwise. */
record StudyFolder(Path folder) {
    static final String SQUARE =
            "POLYGON ((500000 2755000, 500100 2755000, 500100 2755100, 500000 2755100," + " 500000 2755000))";
    static final String PLAIN = "crs: EPSG:4545\nparcels: {file: parcels.csv}\nsamples: {file: samples.csv}\n";

    static StudyFolder in(Path folder) throws IOException {
        return new StudyFolder(folder)
                .with("parcels.csv", "parcel_id,wkt\nP1,\"" + SQUARE + "\"\n")
                .with("samples.csv", "sample_id,x,y,pH,Cd\nS1,500050,2755050,6.5,0.3\n")
                .with("study.yaml", PLAIN);
    }

    StudyFolder with(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
        return this;
    }

    /** Copies a file of the test resources into the folder. */
    StudyFolder with(String name) throws IOException {
        try (InputStream stream = StudyFolder.class.getResourceAsStream("/read/" + name)) {
            Files.write(folder.resolve(name), stream.readAllBytes());
        }
        return this;
    }

    StudyInputs read(String yaml) throws IOException {
        with("study.yaml", yaml);
        return StudyReader.read(folder);
    }

    /** Reads the study with another file of samples from the test resources. */
    StudyInputs readSamples(String resource) throws IOException {
        return readSamples(resource, "");
    }

    StudyInputs readSamples(String resource, String more) throws IOException {
        return with(resource)
                .read("crs: EPSG:4545\nparcels: {file: parcels.csv}\nsamples: {file: " + resource + more + "}\n");
    }

    StudyInputs readParcels(String resource, String more) throws IOException {
        return with(resource)
                .read("crs: EPSG:4545\nparcels: {file: " + resource + more + "}\nsamples: {file: samples.csv}\n");
    }

    /** Returns the sentence with which a study is refused; it must end like one. */
    static String refusal(org.junit.jupiter.api.function.Executable reading) {
        String sentence = assertThrows(UnusableInput.class, reading).getMessage();
        assertTrue(sentence.endsWith(".") || sentence.endsWith("?"), sentence);
        return sentence;
    }

    /** Returns where findings of a kind are, in order; each must have its words in both languages. */
    static List<String> places(StudyInputs inputs, FindingCode code) {
        return inputs.findings().stream()
                .filter(finding -> finding.code() == code)
                .peek(StudyFolder::assertInWords)
                .map(finding -> finding.place().in(Texts.in(Language.EN)))
                .toList();
    }

    private static void assertInWords(Finding finding) {
        for (Language language : Language.values()) {
            Texts texts = Texts.in(language);
            for (String words : List.of(finding.problem(texts), finding.cure(texts))) {
                assertFalse(words.isBlank() || words.matches(".*\\{\\d}.*"), words);
            }
            for (String detail : finding.details()) {
                assertTrue((finding.problem(texts) + finding.cure(texts)).contains(detail), detail);
            }
        }
    }

    /** Asserts that nothing but the named kinds was found. */
    static void assertOnly(StudyInputs inputs, FindingCode... codes) {
        assertEquals(
                List.of(codes),
                inputs.findings().stream().map(Finding::code).distinct().toList());
    }
}
