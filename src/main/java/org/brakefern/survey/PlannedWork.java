package org.brakefern.survey;

import org.brakefern.check.Place;

/**
 * One line of a plan the county has adopted: works on a parcel are due in a year.
 *
 * @param parcelId the parcel, by the user's own name
 * @param year the year they are due
 * @param place where it was read from
 */
public record PlannedWork(String parcelId, int year, Place place) {}
