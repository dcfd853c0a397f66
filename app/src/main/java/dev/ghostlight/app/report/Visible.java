package dev.ghostlight.app.report;

/** Makes text that users wrote safe to show: nothing in it can steer a terminal or reorder what a reader sees. */
final class Visible {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int REPLACEMENT = 0xFFFD;

    private Visible() {}

    /**
     * The text on one line: white space becomes a space, control and direction characters become visible as
     * {@code \}{@code u001b}, halves of a broken character become U+FFFD.
     */
    static String of(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().forEach(point -> append(visible, point));
        return visible.toString();
    }

    private static void append(StringBuilder visible, int point) {
        if (point == '\n' || point == '\r' || point == '\t') {
            visible.append(' ');
            return;
        }
        switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> escape(visible, point);
            case Character.FORMAT -> {
                // Joiners hold emoji and some scripts together and move nothing.
                if (point == ZERO_WIDTH_JOINER || point == ZERO_WIDTH_NON_JOINER) {
                    visible.appendCodePoint(point);
                } else {
                    escape(visible, point);
                }
            }
            case Character.SURROGATE -> visible.appendCodePoint(REPLACEMENT);
            default -> visible.appendCodePoint(point);
        }
    }

    private static void escape(StringBuilder visible, int point) {
        String digits = Integer.toHexString(point);
        visible.append("\\u").repeat("0", Math.max(0, 4 - digits.length())).append(digits);
    }
}
