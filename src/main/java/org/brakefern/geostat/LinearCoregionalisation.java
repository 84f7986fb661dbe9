package org.brakefern.geostat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * The linear model of coregionalisation: the covariance of every pair of variables is a sum of the same structures, each
 * with a matrix of coefficients, C<sub>ij</sub>(h) = Σ b<sub>ij</sub>ˢ ρˢ(h). It is a valid model exactly because every
 * matrix is positive semi-definite.
 *
 * <p>The nugget is the structure of which two values have a part in common only at the very same place: variables
 * measured on one sample share it. Source: Goulard &amp; Voltz 1992, <i>Linear coregionalization model: tools for
 * estimation and choice of cross-variogram matrix</i>, Mathematical Geology 24(3). Immutable.
 */
public final class LinearCoregionalisation {
    /** An eigenvalue this far below 0, as a share of the largest, is rounding. */
    private static final double ROUNDING = 1e-12;

    private final double[][] nugget;
    private final List<Term> terms;

    /**
     * A structure and what it is worth to each pair of variables.
     *
     * @param structure its shape, range and anisotropy; of partial sill 1
     * @param coefficients b by variable and variable, in the product of their units
     */
    public record Term(Structure structure, double[][] coefficients) {
        /** Copies the coefficients and refuses a structure that has a sill of its own, or none. */
        public Term {
            if (!structure.shape().hasSill() || structure.partialSill() != 1) {
                throw new IllegalArgumentException(
                        "a structure of a coregionalisation needs a sill, of 1, got " + structure);
            }
            coefficients = copy(coefficients);
        }

        /** Returns a copy of the coefficients. */
        @Override
        public double[][] coefficients() {
            return copy(coefficients);
        }
    }

    /**
     * Makes a model of given coefficients.
     *
     * @param nugget coefficients of the nugget, by variable and variable; all 0 for none
     * @param terms the other structures, in any number
     * @throws IllegalArgumentException if matrices differ in size, or one is not finite, symmetric and positive
     *     semi-definite
     */
    public LinearCoregionalisation(double[][] nugget, List<Term> terms) {
        this.nugget = copy(nugget);
        this.terms = List.copyOf(terms);
        refuse("nugget", this.nugget, nugget.length);
        for (Term term : terms) {
            refuse(term.structure().toString(), term.coefficients, nugget.length);
        }
    }

    private static void refuse(String name, double[][] matrix, int size) {
        if (size == 0 || matrix.length != size) {
            throw new IllegalArgumentException(
                    "coefficients of " + name + " must be of " + size + " variables, at least 1, got " + matrix.length);
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                if (matrix[i].length != size || !Double.isFinite(matrix[i][j]) || matrix[i][j] != matrix[j][i]) {
                    throw new IllegalArgumentException("coefficients of " + name
                            + " must be a finite and symmetric matrix, got " + Arrays.deepToString(matrix));
                }
            }
        }
        double[] eigenvalues = eigenvalues(matrix);
        double least = Arrays.stream(eigenvalues).min().orElseThrow();
        double most = Arrays.stream(eigenvalues).max().orElseThrow();
        if (least < -ROUNDING * Math.max(most, -least) && least < -ROUNDING * most) {
            throw new IllegalArgumentException("coefficients of " + name
                    + " must be positive semi-definite, got the eigenvalue " + least + " in "
                    + Arrays.deepToString(matrix));
        }
    }

    static double[] eigenvalues(double[][] matrix) {
        return new EigenDecompositionSymmetric(new Array2DRowRealMatrix(matrix, true)).getEigenvalues();
    }

    static double[][] copy(double[][] matrix) {
        return Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    }

    /** Returns the number of variables. */
    public int variables() {
        return nugget.length;
    }

    /** Returns the structures but the nugget. */
    public List<Term> terms() {
        return terms;
    }

    /**
     * Returns the nugget of a pair of variables, in the product of their units.
     *
     * @param i a variable, from 0
     * @param j another, or the same
     */
    public double nugget(int i, int j) {
        return nugget[i][j];
    }

    /**
     * Returns the model of one variable by itself.
     *
     * @param variable from 0
     */
    public Variogram variogram(int variable) {
        List<Structure> structures = new ArrayList<>();
        for (Term term : terms) {
            Structure unit = term.structure();
            double sill = Math.max(0, term.coefficients[variable][variable]);
            structures.add(new Structure(unit.shape(), sill, unit.range(), unit.kappa(), unit.anisotropy()));
        }
        return new Variogram(Math.max(0, nugget[variable][variable]), structures);
    }

    /**
     * Returns the cross-covariance of two variables at a lag; at lag 0 with their nugget.
     *
     * @param i a variable, from 0
     * @param j another, or the same
     * @param dx easting difference in m
     * @param dy northing difference in m
     */
    public double covariance(int i, int j, double dx, double dy) {
        double sum = dx == 0 && dy == 0 ? nugget[i][j] : 0;
        for (Term term : terms) {
            sum += term.coefficients[i][j] * term.structure().covariance(dx, dy);
        }
        return sum;
    }

    /**
     * Returns the cross-semivariance of two variables at a lag; 0 at lag 0.
     *
     * @param i a variable, from 0
     * @param j another, or the same
     * @param dx easting difference in m
     * @param dy northing difference in m
     */
    public double semivariance(int i, int j, double dx, double dy) {
        return covariance(i, j, 0, 0) - covariance(i, j, dx, dy);
    }

    /** Returns the model of each variable and of each pair, parted by semicolons. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < variables(); i++) {
            for (int j = i; j < variables(); j++) {
                text.append(text.isEmpty() ? "" : "; ").append(i + 1).append(i == j ? "" : "×" + (j + 1));
                text.append(": ").append(nugget[i][j]).append(" Nug");
                for (Term term : terms) {
                    text.append(" + ")
                            .append(term.coefficients[i][j])
                            .append(' ')
                            .append(new Variogram(0, List.of(term.structure()))
                                    .toString()
                                    .replaceFirst("^1(\\.0)? ", ""));
                }
            }
        }
        return text.toString();
    }
}
