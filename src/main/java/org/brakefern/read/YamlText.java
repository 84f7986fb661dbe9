package org.brakefern.read;

/** Texts as they can stand in a YAML file. */
final class YamlText {
    private YamlText() {}

    /** Returns the text as it is where that is safe, else in double quotes. */
    static String of(String text) {
        boolean isPlain = text.matches("[\\p{L}\\p{N}_./][\\p{L}\\p{N}_./ -]*")
                && !text.endsWith(" ")
                && !text.matches("(?i)true|false|null|yes|no|on|off|[.\\d][\\d.eE_+-]*");
        return isPlain ? text : quoted(text);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || (c >= 0x7F && c <= 0x9F) || c == '\u2028' || c == '\u2029' || c == '\uFEFF') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
