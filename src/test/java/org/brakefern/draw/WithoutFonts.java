package org.brakefern.draw;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.brakefern.check.Language;
import org.brakefern.check.Texts;

/** A program for a process of its own: draws all sheets and writes the names of those drawn, and what went wrong. */
final class WithoutFonts {
    private WithoutFonts() {}

    /**
     * Runs it.
     *
     * @param args the file to write to
     */
    public static void main(String[] args) throws IOException {
        Sheets.Drawn drawn = Sheets.draw(ImaginedValley.compactOne(), ImaginedValley.presentation(Language.ZH));
        List<String> lines = new ArrayList<>();
        drawn.pictures().forEach(picture -> lines.add(picture.name()));
        drawn.findings().forEach(finding -> lines.add(finding.problem(Texts.in(Language.EN))));
        Files.write(Path.of(args[0]), lines);
    }
}
