package org.brakefern.check;

/**
 * The kinds of findings. Each has its texts in the message bundle in every language, and its line in README.md; adding
 * one means adding those.
 */
public enum FindingCode {
    // --- reading ---
    /** A cell is not a number. */
    NUMBER_FORMAT(Severity.WARNING),
    /** A concentration below 0. */
    NEGATIVE_VALUE(Severity.WARNING),
    /** A concentration above a million mg/kg, more than the whole soil. */
    ABOVE_WHOLE(Severity.WARNING),
    /** A cell is not a date. */
    DATE_FORMAT(Severity.NOTE),
    /** A sample or parcel has no usable coordinates or geometry. */
    NO_PLACE(Severity.WARNING),
    /** A land use we do not know. */
    UNKNOWN_LAND_USE(Severity.WARNING),
    /** A word for the consent of a household that we do not know. */
    UNKNOWN_CONSENT(Severity.WARNING),
    /** A number that its column cannot hold, such as a slope of 200 degrees. */
    VALUE_RANGE(Severity.WARNING),
    /** A column of study.yaml's mapping that is asked for but not in the file. */
    MISSING_COLUMN(Severity.ERROR),
    /** A file for the maps (river, places) cannot be used. */
    BACKDROP_UNUSABLE(Severity.WARNING),
    /** A file of works, monitoring, crops or an adopted plan that cannot be used. */
    LEDGER_UNUSABLE(Severity.ERROR),
    /** A row of works, monitoring, crops or an adopted plan that lacks what makes it one. */
    LEDGER_ROW(Severity.WARNING),
    /** Coordinates in a system that needs a datum shift known to be nil (CGCS2000 taken as WGS 84). */
    DATUM_EQUATED(Severity.NOTE),
    /** A concentration of 0 or all but 0, which no laboratory can report. */
    ZERO_VALUE(Severity.WARNING),
    /** Rows without a name of their own were given one. */
    ID_MISSING(Severity.NOTE),
    /** A text file that is not UTF-8 was read in another encoding. */
    ENCODING_ASSUMED(Severity.NOTE),
    /** Commas in numbers were read as decimal marks. */
    DECIMAL_COMMA(Severity.NOTE),
    /** Numbers bring a unit of their own along, which was heeded. */
    UNIT_IN_CELL(Severity.NOTE),
    /** A line of a CSV has more fields than the heading. */
    TOO_MANY_FIELDS(Severity.WARNING),
    /** A line of a CSV has fewer fields than the heading. */
    TOO_FEW_FIELDS(Severity.WARNING),
    /** Coordinates far outside the area the study's system is made for. */
    OUTSIDE_CRS_AREA(Severity.SUSPECT),
    // --- screening of samples ---
    /** pH outside 0 to 14. */
    PH_RANGE(Severity.WARNING),
    /** A sample without pH. */
    PH_MISSING(Severity.WARNING),
    /** A value that only fits another unit. */
    UNIT_SUSPECT(Severity.SUSPECT),
    /** Values below the limit of detection were replaced. */
    BELOW_DETECTION(Severity.WARNING),
    /** All values of a metal are below the limit of detection. */
    ALL_BELOW_DETECTION(Severity.ERROR),
    /** Rows that repeat the same analysis. */
    REPEATED_ROW(Severity.WARNING),
    /** Several analyses of one sample were averaged. */
    DUPLICATE_ANALYSES(Severity.NOTE),
    /** Samples at one place under different names were merged. */
    COINCIDENT_SAMPLES(Severity.WARNING),
    /** One name at two places. */
    SAMPLE_ID_REUSED(Severity.WARNING),
    /** A sample far from every parcel. */
    SAMPLE_OUTSIDE(Severity.WARNING),
    /** A sample that holds no usable value. */
    SAMPLE_EMPTY(Severity.WARNING),
    /** Too few samples for a variogram: a simpler method was used. */
    TOO_FEW_SAMPLES(Severity.WARNING),
    /** A single usable sample. */
    ONE_SAMPLE(Severity.ERROR),
    // --- screening of parcels ---
    /** A parcel without geometry or area. */
    PARCEL_EMPTY(Severity.WARNING),
    /** An invalid polygon that was repaired. */
    PARCEL_REPAIRED(Severity.WARNING),
    /** An invalid polygon that could not be repaired safely. */
    PARCEL_INVALID(Severity.ERROR),
    /** Two parcels of one id. */
    PARCEL_ID_REPEATED(Severity.WARNING),
    /** Two parcels that cover the same ground. */
    PARCELS_OVERLAP(Severity.WARNING),
    /** How many parcels cover the same ground, and how much area is counted twice by that. */
    PARCELS_OVERLAP_TOTAL(Severity.WARNING),
    /** The stated area differs from the polygon's. */
    AREA_DIFFERS(Severity.SUSPECT),
    /** How many stated areas differ, where not all are listed. */
    AREA_DIFFERS_TOTAL(Severity.SUSPECT),
    /** The stated areas differ by one factor, as if in another unit. */
    AREA_UNIT_SUSPECT(Severity.SUSPECT),
    // --- modelling ---
    /** The variogram shows no structure: nearly all is nugget. */
    NO_STRUCTURE(Severity.SUSPECT),
    /** The values look like draws from two populations, not one. */
    TWO_POPULATIONS(Severity.NOTE),
    /** Values that do not vary. */
    CONSTANT_VALUES(Severity.WARNING),
    /** Intervals that hold clearly more or fewer of the measured values than they promise. */
    CALIBRATION_POOR(Severity.SUSPECT),
    /** Parcels beyond the reach of the samples. */
    EXTRAPOLATED(Severity.WARNING),
    /** No parcel lies near a sample. */
    NO_PARCEL_NEAR_SAMPLES(Severity.ERROR),
    /** The best model could not be solved somewhere: the next best was used. */
    MODEL_REPLACED(Severity.WARNING),
    /** Kriged means of a metal below 0, which were taken as 0. */
    NEGATIVE_MEAN(Severity.WARNING),
    /** The kriging system of a variable cannot be solved: the simpler method was used. */
    MODEL_FAILED(Severity.ERROR),
    // --- judging ---
    /** A metal of the category has no samples. */
    CATEGORY_METAL_MISSING(Severity.SUSPECT),
    /** A metal that the standard has no limit for. */
    NO_LIMIT(Severity.NOTE),
    /** Parcels judged with the strictest limit, since pH or land use is unknown. */
    STRICTEST_LIMIT(Severity.WARNING),
    /** Limits marked as unverified were used. */
    LIMIT_UNVERIFIED(Severity.NOTE),
    // --- ledger ---
    /** Works on a parcel that is not there. */
    WORK_PARCEL_UNKNOWN(Severity.WARNING),
    /** Works larger than their parcel. */
    WORK_TOO_LARGE(Severity.SUSPECT),
    /** Works on no area. */
    WORK_WITHOUT_AREA(Severity.WARNING),
    /** Works that begin after the day of judgement. */
    WORK_IN_FUTURE(Severity.SUSPECT),
    /** Works that end before they begin. */
    WORK_DATES(Severity.WARNING),
    /** The same works twice. */
    WORK_REPEATED(Severity.WARNING),
    /** Works that ended but cover only part of their parcel. */
    WORK_PARTIAL(Severity.NOTE),
    /** Parcels that several works cover only together. */
    WORK_PARTS(Severity.NOTE),
    /** A record names a parcel whose name two parcels had. */
    PARCEL_NAME_SHARED(Severity.SUSPECT),
    /** A crop sample from a parcel that is not there. */
    CROP_PARCEL_UNKNOWN(Severity.WARNING),
    /** A line of the adopted plan for a parcel that is not there. */
    PLAN_PARCEL_UNKNOWN(Severity.WARNING),
    /** A parcel that is twice in the adopted plan. */
    PLAN_REPEATED(Severity.WARNING),
    /** Visits or crop samples dated after the day of judgement. */
    RECORD_IN_FUTURE(Severity.SUSPECT),
    /** The same visit or crop sample twice. */
    RECORD_REPEATED(Severity.WARNING),
    /** A monitoring station whose visits lie far apart. */
    STATION_MOVED(Severity.SUSPECT),
    /** How many records were left out, where not all are listed. */
    LEDGER_MORE_DROPPED(Severity.WARNING),
    /** How many records are doubtful, where not all are listed. */
    LEDGER_MORE_DOUBTED(Severity.SUSPECT),
    // --- indices, crops and units ---
    /** What was measured in a crop has no limit for food. */
    CROP_NO_LIMIT(Severity.NOTE),
    /** Results below a limit of detection that is above the limit for food. */
    CROP_UNDECIDED(Severity.WARNING),
    /** Crops within the limits that were not measured for a metal that is above screening in their soil. */
    CROP_METAL_MISSING(Severity.NOTE),
    /** Crops above a limit for food on soil of class 1. */
    CROPS_OVER_ON_CLEAN_SOIL(Severity.SUSPECT),
    /** Assessment units in which no class dominates. */
    UNIT_MIXED(Severity.NOTE),
    /** Backgrounds, factors, limits for food or rules for crops that no source confirms were used. */
    INDEX_UNVERIFIED(Severity.NOTE),
    // --- ranking ---
    /** A criterion that weighs something has no data on some or all ranked parcels. */
    CRITERION_NO_DATA(Severity.NOTE),
    /** No parcel is ranked: each is shut out. */
    NOTHING_TO_RANK(Severity.SUSPECT),
    /** Plants behind the feasibility of parcels whose figures no source confirms. */
    PLANTS_UNVERIFIED(Severity.NOTE),
    // --- planning ---
    /** Ranked parcels do not fit by the last year of the plan. */
    PLAN_INCOMPLETE(Severity.WARNING),
    /** Parcels that alone exceed the capacity or the budget of every year. */
    PLAN_PARCEL_TOO_LARGE(Severity.WARNING),
    /** A stage without any capacity or without any money. */
    PLAN_NO_MEANS(Severity.SUSPECT),
    // --- progress ---
    /** Soil samples older than the works on their parcel. */
    SAMPLES_OLDER_THAN_WORKS(Severity.WARNING),
    /** No soil sample has a date, so none can be compared with works. */
    SAMPLES_UNDATED(Severity.NOTE),
    /** Less is done than the adopted plan asked for. */
    PROGRESS_BEHIND(Severity.NOTE),
    /** The plan begins in a year that is over on the day of judgement. */
    PLAN_BEGINS_IN_THE_PAST(Severity.SUSPECT),
    /** Monitoring stations where a metal rose by more than the laboratory's error explains. */
    CONCENTRATION_RISING(Severity.NOTE),
    // --- plain points ---
    /** Rows of plain points without a place, a value or a covariate. */
    VALUE_MISSING(Severity.WARNING),
    /** Several rows of plain points at exactly one place. */
    SAMPLES_AT_ONE_PLACE(Severity.WARNING),
    // --- points ---
    /** Values below a limit of detection were left out by a command that needs numbers. */
    CENSORED_LEFT_OUT(Severity.WARNING),
    // --- files that become others ---
    /** A geometry that cannot be read. */
    GEOMETRY_UNREADABLE(Severity.WARNING),
    /** What a vector file holds that not every format has a place for. */
    NOT_CARRIED_OVER(Severity.WARNING),
    // --- drawing ---
    /** No font for the language: labels are in English. */
    NO_FONT(Severity.WARNING),
    /** A sheet could not be drawn. */
    SHEET_FAILED(Severity.ERROR);

    private final Severity severity;

    FindingCode(Severity severity) {
        this.severity = severity;
    }

    /** Returns how much findings of this kind weigh. */
    public Severity severity() {
        return severity;
    }
}
