package org.brakefern.geostat;

/** Second moments across realisations. */
final class Moments {
    private Moments() {}

    static double covariance(Realisations realisations, int i, int j) {
        double sum = 0;
        for (int r = 0; r < realisations.count(); r++) {
            sum += (realisations.value(r, i) - realisations.mean(i))
                    * (realisations.value(r, j) - realisations.mean(j));
        }
        return sum / (realisations.count() - 1);
    }
}
