/**
 * What did the user bring, and what of it is usable? {@link org.brakefern.survey.Parcel}s and
 * {@link org.brakefern.survey.Sample}s make a {@link org.brakefern.survey.Survey};
 * {@link org.brakefern.survey.Screening} turns each defect into a finding and leaves what can be computed with. All
 * coordinates are in metres of one projected system, x eastwards, y northwards.
 */
package org.brakefern.survey;
