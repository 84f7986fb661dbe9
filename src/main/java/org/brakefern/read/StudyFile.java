package org.brakefern.read;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.brakefern.check.Language;
import org.brakefern.plan.PlanRules;
import org.brakefern.priority.PriorityRules;
import org.brakefern.risk.DecisionRules;
import org.brakefern.risk.UnitRules;
import org.brakefern.soil.LandUse;
import org.brakefern.soil.Metal;
import org.brakefern.surface.MappingRules;
import org.brakefern.surface.RealisationRules;
import org.brakefern.survey.ScreeningRules;

/**
 * A study.yaml: which files, in which system, and every choice that changes a result. Paths are relative to the file.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><th>key<th>meaning<th>unit or values<th>default
 * <tr><td>title<td>heading of maps and report<td>text<td>the name of the folder
 * <tr><td>title_zh<td>the same in Chinese<td>text<td>title
 * <tr><td>language<td>of maps, charts, report and findings<td>en, zh<td>en
 * <tr><td>crs<td>system to compute and draw in<td>EPSG code, projected, metres<td>required
 * <tr><td>parcels.file<td>the parcels<td>.gpkg, .geojson, .json, .csv with WKT<td>required
 * <tr><td>parcels.layer<td>layer of a GeoPackage<td>text<td>its only feature layer
 * <tr><td>parcels.crs<td>system of the file, where it does not say itself<td>EPSG code<td>CSV: crs of the study;
 *     GeoJSON: EPSG:4326
 * <tr><td>parcels.columns<td>the file's columns for parcel_id, township, village, hamlet, land_use, area_mu (mu,
 *     1 mu = 10000/15 m²), slope_deg (degrees), dist_river_m (m to the river that can flood it), dist_road_m (m to the
 *     nearest road), consent (yes, no, pending), geometry (WKT)<td>text<td>columns of these or usual names
 * <tr><td>parcels.land_use_words<td>the user's own words for land uses<td>paddy, dryland, orchard, rotation, other
 *     <td>none
 * <tr><td>as_of<td>day of judgement: what lies after it has not happened<td>date, 2015-12-31<td>the latest date in the
 *     files that is not after today; today where they have none
 * <tr><td>samples.file, .layer, .crs<td>the soil samples, as above<td>.csv, .gpkg, .geojson, .json<td>as above
 * <tr><td>samples.columns<td>the file's columns for sample_id, x (easting or longitude), y (northing or latitude),
 *     date, ph, cd, hg, as, pb, cr, cu, ni, zn<td>text<td>columns of these or usual names
 * <tr><td>samples.units<td>unit of a metal's column<td>mg/kg, ug/kg, g/t, g/kg, ppm, ppb, %<td>the unit in the
 *     heading, else mg/kg
 * <tr><td>works<td>works done; columns parcel_id, start, end (empty while they go on), area_mu (empty: the whole
 *     parcel), measure<td>file, or file, layer, columns<td>none
 * <tr><td>monitoring<td>visits to fixed stations; columns station_id, x, y, date, ph and metals<td>file, or file,
 *     layer, crs, columns<td>none
 * <tr><td>crops<td>crop samples; columns crop_sample_id, parcel_id, date, crop, part, and cd, hg, as, as_inorganic, pb,
 *     cr (mg/kg unless the heading says otherwise)<td>file, or file, layer, columns<td>none
 * <tr><td>adopted_plan<td>the plan progress is measured against, such as an earlier plan.csv; columns parcel_id,
 *     plan_year<td>file, or file, layer, columns<td>none
 * <tr><td>backdrop.rivers<td>lines for the maps<td>file, or file, layer, crs<td>none
 * <tr><td>backdrop.places<td>named points for the maps, CSV with name, name_zh, kind, lon, lat or x, y<td>file, or
 *     file, crs<td>none
 * <tr><td>standard<td>limit table<td>id of a built-in one, or a .csv of the same form<td>GB15618-2018
 * <tr><td>background<td>what soil holds without pollution, for the indices<td>guangxi, guangxi-p11, guangxi-karst,
 *     guangxi-high-cd, guizhou, or a .csv of the same form<td>guangxi
 * <tr><td>food_edition<td>edition of GB 2762 that crops are held against<td>2022<td>2022
 * <tr><td>category_metals<td>metals that decide the class of a parcel<td>list<td>Cd, Hg, As, Pb, Cr
 * <tr><td>screening.outside_m<td>a sample farther than this from every parcel is dropped<td>m, 0 or more<td>500
 * <tr><td>screening.merge_within_m<td>samples nearer than this are one place<td>m, 0 or more<td>0.5
 * <tr><td>screening.censoring<td>what stands for a value below detection<td>half_limit, limit_over_root_two, limit
 *     <td>half_limit
 * <tr><td>screening.overlap_share<td>parcels overlap when they share more<td>part of the smaller one<td>0.01
 * <tr><td>screening.area_tolerance<td>stated and measured area may differ by<td>part of the measured<td>0.05
 * <tr><td>mapping.cell_m<td>side of a grid cell<td>m, 0.01 or more<td>10
 * <tr><td>mapping.margin_m<td>how far maps reach beyond the parcels<td>m, 0 or more<td>30
 * <tr><td>mapping.max_samples<td>nearest samples used at one place<td>4 or more<td>32
 * <tr><td>mapping.min_samples<td>fewer: no variogram<td>4 or more<td>30
 * <tr><td>mapping.points_per_parcel<td>quadrature points<td>1 or more<td>16
 * <tr><td>mapping.transform<td>scale to model a variable on<td>by metal or ph: none, log, normal_score<td>cross-validation
 * <tr><td>mapping.analytical_error_percent<td>relative standard deviation of one analysis<td>by metal or ph: percent,
 *     0 or more<td>from duplicate analyses
 * <tr><td>realisations.count<td>joint realisations that probabilities are counted in; 0 for none<td>0, or 20 to 10000<td>500
 * <tr><td>realisations.models<td>draws of each variable's variogram, shared among them; 1 for the fitted one alone<td>1
 *     to 200<td>10
 * <tr><td>realisations.seed<td>of the random numbers<td>whole number<td>20010610
 * <tr><td>decision.screening_missed, .screening_false<td>price of calling land clean that is above screening, and polluted
 *     that is not<td>any unit, 0 or more<td>1, 1
 * <tr><td>decision.intervention_missed, .intervention_false<td>price of not closing land that is above intervention, and
 *     of closing land that is not<td>the same unit, 0 or more<td>1, 1
 * <tr><td>decision.sample_first_above<td>expected price from which on a parcel is to be sampled first<td>the same unit, 0
 *     or more<td>0.3
 * <tr><td>units.level<td>what makes an assessment unit<td>village, hamlet<td>village
 * <tr><td>units.dominance<td>a class with more than this part of a unit's area is the unit's<td>0.5 to 1<td>0.8
 * <tr><td>units.min_crop_samples<td>fewer say nothing about a unit<td>1 or more<td>3
 * <tr><td>units.crop_years<td>a crop counts when harvested within so many years of the soil survey<td>years, 0 or more
 *     <td>3
 * <tr><td>priority.weights<td>of the criteria exceedance, toxic_load, metals_over, exposure, feasibility, area,
 *     compactness, near_treated, recontamination<td>by criterion: 0 or more, not all 0<td>25, 15, 5, 15, 15, 5, 5, 10, 5
 * <tr><td>priority.bounds<td>the value that earns nothing and the one that earns all<td>by criterion: [nothing, all], in
 *     its unit<td>[1, 5] limits; [150, 600] RI; [0, 5] metals; [0, 1]; [0, 1]; [0, 5] mu; [0, 0.8]; [500, 0] m; [0, 200] m
 * <tr><td>priority.exposure<td>how much land of a use feeds people<td>by land use: 0 to 1<td>paddy, rotation, unknown
 *     0.6; dryland 0.4; orchard, other 0.2
 * <tr><td>priority.consents<td>with these a parcel may be treated<td>list of yes, no, pending, unknown<td>yes, pending,
 *     unknown
 * <tr><td>priority.max_slope_deg<td>a steeper parcel is shut out<td>degrees, 0 to 90<td>25
 * <tr><td>priority.max_road_m<td>a parcel farther from a road is shut out<td>m, 0 or more<td>1000
 * <tr><td>plan.first_year<td>of works<td>year<td>the year after as_of
 * <tr><td>plan.yuan_per_mu<td>what works cost<td>yuan per mu, above 0<td>19141
 * <tr><td>plan.stages<td>demonstration, promotion, full_coverage, meeting_standard, in this order; each with stage,
 *     years, and as bounds share (of the ranked area over all its years), capacity_mu and budget_yuan (a year)<td>list;
 *     years 1 or more, share 0 to 1, the others 0 or more<td>one year each with shares 0.1, 0.3, 0.4, 0.2
 * </table>
 *
 * @param path where it is
 * @param name its file name
 * @param title never empty
 * @param titleZh never empty
 * @param language of all texts
 * @param crs projected system of the study, such as {@code EPSG:4545}
 * @param asOf the day of judgement, if named
 * @param parcels the parcels' file
 * @param landUseWords the user's words in lower case
 * @param samples the samples' file
 * @param units by metal; only those the user states
 * @param ledger the files of what is on record
 * @param rivers if named
 * @param places if named
 * @param standard id or path as written
 * @param standardFile the limit table, where {@code standard} is a path
 * @param background id or path as written
 * @param backgroundFile the background, where {@code background} is a path
 * @param foodEdition of the limits for food
 * @param categoryMetals in their fixed order
 * @param screening rules
 * @param mapping rules
 * @param realisations rules
 * @param decision prices
 * @param unitRules rules
 * @param priority rules
 * @param plan rules
 */
record StudyFile(
        Path path,
        String name,
        String title,
        String titleZh,
        Language language,
        String crs,
        Optional<LocalDate> asOf,
        Source parcels,
        Map<String, LandUse> landUseWords,
        Source samples,
        Map<Metal, ConcentrationUnit> units,
        LedgerSources ledger,
        Optional<Source> rivers,
        Optional<Source> places,
        String standard,
        Optional<Path> standardFile,
        String background,
        Optional<Path> backgroundFile,
        String foodEdition,
        Set<Metal> categoryMetals,
        ScreeningRules screening,
        MappingRules mapping,
        RealisationRules realisations,
        DecisionRules decision,
        UnitRules unitRules,
        PriorityRules priority,
        PlanRules plan) {

    /** Limit table of the soil standard for farmland, GB 15618-2018. */
    static final String DEFAULT_STANDARD = "GB15618-2018";

    /** The five metals of GB 15618-2018, table 3. */
    static final Set<Metal> DEFAULT_CATEGORY_METALS =
            Collections.unmodifiableSet(EnumSet.of(Metal.CD, Metal.HG, Metal.AS, Metal.PB, Metal.CR));

    StudyFile {
        landUseWords = Collections.unmodifiableMap(new LinkedHashMap<>(landUseWords));
        units = Map.copyOf(units);
        categoryMetals = Collections.unmodifiableSet(EnumSet.copyOf(categoryMetals));
    }
}
