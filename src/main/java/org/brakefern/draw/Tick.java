package org.brakefern.draw;

/**
 * A place on an axis and what is written there.
 *
 * @param at the value
 * @param label the value in words
 */
record Tick(double at, String label) {}
