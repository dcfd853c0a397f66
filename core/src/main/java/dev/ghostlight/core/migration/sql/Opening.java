package dev.ghostlight.core.migration.sql;

import java.util.List;
import java.util.Locale;

/** What a statement of PostgreSQL means for the reading of what follows it. */
enum Opening {
    /** Rows follow. */
    COPY_FROM_STDIN,
    /** From here on a backslash escapes in every string. */
    ESCAPES_EVERYWHERE,
    /** From here on a backslash escapes in {@code E'...'} only, as by default. */
    STANDARD_STRINGS,
    /** Nothing. */
    PLAIN;

    /** How much of a statement is looked at; a COPY with more names than that is none that people write. */
    static final int CHARACTERS_MAX = 100_000;

    /** Looks at a statement. */
    static Opening of(String text, int start, int end) {
        if (begins(text, start, "COPY")) {
            return copiesFromStdin(text, start, end) ? COPY_FROM_STDIN : PLAIN;
        }
        return begins(text, start, "SET") ? setting(words(text, start, Math.min(end, start + 200))) : PLAIN;
    }

    private static boolean begins(String text, int start, String word) {
        int after = start + word.length();
        return text.regionMatches(true, start, word, 0, word.length())
                && after < text.length()
                && !Character.isLetterOrDigit(text.charAt(after))
                && text.charAt(after) != '_';
    }

    private static boolean copiesFromStdin(String text, int start, int end) {
        List<Token> tokens = Lexer.code(text, start, end, Dialect.POSTGRESQL);
        int depth = 0;
        for (int i = 0; i + 1 < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is(text, '(')) {
                depth++;
            } else if (token.is(text, ')')) {
                depth--;
            } else if (depth == 0
                    && token.isWord(text, "FROM")
                    && tokens.get(i + 1).isWord(text, "STDIN")) {
                return true;
            }
        }
        return false;
    }

    private static Opening setting(List<String> words) {
        int at = words.size() > 1 && List.of("SESSION", "LOCAL").contains(words.get(1)) ? 2 : 1;
        if (words.size() != at + 3 || !words.get(at).equals("STANDARD_CONFORMING_STRINGS")) {
            return PLAIN;
        }
        return switch (words.get(at + 2)) {
            case "OFF", "FALSE", "NO", "0", "F", "N" -> ESCAPES_EVERYWHERE;
            default -> STANDARD_STRINGS;
        };
    }

    private static List<String> words(String text, int start, int end) {
        return Lexer.code(text, start, end, Dialect.POSTGRESQL).stream()
                .map(token -> text.substring(token.start(), token.end()).replaceAll("['\"]", ""))
                .map(word -> word.toUpperCase(Locale.ROOT))
                .toList();
    }
}
