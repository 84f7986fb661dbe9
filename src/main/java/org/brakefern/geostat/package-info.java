/**
 * Textbook geostatistics on plain numbers: how alike are values at two places
 * ({@link org.brakefern.geostat.Variogram}), what is the value between the observations and how surely
 * ({@link org.brakefern.geostat.Kriging}), how may it vary there
 * ({@link org.brakefern.geostat.GaussianSimulation}), and does that hold where we can look
 * ({@link org.brakefern.geostat.CrossValidation})?
 *
 * <ul>
 *   <li>Required: coordinates in metres of one plane (x easting, y northing), finite values, no two observations at
 *       one place.
 *   <li>Guaranteed: immutable results; the same bytes for the same input at any number of threads.
 * </ul>
 *
 * <p>Models, their range parameters, lag classes and block supports follow the conventions of the R package gstat, so
 * that numbers can be compared. Knows nothing of ours: no metal, no parcel, no geometry library.
 */
package org.brakefern.geostat;
