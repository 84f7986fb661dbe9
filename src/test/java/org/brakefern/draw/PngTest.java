package org.brakefern.draw;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PngTest {
    /** Noise does not deflate, so that the larger ones take several chunks. */
    @ParameterizedTest
    @CsvSource({"1, 1", "7, 3", "300, 200", "641, 359"})
    void other_readers_find_every_pixel(int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, random.nextInt(0x1000000));
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        Png.write(image, png);
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(png.toByteArray()));
        assertArrayEquals(
                image.getRGB(0, 0, width, height, null, 0, width), read.getRGB(0, 0, width, height, null, 0, width));
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_BYTE_GRAY})
    void images_of_another_kind_are_refused(int kind) {
        BufferedImage image = new BufferedImage(2, 2, kind);
        assertThrows(IllegalArgumentException.class, () -> Png.write(image, OutputStream.nullOutputStream()));
    }
}
