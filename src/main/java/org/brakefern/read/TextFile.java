package org.brakefern.read;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The text of a file: UTF-8 with or without byte order mark; UTF-16, which Excel calls Unicode text, by its byte order
 * mark or, where that is missing, by its zero bytes; else GB18030, in which Chinese editions of Excel save CSV.
 *
 * @param text without byte order mark
 * @param charset what the bytes were read as
 */
record TextFile(String text, Charset charset) {

    /** The national standard for Chinese text; it contains GBK and GB2312. */
    static final Charset GB18030 = Charset.forName("GB18030");

    /**
     * Reads a file.
     *
     * @param path the file
     * @param name as the user writes it
     * @throws org.brakefern.check.UnusableInput if it is missing, a folder, unreadable, or text in none of these encodings
     */
    static TextFile read(Path path, String name) {
        byte[] bytes = bytes(path, name);
        for (Charset charset : candidates(bytes)) {
            try {
                String text = charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
                if (text.indexOf('\0') < 0) {
                    return new TextFile(text.startsWith("\uFEFF") ? text.substring(1) : text, charset);
                }
            } catch (CharacterCodingException e) {
                // Not this encoding: the next one is tried, and after the last one the file is refused.
                continue;
            }
        }
        throw Refusals.notText(name);
    }

    private static List<Charset> candidates(byte[] bytes) {
        int first = bytes.length < 2 ? 0 : (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        boolean isLowFirst = first == 0xFFFE || first != 0xFEFF && bytes.length > 1 && bytes[0] != 0 && bytes[1] == 0;
        boolean isHighFirst = first == 0xFEFF || bytes.length > 1 && bytes[0] == 0 && bytes[1] != 0;
        if (isLowFirst || isHighFirst) {
            return List.of(isLowFirst ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
        }
        return List.of(StandardCharsets.UTF_8, GB18030);
    }

    /** Returns the bytes of a file; what cannot be read is refused as by {@link #read}. */
    static byte[] bytes(Path path, String name) {
        Refusals.requireFile(path, name);
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw Refusals.unreadable(name, e);
        }
    }
}
