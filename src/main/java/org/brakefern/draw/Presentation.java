package org.brakefern.draw;

import org.brakefern.check.Texts;
import org.brakefern.survey.Backdrop;

/**
 * What the sheets need beside the result: names, language and what lies around the parcels. Changes no number.
 *
 * @param title of the study, in English
 * @param titleZh in Chinese; where empty, the English one stands on Chinese sheets too
 * @param texts the language asked for
 * @param backdrop river and places
 * @param version of the program, as the footer names it
 */
public record Presentation(String title, String titleZh, Texts texts, Backdrop backdrop, String version) {

    /** Returns the same in another language. */
    Presentation in(Texts other) {
        return new Presentation(title, titleZh, other, backdrop, version);
    }
}
