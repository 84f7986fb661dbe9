package org.brakefern.survey;

import java.util.Locale;
import java.util.Optional;

/** Whether the household that farms a parcel agrees to works on it. */
public enum Consent {
    /** Agreed. */
    YES,
    /** Refused. */
    NO,
    /** Asked, not answered. */
    PENDING,
    /** Not stated or not understood. */
    UNKNOWN;

    /** Returns the name in lower case, as in files. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a consent as people write it, in English or Chinese.
     *
     * @param text such as {@code yes}, {@code N}, 同意 or 未定
     * @return the consent, or empty where the text names none we know (never {@link #UNKNOWN})
     */
    public static Optional<Consent> named(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "yes", "y", "true", "1", "agreed", "是", "同意", "已同意" -> Optional.of(YES);
            case "no", "n", "false", "0", "refused", "否", "不同意", "拒绝" -> Optional.of(NO);
            case "pending", "asked", "open", "未定", "待定", "征求中" -> Optional.of(PENDING);
            default -> Optional.empty();
        };
    }
}
