package dev.ghostlight.app.collect;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Makes text of unknown origin safe to print on a terminal. */
final class Shown {
    private static final int BYTES_PER_CHARACTER_MAX = 4;

    private Shown() {}

    /** Bytes as text of at most so many characters, with what a terminal would act upon written as its code. */
    static String bytes(byte[] bytes, int from, int to, int charactersMax) {
        int end = (int) Math.min(to, from + (long) charactersMax * BYTES_PER_CHARACTER_MAX + BYTES_PER_CHARACTER_MAX);
        return text(new String(bytes, from, end - from, UTF_8), charactersMax);
    }

    /** Text of at most so many characters, with what a terminal would act upon written as its code. */
    static String text(String text, int charactersMax) {
        StringBuilder shown = new StringBuilder();
        int characters = 0;
        for (int at = 0; at < text.length(); characters++) {
            if (characters == charactersMax) {
                return shown.append('…').toString();
            }
            int character = text.codePointAt(at);
            if (isHarmless(character)) {
                shown.appendCodePoint(character);
            } else {
                shown.append("\\x{").append(Integer.toHexString(character)).append('}');
            }
            at += Character.charCount(character);
        }
        return shown.toString();
    }

    private static boolean isHarmless(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
