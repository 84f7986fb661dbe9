package org.brakefern.surface;

import org.brakefern.soil.Variable;

/**
 * One variable mapped on a grid. A cell value is the predicted soil at the cell's centre (point support), without
 * measurement error; a metal's is the mean in mg/kg also where the model is on logs.
 *
 * @param variable a metal or pH
 * @param mean predicted values in mg/kg, or pH
 * @param standardError square root of the prediction variance, in the same unit, on the same grid
 */
public record Surface(Variable variable, Grid mean, Grid standardError) {

    /** Refuses grids that differ in place or shape. */
    public Surface {
        if (mean.rows() != standardError.rows()
                || mean.columns() != standardError.columns()
                || mean.west() != standardError.west()
                || mean.north() != standardError.north()
                || mean.cellM() != standardError.cellM()) {
            throw new IllegalArgumentException("the two grids must be in one place and of one shape");
        }
    }
}
