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
        Refusals.requireFile(source.path(), source.name());
        String name = source.name().toLowerCase(Locale.ROOT);
        if (source.layer().isPresent() && !name.endsWith(".gpkg")) {
            throw Refusals.layerOfOther(source.name());
        }
        Layer layer;
        if (name.endsWith(".gpkg")) {
            layer = GeoPackageLayer.read(source);
        } else if (name.endsWith(".geojson") || name.endsWith(".json")) {
            layer = GeoJsonLayer.read(source);
        } else if (List.of(".csv", ".txt", ".tsv").stream().anyMatch(name::endsWith)) {
            layer = CsvLayer.read(source);
        } else {
            throw Refusals.unknownFormat(source.name(), "GeoPackage (.gpkg), GeoJSON (.geojson) or CSV (.csv)");
        }
        if (layer.features().isEmpty()) {
            throw Refusals.noFeature(source.name());
        }
        return layer;
    }
}
