package org.brakefern.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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
import java.util.zip.DeflaterOutputStream;

/**
 * A TIFF (revision 6.0) of bands of 32-bit floats, one after the other (planar configuration 2), in deflated tiles of 256
 * x 256 cells, little-endian. The same values give the same bytes.
 *
 * <p>Written out here because a raster of any number of bands, each with its name, and of no known system goes beyond
 * the writer of the image library.
 */
final class TiffFile {
    private static final int TILE = 256;
    /** A tile without any value, as the corners of a long area have many. */
    private static final byte[] BLANK = blank();
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
        if (bands > 1) {
            shorts(338, new int[bands - 1]); // ExtraSamples: unspecified
        }
    }

    private record Field(int type, int count, byte[] content) {}

    /** Values by band, row and column; NaN where there is none. */
    interface Values {
        double at(int band, int row, int column);
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
     * Writes the file.
     *
     * @param file where to; replaced if it is there
     */
    void write(Path file, Values values) throws IOException {
        int across = (columns + TILE - 1) / TILE;
        int down = (rows + TILE - 1) / TILE;
        long[] offsets = new long[bands * down * across];
        long[] sizes = new long[offsets.length];
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            channel.position(8);
            for (int first = 0; first < offsets.length; first += across) {
                int line = first / across;
                byte[][] tiles = IntStream.range(0, across)
                        .parallel()
                        .mapToObj(column -> tile(values, line / down, line % down, column))
                        .toArray(byte[][]::new);
                for (int i = 0; i < across; i++) {
                    offsets[first + i] = channel.position();
                    sizes[first + i] = tiles[i].length;
                    put(channel, ByteBuffer.wrap(tiles[i]));
                }
                if (channel.position() > MOST_BYTES) {
                    throw new IOException("the grid is larger than a GeoTIFF can be (4 GB)");
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

    private byte[] tile(Values values, int band, int tileRow, int tileColumn) {
        ByteBuffer cells = buffer(TILE * TILE * Float.BYTES);
        boolean isBlank = true;
        for (int row = tileRow * TILE; row < (tileRow + 1) * TILE; row++) {
            for (int column = tileColumn * TILE; column < (tileColumn + 1) * TILE; column++) {
                boolean inside = row < rows && column < columns;
                float value = inside ? (float) values.at(band, row, column) : Float.NaN;
                isBlank &= Float.isNaN(value);
                cells.putFloat(value);
            }
        }
        return isBlank ? BLANK : deflated(cells.array());
    }

    private static byte[] blank() {
        ByteBuffer cells = buffer(TILE * TILE * Float.BYTES);
        while (cells.hasRemaining()) {
            cells.putFloat(Float.NaN);
        }
        return deflated(cells.array());
    }

    private static byte[] deflated(byte[] cells) {
        Deflater deflater = new Deflater();
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (OutputStream stream = new DeflaterOutputStream(deflated, deflater)) {
            stream.write(cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return deflated.toByteArray();
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
