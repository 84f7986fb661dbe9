package org.brakefern.geostat;

/** Second moments across realisations. */
final class Moments {
    private Moments() {}

    static double covariance(Realisations realisations, int i, int j) {
        double meanI = realisations.mean(i);
        double meanJ = realisations.mean(j);
        double sum = 0;
        for (int r = 0; r < realisations.count(); r++) {
            sum += (realisations.value(r, i) - meanI) * (realisations.value(r, j) - meanJ);
        }
        return sum / (realisations.count() - 1);
    }
}
