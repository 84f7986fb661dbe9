package org.brakefern.draw;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes an image as PNG (second edition, W3C 2003) that knows its size on paper: 8-bit red, green and blue, rows
 * unfiltered. The same image gives the same bytes.
 *
 * <p>Written out here because the image library copies each row sample by sample and takes twice as long
 * for files of the same size.
 */
final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int BITS = 8;
    private static final int TRUECOLOUR = 2;
    private static final int METRE = 1;
    /** Higher levels make maps and charts smaller by a twentieth and take a quarter longer. */
    private static final int LEVEL = 4;

    private static final int CHUNK = 1 << 16;

    private final DataOutputStream out;

    private Png(OutputStream out) {
        this.out = new DataOutputStream(out);
    }

    /**
     * Writes an image with the resolution of the page in its pHYs chunk.
     *
     * @param image what to write, of the kind {@link BufferedImage#TYPE_INT_RGB}
     * @param out where to; left open
     * @throws IOException if it cannot be written
     */
    static void write(BufferedImage image, OutputStream out) throws IOException {
        if (image.getType() != BufferedImage.TYPE_INT_RGB) {
            throw new IllegalArgumentException("image must be of the kind TYPE_INT_RGB, got kind " + image.getType());
        }
        Png png = new Png(out);
        png.out.write(SIGNATURE);
        png.header(image.getWidth(), image.getHeight());
        png.resolution();
        png.rows(image);
        png.chunk("IEND", new byte[0], 0);
        png.out.flush();
    }

    private void header(int width, int height) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) BITS)
                .put((byte) TRUECOLOUR)
                .put((byte) 0) // compression: deflate
                .put((byte) 0) // the one set of filters there is
                .put((byte) 0); // not interlaced
        chunk("IHDR", header.array(), header.position());
    }

    private void resolution() throws IOException {
        int pixelsPerMetre = (int) Math.round(Page.DPI / 0.0254);
        ByteBuffer physical = ByteBuffer.allocate(9)
                .putInt(pixelsPerMetre)
                .putInt(pixelsPerMetre)
                .put((byte) METRE);
        chunk("pHYs", physical.array(), physical.position());
    }

    private void rows(BufferedImage image) throws IOException {
        int width = image.getWidth();
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        byte[] row = new byte[1 + 3 * width]; // begins with the number of its filter: 0 for none
        byte[] deflated = new byte[CHUNK];
        Deflater deflater = new Deflater(LEVEL);
        try {
            int filled = 0;
            for (int y = 0; y < image.getHeight(); y++) {
                samples(pixels, y * width, row);
                deflater.setInput(row);
                while (!deflater.needsInput()) {
                    filled = deflate(deflater, deflated, filled);
                }
            }
            deflater.finish();
            while (!deflater.finished()) {
                filled = deflate(deflater, deflated, filled);
            }
            chunk("IDAT", deflated, filled);
        } finally {
            deflater.end();
        }
    }

    private static void samples(int[] pixels, int from, byte[] row) {
        int pixel = from;
        for (int i = 1; i < row.length; i += 3) {
            int rgb = pixels[pixel++];
            row[i] = (byte) (rgb >> 16);
            row[i + 1] = (byte) (rgb >> 8);
            row[i + 2] = (byte) rgb;
        }
    }

    /** Deflates into what is free of a buffer, writes that when it is full, and returns how much of it is filled. */
    private int deflate(Deflater deflater, byte[] buffer, int filled) throws IOException {
        int end = filled + deflater.deflate(buffer, filled, buffer.length - filled);
        if (end < buffer.length) {
            return end;
        }
        chunk("IDAT", buffer, end);
        return 0;
    }

    private void chunk(String type, byte[] content, int length) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(content, 0, length);
        out.writeInt(length);
        out.write(name);
        out.write(content, 0, length);
        out.writeInt((int) check.getValue());
    }
}
