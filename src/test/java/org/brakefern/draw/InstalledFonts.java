package org.brakefern.draw;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.brakefern.check.Language;

/** What this machine can write: a test of Chinese sheets says nothing where no font has Chinese. */
final class InstalledFonts {
    private InstalledFonts() {}

    /** Skips the test where no font can write a language, and fails it where all tests must run. */
    static void require(Language language) {
        boolean capable = Typefaces.installed()
                .capableOf(language == Language.ZH ? "优先保护类" : "mg/kg")
                .isPresent();
        if (System.getenv("BRAKEFERN_TESTS_COMPLETE") != null) {
            assertTrue(capable, "no font for " + language + ", and no test may be skipped");
        }
        assumeTrue(capable, "no font for " + language);
    }
}
