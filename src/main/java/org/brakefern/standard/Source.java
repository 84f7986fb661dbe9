package org.brakefern.standard;

/**
 * Where figures of a built-in table were seen.
 *
 * @param key the short key by which limits name it
 * @param title what it is
 * @param kind what sort of text it is and how much of it was seen
 * @param where its address, or empty
 */
public record Source(String key, String title, String kind, String where) {}
