/**
 * Which parcel first? Each {@link org.brakefern.priority.Criterion} turns what is known of a parcel into a number that is
 * scaled between fixed bounds; the weighted sum is the score, gates shut parcels out, and
 * {@link org.brakefern.priority.Ranking#rank} puts the rest in order.
 */
package org.brakefern.priority;
