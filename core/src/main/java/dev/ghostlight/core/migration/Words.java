package dev.ghostlight.core.migration;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at the words of a statement; texts and comments within it are none. */
final class Words {
    private static final Pattern PIECE = Pattern.compile(
            "(?<comment>--[^\\n]*|/\\*.*?\\*/)"
                    + "|(?<text>'(?:[^']|'')*'|\\$(?<tag>\\w*)\\$.*?\\$\\k<tag>\\$)"
                    + "|(?<quoted>\"(?:[^\"]|\"\")*\"|`[^`]*`)"
                    + "|(?<word>[\\p{L}_][\\p{L}\\p{N}_$]*)"
                    + "|(?<number>\\d[\\d.]*)"
                    + "|(?<sign>\\S)",
            Pattern.DOTALL);

    private Words() {}

    /** The statement on one line, without comments. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        Matcher piece = PIECE.matcher(text);
        int end = 0;
        while (piece.find()) {
            if (piece.group("comment") != null) {
                continue;
            }
            if (piece.start() > end && !plain.isEmpty()) {
                plain.append(' ');
            }
            plain.append(piece.group());
            end = piece.end();
        }
        return plain.toString();
    }

    /**
     * Its words and signs in order: names as the engine knows them, which is in lower case where they are not quoted;
     * texts as {@code ''}.
     */
    static List<String> of(String text) {
        return PIECE.matcher(text)
                .results()
                .filter(piece ->
                        !piece.group().startsWith("--") && !piece.group().startsWith("/*"))
                .map(piece -> word(piece.group()))
                .toList();
    }

    private static String word(String piece) {
        return switch (piece.charAt(0)) {
            case '"' ->
                piece.length() > 1 ? piece.substring(1, piece.length() - 1).replace("\"\"", "\"") : piece;
            case '`' -> piece.length() > 1 ? piece.substring(1, piece.length() - 1) : piece;
            case '\'' -> "''";
            case '$' -> piece.length() > 1 ? "''" : piece;
            default -> piece.toLowerCase(Locale.ROOT);
        };
    }

    /** Its first word, in capitals; empty if there is none. */
    static String first(String text) {
        List<String> words = of(text);
        return words.isEmpty() ? "" : words.getFirst().toUpperCase(Locale.ROOT);
    }

    /** Whether a word stands in it, whatever the case. */
    static boolean has(String text, String word) {
        return of(text).contains(word.toLowerCase(Locale.ROOT));
    }

    /** Whether a table's name stands in it; a schema before the name does not matter. */
    static boolean names(String text, String table) {
        String last = table.substring(table.lastIndexOf('.') + 1);
        return of(text).contains(last);
    }
}
