/**
 * Which parcel in which year, within capacity and money? {@link org.brakefern.plan.Plan#by} fills the years in the order of
 * ranks; the stages are those of the county's programmes.
 */
package org.brakefern.plan;
