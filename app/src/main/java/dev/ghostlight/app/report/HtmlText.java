package dev.ghostlight.app.report;

import dev.ghostlight.app.words.Visible;

/** Makes text that users wrote safe to stand between HTML tags and in quoted attributes. */
final class HtmlText {
    private HtmlText() {}

    /** The text as it is to be seen. */
    static String escape(String text) {
        String visible = Visible.of(text);
        StringBuilder safe = new StringBuilder(visible.length());
        for (int i = 0; i < visible.length(); i++) {
            char character = visible.charAt(i);
            switch (character) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(character);
            }
        }
        return safe.toString();
    }
}
