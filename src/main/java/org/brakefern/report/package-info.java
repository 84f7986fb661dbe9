/**
 * How does a result reach other programs? Writes a {@code study.Result} as GeoPackage, GeoTIFF, CSV and a manifest into a
 * {@link org.brakefern.report.ResultFolder}, which swaps a whole result in or leaves the earlier one. {@link
 * org.brakefern.report.PointOutput}, {@link org.brakefern.report.GridOutput} and {@link org.brakefern.report.VectorOutput}
 * write single files.
 */
package org.brakefern.report;
