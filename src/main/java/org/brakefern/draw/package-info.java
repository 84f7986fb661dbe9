/**
 * Records to pictures: map sheets painted with Java2D ({@link org.brakefern.draw.Sheets}) and charts through JFreeChart.
 *
 * <p>A sheet is A4 landscape at 200 dpi, north up. A long thin area is cut into panels of one scale
 * ({@code StripLayout}); every sheet of a study has the same panels and the same labels, so that two sheets laid side by
 * side compare. What a picture says is text from the message bundle; what it shows is only what the result holds.
 */
package org.brakefern.draw;
