package org.brakefern.read;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The text of a file: UTF-8 with or without byte order mark; where the bytes are no UTF-8, GB18030, in which Chinese
 * editions of Excel save CSV.
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
     * @throws org.brakefern.check.UnusableInput if it is missing, a folder, unreadable, or text in neither encoding
     */
    static TextFile read(Path path, String name) {
        byte[] bytes = bytes(path, name);
        for (Charset charset : new Charset[] {StandardCharsets.UTF_8, GB18030}) {
            try {
                String text = charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
                return new TextFile(text.startsWith("\uFEFF") ? text.substring(1) : text, charset);
            } catch (CharacterCodingException e) {
                // Not this encoding: the next one is tried, and after the last one the file is refused.
                continue;
            }
        }
        throw Refusals.notText(name);
    }

    private static byte[] bytes(Path path, String name) {
        Refusals.requireFile(path, name);
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw Refusals.unreadable(name, e);
        }
    }
}
