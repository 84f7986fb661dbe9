package org.brakefern.priority;

import java.util.Locale;

/**
 * What makes a parcel a better one to treat first. The set follows the criteria seen in published rankings of polluted
 * farmland (contaminant level, number of people, area, effectiveness, feasibility, surroundings); which of them, and how
 * each is measured, is our choice unless a source is named.
 */
public enum Criterion {
    /**
     * The largest ratio of mean concentration to screening limit among the category metals. Without unit; 1 is the limit.
     * The limits are those of the study's standard.
     */
    EXCEEDANCE,
    /**
     * The load of all metals, weighted by toxicity: the potential ecological risk RI. Without unit. Source: Hakanson 1980,
     * whose class limits (150, 300, 600) belong to eight substances and not to ours. No value without a background.
     */
    TOXIC_LOAD,
    /** How many category metals are above their screening limit; a number of metals. */
    METALS_OVER,
    /**
     * How much of what grows there reaches people, 0 to 1: the larger of the share set for the land use, and half the ratio
     * of content to the limit for food of the worst crop sample harvested there, at most 1. Own choice.
     */
    EXPOSURE,
    /**
     * How far plants can take out the category metals that are over the limit, 0 to 1: the mean over these metals of the
     * share that the best plant removes in ten years at this pH. From the table of {@link Extraction}, whose rows carry
     * their sources. No value where the pH is not known, where no metal is over, or without a table.
     */
    FEASIBILITY,
    /** Area of the outline in mu (1 mu = 10000/15 m²): works on a larger field cost less per mu. */
    AREA,
    /**
     * 4 pi area / perimeter² (the isoperimetric quotient), without unit, 1 for a circle and 0.79 for a square: compact fields
     * are easier to work. The borders of holes and of all parts count.
     */
    COMPACTNESS,
    /**
     * Distance in metres, border to border, to the nearest parcel on which works have ended or are under way; 0 for such a
     * parcel itself. No value where there is none.
     */
    NEAR_TREATED,
    /** Distance in metres to the river that can flood the parcel and pollute it again, as the user's file states it. */
    RECONTAMINATION;

    /** Returns the name in lower case, as in files. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
