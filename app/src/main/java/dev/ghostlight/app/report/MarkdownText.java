package dev.ghostlight.app.report;

import dev.ghostlight.app.words.Visible;

/** Makes text that users wrote safe to stand in Markdown: it shows as it is, and can do nothing. */
final class MarkdownText {
    private static final String SPECIAL = "\\`*_[]|~$";
    private static final int LONGEST = 2_000;

    /** Nobody is called by a name in a report, and no issue is linked by a number. */
    private static final String ZERO_WIDTH_SPACE = "\u200b";

    private MarkdownText() {}

    /** For running text and table cells, but not for the begin of a line; cut when very long. */
    static String escape(String text) {
        StringBuilder safe = new StringBuilder();
        for (char character : cut(Visible.of(text)).toCharArray()) {
            if (SPECIAL.indexOf(character) >= 0) {
                safe.append('\\');
            }
            append(safe, character);
        }
        return safe.toString();
    }

    /** For text between HTML tags, where Markdown is not read; cut when very long. */
    static String escapeInTag(String text) {
        StringBuilder safe = new StringBuilder();
        for (char character : cut(Visible.of(text)).toCharArray()) {
            append(safe, character);
        }
        return safe.toString();
    }

    private static void append(StringBuilder safe, char character) {
        switch (character) {
            case '&' -> safe.append("&amp;");
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '"' -> safe.append("&quot;");
            case '@', '#' -> safe.append(character).append(ZERO_WIDTH_SPACE);
            default -> safe.append(character);
        }
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + " ...";
    }
}
