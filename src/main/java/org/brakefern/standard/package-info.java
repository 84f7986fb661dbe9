/**
 * Which limit holds here? A standard ({@link org.brakefern.standard.SoilStandard}) is a table of limits as data: metal,
 * land use, pH band with its closures, named tier, value, and where the figure was seen.
 *
 * <p>What a table must bring: total contents in mg/kg of dry soil; no two limits of one tier for one sample; a screening
 * limit wherever there is an intervention limit, and not above it. Gaps are allowed: a table may say nothing for a metal,
 * a land use or a pH.
 *
 * <p>What an answer promises: one limit where land use and pH are known; the strictest and the widest of all that could
 * hold where they are not ({@link org.brakefern.standard.LimitChoice}). As falls with rising pH while the other metals
 * rise, so no pH is the careful one for every metal.
 *
 * <p>Beside it stand the tables that indices and crops are read with: backgrounds, toxic-response factors and limits for
 * food ({@link org.brakefern.standard.References}), and the grades of indices ({@link org.brakefern.standard.IndexScale}).
 *
 * <p>No number of a standard stands in Java. The printed standards themselves were not seen by the compilers; every limit
 * carries its sources and a {@link org.brakefern.standard.Confidence}, and no figure is law because it stands here.
 */
package org.brakefern.standard;
