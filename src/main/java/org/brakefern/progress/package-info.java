/**
 * How far are we? Works done are held against the plan by year and township, monitoring against the limits, and a straight
 * rule tells when the work would be done at the pace so far. Start at {@link org.brakefern.progress.Progress#of}.
 */
package org.brakefern.progress;
