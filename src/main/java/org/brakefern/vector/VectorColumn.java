package org.brakefern.vector;

/**
 * A column of attributes.
 *
 * @param cell which column of the table its cells are, counted from 0
 * @param name its heading as the file has it; may be empty, or there twice
 * @param kind what every filled cell of it holds
 */
public record VectorColumn(int cell, String name, CellKind kind) {
    /** Refuses a negative place. */
    public VectorColumn {
        if (cell < 0) {
            throw new IllegalArgumentException("cell must be >= 0, got " + cell);
        }
    }
}
