package org.brakefern.survey;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds parcels by the names that other files call them by. */
final class ParcelNames {
    private final Map<String, Parcel> byName = new HashMap<>();
    private final Map<String, Integer> borne = new HashMap<>();

    /**
     * Takes note of the names.
     *
     * @param parcels screened: each name is there once; the place of each holds the name it had in the user's file
     */
    ParcelNames(List<Parcel> parcels) {
        for (Parcel parcel : parcels) {
            byName.put(parcel.id(), parcel);
            String own = parcel.place().feature();
            borne.merge(own.isEmpty() ? parcel.id() : own, 1, Integer::sum);
        }
    }

    /** Returns the parcel of a name; of several that bore it in the user's file the one that kept it. */
    Optional<Parcel> of(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Returns how many usable parcels bore a name in the user's file. */
    int bearers(String name) {
        return borne.getOrDefault(name, 0);
    }

    /**
     * Returns the name that was meant, if one only comes near: the same letters and digits where case, separators and
     * leading zeros do not count; else one character changed, added, left out, or two neighbours exchanged. Numbers that
     * run on have many such neighbours, and of several none is offered.
     */
    Optional<String> meantBy(String name) {
        String wanted = withoutZeros(name);
        Optional<String> same = only(id -> withoutZeros(id).equals(wanted));
        String written = plain(name);
        return same.isPresent() ? same : only(id -> isOneSlipFrom(plain(id), written));
    }

    private Optional<String> only(Predicate<String> near) {
        List<String> found = byName.keySet().stream().filter(near).limit(2).toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static String withoutZeros(String name) {
        return plain(name.replaceAll("(?<![0-9])0+(?=[0-9])", ""));
    }

    private static boolean isOneSlipFrom(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        int start = 0;
        while (start < shorter && one.charAt(start) == other.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        String a = one.substring(start, one.length() - end);
        String b = other.substring(start, other.length() - end);
        boolean exchanged =
                a.length() == 2 && b.length() == 2 && a.charAt(0) == b.charAt(1) && a.charAt(1) == b.charAt(0);
        // Of a name of one or two characters a single slip leaves too little.
        return shorter > 2 && (Math.max(a.length(), b.length()) <= 1 || exchanged);
    }
}
