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
        return withRows(read(source, GeoPackageLayer.Kinds.FEATURES, CsvLayer.TooLong.DROPPED));
    }

    /**
     * Reads a file with its rows as they are, without dropping any: a line of a CSV that is too long is a row without
     * usable content.
     *
     * @throws org.brakefern.check.UnusableInput if it cannot be read or holds no row
     */
    static Layer readEveryRow(Source source) {
        return withRows(read(source, GeoPackageLayer.Kinds.FEATURES, CsvLayer.TooLong.KEPT));
    }

    private static Layer withRows(Layer layer) {
        if (layer.features().isEmpty()) {
            throw Refusals.noFeature(layer.name());
        }
        return layer;
    }

    /**
     * Reads a file whose rows need no place; one with a heading alone is a table of nothing.
     *
     * @throws org.brakefern.check.UnusableInput if it cannot be read or is empty
     */
    static Layer readTable(Source source) {
        return read(source, GeoPackageLayer.Kinds.FEATURES_AND_TABLES, CsvLayer.TooLong.DROPPED);
    }

    /**
     * Reads a file of geometries that is to become another one; a layer without rows is one of nothing.
     *
     * @throws org.brakefern.check.UnusableInput if it cannot be read, or is a table without a heading
     */
    static Layer readAsItIs(Source source) {
        Layer layer = opened(source, GeoPackageLayer.Kinds.FEATURES, CsvLayer.TooLong.DROPPED);
        if (layer.format() == Layer.Format.CSV && layer.columns().isEmpty()) {
            throw Refusals.noFeature(source.name());
        }
        return layer;
    }

    private static Layer read(Source source, GeoPackageLayer.Kinds kinds, CsvLayer.TooLong tooLong) {
        Layer layer = opened(source, kinds, tooLong);
        if (layer.columns().isEmpty() && layer.features().isEmpty()) {
            throw Refusals.noFeature(source.name());
        }
        return layer;
    }

    private static Layer opened(Source source, GeoPackageLayer.Kinds kinds, CsvLayer.TooLong tooLong) {
        Refusals.requireFile(source.path(), source.name());
        String name = source.name().toLowerCase(Locale.ROOT);
        if (source.layer().isPresent() && !name.endsWith(".gpkg")) {
            throw Refusals.layerOfOther(source.name());
        }
        if (name.endsWith(".gpkg")) {
            return GeoPackageLayer.read(source, kinds);
        }
        if (name.endsWith(".geojson") || name.endsWith(".json")) {
            return GeoJsonLayer.read(source);
        }
        if (List.of(".csv", ".txt", ".tsv").stream().anyMatch(name::endsWith)) {
            return CsvLayer.read(source, tooLong);
        }
        throw Refusals.unknownFormat(source.name(), "GeoPackage (.gpkg), GeoJSON (.geojson) or CSV (.csv)");
    }
}
