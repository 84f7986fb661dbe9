/**
 * From samples to the soil of a grid cell or a parcel: {@link org.brakefern.surface.FieldModel} is the model of one
 * variable over space, {@link org.brakefern.surface.Surface} its grids, {@link org.brakefern.surface.ParcelEstimate} its
 * mean over a parcel. Polygons become supports of weighted points here; the arithmetic is in {@code geostat}.
 */
package org.brakefern.surface;
