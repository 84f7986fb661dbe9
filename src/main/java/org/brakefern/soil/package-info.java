/**
 * What can a laboratory say? Metals and pH ({@link org.brakefern.soil.Variable}), quantified and censored results
 * ({@link org.brakefern.soil.Measurement}) and the use of the land. Knows nothing of ours; holds only records, enums
 * and sealed types.
 */
package org.brakefern.soil;
