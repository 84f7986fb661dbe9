/**
 * Files to records: what is in the user's study.yaml and files? {@link org.brakefern.read.StudyReader} turns them into
 * {@link org.brakefern.read.StudyInputs}: a survey in metres of one projected system, the settings and the findings. {@link
 * org.brakefern.read.PointFile}, {@link org.brakefern.read.PolygonFile} and {@link org.brakefern.read.VectorFile} read
 * files that belong to no study.
 *
 * <p>Takes: GeoPackage, GeoJSON, CSV in UTF-8 or GB18030; any system the EPSG register knows and that needs no datum
 * shift of unknown size. Guarantees: the user's files are never changed, no number is guessed, a value that could not
 * be read is told with its line and column, and nothing that is dropped is dropped silently.
 */
package org.brakefern.read;
