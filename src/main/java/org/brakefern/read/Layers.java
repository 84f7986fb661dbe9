package org.brakefern.read;

import java.util.List;
import java.util.Locale;

/** Opens a file by the ending of its name. */
final class Layers {
    private Layers() {}

    /**
     * Reads a file with its rows as they are.
     *
     * @throws org.brakefern.check.UnusableInput if it cannot be read or holds no row
     */
    static Layer read(Source source) {
        Layer layer = read(source, GeoPackageLayer.Kinds.FEATURES);
        if (layer.features().isEmpty()) {
            throw Refusals.noFeature(source.name());
        }
        return layer;
    }

    /**
     * Reads a file whose rows need no place; one with a heading alone is a table of nothing.
     *
     * @throws org.brakefern.check.UnusableInput if it cannot be read or is empty
     */
    static Layer readTable(Source source) {
        return read(source, GeoPackageLayer.Kinds.FEATURES_AND_TABLES);
    }

    private static Layer read(Source source, GeoPackageLayer.Kinds kinds) {
        Refusals.requireFile(source.path(), source.name());
        String name = source.name().toLowerCase(Locale.ROOT);
        if (source.layer().isPresent() && !name.endsWith(".gpkg")) {
            throw Refusals.layerOfOther(source.name());
        }
        Layer layer;
        if (name.endsWith(".gpkg")) {
            layer = GeoPackageLayer.read(source, kinds);
        } else if (name.endsWith(".geojson") || name.endsWith(".json")) {
            layer = GeoJsonLayer.read(source);
        } else if (List.of(".csv", ".txt", ".tsv").stream().anyMatch(name::endsWith)) {
            layer = CsvLayer.read(source);
        } else {
            throw Refusals.unknownFormat(source.name(), "GeoPackage (.gpkg), GeoJSON (.geojson) or CSV (.csv)");
        }
        if (layer.columns().isEmpty() && layer.features().isEmpty()) {
            throw Refusals.noFeature(source.name());
        }
        return layer;
    }
}
