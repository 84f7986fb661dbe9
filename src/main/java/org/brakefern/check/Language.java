package org.brakefern.check;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A language of the texts a land office reads. */
public enum Language {
    /** British English. */
    EN(Locale.ROOT),
    /** Simplified Chinese. */
    ZH(Locale.SIMPLIFIED_CHINESE);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    Locale locale() {
        return locale;
    }

    /** Returns the code used in study.yaml: {@code en} or {@code zh}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Finds a language by its code, in any case. */
    public static Optional<Language> named(String code) {
        return Arrays.stream(values())
                .filter(language -> language.code().equalsIgnoreCase(code.strip()))
                .findFirst();
    }
}
