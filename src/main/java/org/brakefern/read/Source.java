package org.brakefern.read;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A file of features or rows that study.yaml names.
 *
 * @param name the file as study.yaml writes it
 * @param path where it is
 * @param layer the layer of a GeoPackage, if named
 * @param crs the coordinate system the user states, normalised by {@link SystemCode}; empty where left to the file
 * @param columns the user's column by key; only those the user mapped
 */
record Source(String name, Path path, Optional<String> layer, Optional<String> crs, Map<String, String> columns) {

    Source {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }
}
