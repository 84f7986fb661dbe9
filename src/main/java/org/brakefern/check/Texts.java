package org.brakefern.check;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;

/** The message bundle in one language: every word a land office reads comes from here. */
public final class Texts {
    private final Language language;
    private final ResourceBundle bundle;

    private Texts(Language language) {
        this.language = language;
        this.bundle = ResourceBundle.getBundle(
                "org.brakefern.check.texts",
                language.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** Returns the texts in a language. */
    public static Texts in(Language language) {
        return new Texts(language);
    }

    /** Returns the language of these texts. */
    public Language language() {
        return language;
    }

    /** Returns whether there is a text under the key. */
    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /**
     * Returns the text under a key, its places {0}, {1}… filled in order.
     *
     * @param key a key of the bundle
     * @param details what fills the places; printed as {@link String#valueOf(Object)} gives it, so numbers are to be
     *     rounded by the caller
     * @throws java.util.MissingResourceException if the bundle has no such key
     */
    public String text(String key, Object... details) {
        Object[] words = Arrays.stream(details).map(String::valueOf).toArray();
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(words);
    }
}
