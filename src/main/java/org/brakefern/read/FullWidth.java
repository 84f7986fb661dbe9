package org.brakefern.read;

/** Full-width digits, letters and signs, as Chinese input methods write them, in their plain form. */
final class FullWidth {
    private FullWidth() {}

    /** Returns the text with full-width characters made plain and without space around it. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '\uFF01' && c <= '\uFF5E') {
                plain.append((char) (c - 0xFEE0)); // the full-width forms follow ASCII at this distance
            } else if (c == '\u3000' || c == '\u00A0') {
                plain.append(' ');
            } else {
                plain.append(c == '\u2212' ? '-' : c);
            }
        }
        return plain.toString().strip();
    }
}
