package dev.ghostlight.app.words;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Makes text of unknown origin safe to show: nothing in it can steer a terminal, hide, or reorder what a reader sees.
 *
 * <p>Each such character is written as its code, such as <code>&#92;x{1b}</code>; text that is visible already stays as
 * it is. All methods are thread-safe.
 */
public final class Visible {
    private static final int QUOTED_CHARACTERS_MAX = 60;
    private static final int BYTES_PER_CHARACTER_MAX = 4;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private Visible() {}

    /** The whole text. */
    public static String of(String text) {
        return of(text, Integer.MAX_VALUE);
    }

    /** At most so many of the text's characters. */
    public static String of(String text, int charactersMax) {
        StringBuilder visible = new StringBuilder(text.length());
        int characters = 0;
        for (int at = 0; at < text.length(); characters++) {
            if (characters == charactersMax) {
                return visible.append('…').toString();
            }
            int character = text.codePointAt(at);
            if (isVisible(character)) {
                visible.appendCodePoint(character);
            } else {
                visible.append("\\x{").append(Integer.toHexString(character)).append('}');
            }
            at += Character.charCount(character);
        }
        return visible.toString();
    }

    /** At most so many characters of the text that bytes are in UTF-8; what is none becomes U+FFFD. */
    public static String ofBytes(byte[] bytes, int from, int to, int charactersMax) {
        int end = (int) Math.min(to, from + (long) charactersMax * BYTES_PER_CHARACTER_MAX + BYTES_PER_CHARACTER_MAX);
        return of(new String(bytes, from, end - from, UTF_8), charactersMax);
    }

    /** The text in quotes, inside a message; its end is left out when it is long. */
    public static String quoted(String text) {
        return "'" + of(text, QUOTED_CHARACTERS_MAX) + "'";
    }

    /** Whether every character of a text can be seen as it is. */
    public static boolean isVisible(String text) {
        return text.codePoints().allMatch(Visible::isVisible);
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            // Joiners hold emoji and some scripts together and move nothing.
            case Character.FORMAT -> character == ZERO_WIDTH_JOINER || character == ZERO_WIDTH_NON_JOINER;
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
