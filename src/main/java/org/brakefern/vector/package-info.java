/**
 * What does a vector file hold, whatever its format? {@link org.brakefern.vector.VectorLayer}: rows with cells of one
 * kind a column ({@link org.brakefern.vector.CellKind}), a geometry each, and the coordinate system. It is what goes from
 * reading to writing where a file of one format becomes one of another. Knows nothing of ours, and no format.
 */
package org.brakefern.vector;
