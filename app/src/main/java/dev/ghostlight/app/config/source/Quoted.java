package dev.ghostlight.app.config.source;

/** Shows text that a person wrote inside a message; thread-safe. */
public final class Quoted {
    private static final int CHARACTERS_MAX = 60;

    private Quoted() {}

    /** The text in quotes, its end left out when it is long. */
    public static String of(String text) {
        int characters = text.codePointCount(0, text.length());
        String shown = characters <= CHARACTERS_MAX
                ? text
                : text.substring(0, text.offsetByCodePoints(0, CHARACTERS_MAX)) + "...";
        return "'" + shown + "'";
    }

    /** The text with each character that a terminal would act upon, or that cannot be seen, written as its code. */
    static String harmless(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (isHarmless(character)) {
                shown.appendCodePoint(character);
            } else {
                shown.append("\\x{").append(Integer.toHexString(character)).append('}');
            }
        });
        return shown.toString();
    }

    /** Whether a character can be seen, and does nothing to a terminal. */
    static boolean isHarmless(int character) {
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

    /** Whether every character of a text can be seen. */
    public static boolean isHarmless(String text) {
        return text.codePoints().allMatch(Quoted::isHarmless);
    }
}
