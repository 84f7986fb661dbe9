package org.brakefern.soil;

import java.util.Locale;
import java.util.Optional;

/** What a parcel is used for, as far as a standard asks. */
public enum LandUse {
    /** Flooded rice land. */
    PADDY,
    /** Rain-fed or irrigated land that is not flooded. */
    DRYLAND,
    /** Fruit trees, tea, mulberry and other permanent crops. */
    ORCHARD,
    /** Paddy and upland crops in turn: the stricter limit of the two holds. */
    ROTATION,
    /** Farmland of another known use, such as pasture. */
    OTHER,
    /** Not stated or not understood: the strictest limit is used and said aloud. */
    UNKNOWN;

    /** Returns the name in lower case, as in files. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a land use as people write it, in English or Chinese.
     *
     * @param text such as {@code paddy}, {@code Orchard}, 水田, 旱地, 果园 or 水旱轮作
     * @return the land use, or empty where the text names none we know (never {@link #UNKNOWN})
     */
    public static Optional<LandUse> named(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "paddy", "paddy field", "rice", "水田" -> Optional.of(PADDY);
            case "dryland", "dry land", "upland", "旱地", "水浇地" -> Optional.of(DRYLAND);
            case "orchard", "garden", "果园", "园地", "茶园", "桑园" -> Optional.of(ORCHARD);
            case "rotation", "paddy-upland rotation", "水旱轮作" -> Optional.of(ROTATION);
            case "other", "pasture", "其他", "草地" -> Optional.of(OTHER);
            default -> Optional.empty();
        };
    }
}
