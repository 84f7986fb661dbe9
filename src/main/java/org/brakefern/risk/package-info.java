/**
 * Which class is a parcel? Concentrations are held against the limits of a standard: one
 * {@link org.brakefern.risk.Tier} per metal, the worst of the category metals is the
 * {@link org.brakefern.risk.RiskClass}, and the metal that decides is the driver. Pure functions on numbers; start at
 * {@link org.brakefern.risk.Assessment#judge}.
 *
 * <p>Beside the class stand pollution indices ({@link org.brakefern.risk.ParcelIndices}), which decide nothing, and the
 * categories of villages and hamlets ({@link org.brakefern.risk.UnitAssessment}), where crops have a say.
 */
package org.brakefern.risk;
