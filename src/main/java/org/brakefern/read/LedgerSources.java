package org.brakefern.read;

import java.util.Optional;

/**
 * The files of what the office has on record; each may be missing.
 *
 * @param works done
 * @param monitoring visits to stations
 * @param crops crop samples
 * @param adoptedPlan the plan the county has adopted
 */
record LedgerSources(
        Optional<Source> works, Optional<Source> monitoring, Optional<Source> crops, Optional<Source> adoptedPlan) {}
