package org.brakefern.vector;

import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/**
 * The content of a vector file of one layer.
 *
 * @param name of the layer, or of the file without its ending
 * @param columns attributes in the order of the file
 * @param key the column that numbers the rows: whole numbers from 0, filled, each once; empty where there is none
 * @param cells by row; it may have columns that are no attributes, such as that of the well-known text
 * @param geometries by row: never an empty one, no vertex NaN or infinite in x or y; empty where the row has no place
 * @param crs the system of the coordinates by its code, such as {@code EPSG:4545}, easting or longitude first whatever
 *     order the register has; empty where it is not known
 * @param definition the system as well-known text where the file has it; else empty
 */
public record VectorLayer(
        String name,
        List<VectorColumn> columns,
        Optional<VectorColumn> key,
        CellTable cells,
        List<Optional<Geometry>> geometries,
        Optional<String> crs,
        String definition) {
    /** Copies the lists. */
    public VectorLayer {
        columns = List.copyOf(columns);
        geometries = List.copyOf(geometries);
    }

    /** Returns how many rows there are. */
    public int rows() {
        return geometries.size();
    }

    /** Returns how many rows have a place. */
    public int places() {
        return (int) geometries.stream().filter(Optional::isPresent).count();
    }

    /** Returns the text of a cell, without space around it unless the column holds text; empty where there is nothing. */
    public String text(int row, VectorColumn column) {
        String text = cells.text(row, column.cell());
        return column.kind() == CellKind.TEXT ? text : text.strip();
    }
}
