package org.brakefern.draw;

/**
 * A sheet of A4 paper at 200 dpi, and where things stand on it.
 *
 * @param width in pixels
 * @param height in pixels
 * @param inside the whole page inside the margins, for heading and footer
 * @param map frames of the map, without the room for the labels of the graticule on the left and below
 * @param side legend, locator, scale and notes
 */
record Page(int width, int height, Box inside, Box map, Box side) {
    /** Pixels per inch. */
    static final double DPI = 200;

    /** 297 mm by 210 mm. */
    static final Page LANDSCAPE = of(297, 210);
    /** 210 mm by 297 mm. */
    static final Page PORTRAIT = of(210, 297);

    /** Width of charts: that of the landscape page. */
    static final int WIDTH = LANDSCAPE.width();
    /** The most height of charts: that of the landscape page. */
    static final int HEIGHT = LANDSCAPE.height();
    /** The landscape page inside its margins. */
    static final Box INSIDE = LANDSCAPE.inside();

    static final double HEADING_BASELINE = px(15);
    static final double TITLE_BASELINE = px(21.5);

    private static Page of(double widthMm, double heightMm) {
        return new Page(
                (int) Math.round(px(widthMm)),
                (int) Math.round(px(heightMm)),
                new Box(px(8), px(8), px(widthMm - 16), px(heightMm - 16)),
                new Box(px(12.5), px(26.5), px(widthMm - 83.5), px(heightMm - 41.5)),
                new Box(px(widthMm - 65.5), px(26.5), px(57.5), px(heightMm - 37.5)));
    }

    /** Returns the baseline of the small print at the foot. */
    double footerBaseline() {
        return height - px(5.2);
    }

    /** Returns pixels for millimetres on paper. */
    static double px(double mm) {
        return mm * DPI / 25.4;
    }

    /** Returns the metres of paper that one pixel covers. */
    static double metresPerPixel() {
        return 0.0254 / DPI;
    }
}
