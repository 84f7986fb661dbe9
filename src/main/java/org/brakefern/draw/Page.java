package org.brakefern.draw;

/** The page: A4 landscape at 200 dpi, and where things stand on it. */
final class Page {
    /** Pixels per inch. */
    static final double DPI = 200;
    /** 297 mm. */
    static final int WIDTH = 2339;
    /** 210 mm. */
    static final int HEIGHT = 1654;

    /** The whole width inside the margins, for heading and footer. */
    static final Box INSIDE = new Box(px(8), px(8), px(281), px(194));
    /** Frames of the map, without the room for the labels of the graticule on the left and below. */
    static final Box MAP = new Box(px(12.5), px(26.5), px(213.5), px(168.5));
    /** Legend, locator, scale and notes. */
    static final Box SIDE = new Box(px(231.5), px(26.5), px(57.5), px(172.5));

    static final double HEADING_BASELINE = px(15);
    static final double TITLE_BASELINE = px(21.5);
    static final double FOOTER_BASELINE = px(204.8);

    private Page() {}

    /** Returns pixels for millimetres on paper. */
    static double px(double mm) {
        return mm * DPI / 25.4;
    }

    /** Returns the metres of paper that one pixel covers. */
    static double metresPerPixel() {
        return 0.0254 / DPI;
    }
}
