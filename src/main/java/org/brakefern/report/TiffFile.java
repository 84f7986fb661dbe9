package org.brakefern.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.Deflater;

/**
 * A TIFF (revision 6.0) of bands of 32-bit floats, each in tiles of its own (planar configuration 2), in deflated tiles of 256
 * x 256 cells with the floating-point predictor, little-endian. The same values give the same bytes.
 *
 * <p>Written out here because a raster of any number of bands, each with its name, and of no known system goes beyond
 * the writer of the image library.
 */
final class TiffFile {
    private static final int TILE = 256;
    /** A tile without any value, as the corners of a long area have many. */
    private static final byte[] BLANK = blank();
    /** Tiles deflated in parallel before they are written in order: 16 MB of cells. */
    private static final int AT_ONCE = 64;
    /** Offsets of a TIFF are unsigned 32-bit numbers; some room is left for the directory. */
    private static final long MOST_BYTES = (1L << 32) - (1 << 28);

    // TIFF 6.0, section 2: types of fields.
    private static final int ASCII = 2;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int DOUBLE = 12;

    private final int rows;
    private final int columns;
    private final int bands;
    private final SortedMap<Integer, Field> fields = new TreeMap<>();

    /**
     * Starts a file.
     *
     * @param rows at least 1
     * @param columns at least 1
     * @param bands at least 1
     */
    TiffFile(int rows, int columns, int bands) {
        this.rows = rows;
        this.columns = columns;
        this.bands = bands;
        longs(256, columns); // ImageWidth
        longs(257, rows); // ImageLength
        shorts(258, everyBand(Float.SIZE)); // BitsPerSample
        shorts(259, 8); // Compression: deflate (Adobe TIFF technical notes, 2002)
        shorts(262, 1); // PhotometricInterpretation: black is zero
        shorts(277, bands); // SamplesPerPixel
        shorts(284, bands == 1 ? 1 : 2); // PlanarConfiguration: of one band both are the same
        longs(322, TILE); // TileWidth
        longs(323, TILE); // TileLength
        shorts(339, everyBand(3)); // SampleFormat: IEEE floating point
        shorts(317, 3); // Predictor: floating point
        if (bands > 1) {
            shorts(338, new int[bands - 1]); // ExtraSamples: unspecified
        }
    }

    private record Field(int type, int count, byte[] content) {}

    /** Values of a strip by band, row of the strip and column; NaN where there is none. */
    interface Values {
        double at(int band, int row, int column);
    }

    /** The values of some rows. */
    interface Strips {
        Values of(int firstRow, int rows);
    }

    private int[] everyBand(int value) {
        int[] values = new int[bands];
        Arrays.fill(values, value);
        return values;
    }

    /** Adds a field of 16-bit numbers. */
    void shorts(int tag, int... values) {
        ByteBuffer content = buffer(values.length * Short.BYTES);
        IntStream.of(values).forEach(value -> content.putShort((short) value));
        fields.put(tag, new Field(SHORT, values.length, content.array()));
    }

    private void longs(int tag, long... values) {
        ByteBuffer content = buffer(values.length * Integer.BYTES);
        Arrays.stream(values).forEach(value -> content.putInt((int) value));
        fields.put(tag, new Field(LONG, values.length, content.array()));
    }

    /** Adds a field of 64-bit floats. */
    void doubles(int tag, double... values) {
        ByteBuffer content = buffer(values.length * Double.BYTES);
        Arrays.stream(values).forEach(content::putDouble);
        fields.put(tag, new Field(DOUBLE, values.length, content.array()));
    }

    /** Adds a field of text. */
    void text(int tag, String text) {
        byte[] content = (text + '\0').getBytes(StandardCharsets.UTF_8);
        fields.put(tag, new Field(ASCII, content.length, content));
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Writes the file, a line of tiles of all bands at a time.
     *
     * @param file where to; replaced if it is there
     * @param strips the values, asked for from north to south
     */
    void write(Path file, Strips strips) throws IOException {
        int across = (columns + TILE - 1) / TILE;
        int down = (rows + TILE - 1) / TILE;
        long[] offsets = new long[bands * down * across];
        long[] sizes = new long[offsets.length];
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            channel.position(8);
            for (int line = 0; line < down; line++) {
                int height = Math.min(TILE, rows - line * TILE);
                Values values = strips.of(line * TILE, height);
                for (int from = 0; from < bands * across; from += AT_ONCE) {
                    int first = from;
                    byte[][] tiles = IntStream.range(first, Math.min(bands * across, first + AT_ONCE))
                            .parallel()
                            .mapToObj(i -> tile(values, i / across, height, i % across))
                            .toArray(byte[][]::new);
                    for (int i = 0; i < tiles.length; i++) {
                        int band = (first + i) / across;
                        int at = (band * down + line) * across + (first + i) % across;
                        offsets[at] = channel.position();
                        sizes[at] = tiles[i].length;
                        put(channel, ByteBuffer.wrap(tiles[i]));
                    }
                    if (channel.position() > MOST_BYTES) {
                        throw new IOException("the grid is larger than a GeoTIFF can be (4 GB)");
                    }
                }
            }
            longs(324, offsets); // TileOffsets
            longs(325, sizes); // TileByteCounts
            directory(channel);
        }
    }

    private static void put(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private byte[] tile(Values values, int band, int height, int tileColumn) {
        byte[] cells = new byte[TILE * TILE * Float.BYTES];
        float[] line = new float[TILE];
        boolean isBlank = true;
        for (int row = 0; row < TILE; row++) {
            for (int column = 0; column < TILE; column++) {
                int there = tileColumn * TILE + column;
                line[column] = row < height && there < columns ? (float) values.at(band, row, there) : Float.NaN;
                isBlank &= Float.isNaN(line[column]);
            }
            predict(line, cells, row * TILE * Float.BYTES);
        }
        return isBlank ? BLANK : deflated(cells);
    }

    private static byte[] blank() {
        byte[] cells = new byte[TILE * TILE * Float.BYTES];
        float[] line = new float[TILE];
        Arrays.fill(line, Float.NaN);
        for (int row = 0; row < TILE; row++) {
            predict(line, cells, row * TILE * Float.BYTES);
        }
        return deflated(cells);
    }

    private static byte[] deflated(byte[] cells) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(cells);
            deflater.finish();
            byte[] deflated = new byte[cells.length + cells.length / 100 + 64];
            int size = deflater.deflate(deflated);
            if (!deflater.finished()) {
                throw new IllegalStateException("deflated " + cells.length + " bytes to more than " + size);
            }
            return Arrays.copyOf(deflated, size);
        } finally {
            deflater.end();
        }
    }

    /**
     * Writes a row of floats as the floating-point predictor wants them (Adobe Photoshop TIFF technical note 3, 2005):
     * first the highest bytes of all, then the next ones …, each byte as its difference from the one before. Smooth
     * values then deflate faster and to less.
     */
    private static void predict(float[] values, byte[] into, int at) {
        int n = values.length;
        for (int i = 0; i < n; i++) {
            int bits = Float.floatToIntBits(values[i]);
            into[at + i] = (byte) (bits >>> 24);
            into[at + n + i] = (byte) (bits >>> 16);
            into[at + 2 * n + i] = (byte) (bits >>> 8);
            into[at + 3 * n + i] = (byte) bits;
        }
        for (int i = at + 4 * n - 1; i > at; i--) {
            into[i] -= into[i - 1];
        }
    }

    /** The contents of fields that do not fit their entry, then the directory, then the header that points to it. */
    private void directory(FileChannel channel) throws IOException {
        ByteBuffer directory = buffer(2 + 12 * fields.size() + 4);
        directory.putShort((short) fields.size());
        for (var field : fields.entrySet()) {
            byte[] content = field.getValue().content();
            directory.putShort(field.getKey().shortValue());
            directory
                    .putShort((short) field.getValue().type())
                    .putInt(field.getValue().count());
            if (content.length <= 4) {
                directory.put(Arrays.copyOf(content, 4));
            } else {
                align(channel);
                directory.putInt((int) channel.position());
                put(channel, ByteBuffer.wrap(content));
            }
        }
        directory.putInt(0); // no further directory
        align(channel);
        long start = channel.position();
        put(channel, directory.flip());
        channel.position(0);
        put(
                channel,
                buffer(8)
                        .put((byte) 'I')
                        .put((byte) 'I')
                        .putShort((short) 42)
                        .putInt((int) start)
                        .flip());
    }

    /** Offsets must be even (TIFF 6.0, section 2). */
    private static void align(FileChannel channel) throws IOException {
        if (channel.position() % 2 == 1) {
            put(channel, ByteBuffer.allocate(1));
        }
    }
}
