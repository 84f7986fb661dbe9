/**
 * Makes the sample study: an invented valley with parcels, soil, a sampling campaign, works and crops.
 *
 * <p>Start at {@link org.brakefern.sample.SyntheticValley#generate(long)} for a valley in memory and at {@link
 * org.brakefern.sample.GenerateSample} for the committed files. The landscape ({@link
 * org.brakefern.sample.ValleyLayout}) is drawn once with a fixed seed; soil, samples and laboratory follow the seed of
 * the caller. Orders of magnitude follow published work on flooded mining valleys in Guangxi; no number is a survey
 * result. All coordinates are metres of EPSG:4545 with easting first. {@code StrictMath} is used so that every machine
 * draws the same bytes.
 */
package org.brakefern.sample;
