package org.brakefern.draw;

import java.io.IOException;
import java.io.OutputStream;

/** A finished picture: a PNG file in memory. */
public final class Picture {
    private final String name;
    private final byte[] png;

    Picture(String name, byte[] png) {
        this.name = name;
        this.png = png.clone();
    }

    /** Returns the path within the result folder, with forward slashes, such as {@code sheets/class.png}. */
    public String name() {
        return name;
    }

    /**
     * Writes the PNG file.
     *
     * @param out where to; left open
     * @throws IOException if it cannot be written
     */
    public void writeTo(OutputStream out) throws IOException {
        out.write(png);
    }
}
