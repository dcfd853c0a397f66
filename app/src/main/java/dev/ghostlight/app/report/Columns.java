package dev.ghostlight.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Measures and breaks text by the columns it takes on a terminal. */
final class Columns {
    /** East Asian wide characters and pictures: the first and the last of each block. */
    private static final int[][] WIDE = {
        {0x1100, 0x115F},
        {0x2E80, 0xA4CF},
        {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},
        {0xFE30, 0xFE6F},
        {0xFF00, 0xFF60},
        {0xFFE0, 0xFFE6},
        {0x1F300, 0x1FAFF},
        {0x20000, 0x3FFFD}
    };

    private static final Pattern SPACES = Pattern.compile(" +");

    private Columns() {}

    /** How many columns the text takes. */
    static int width(String text) {
        return text.codePoints().map(Columns::width).sum();
    }

    private static int width(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(point) ? 2 : 1;
    }

    private static boolean isWide(int point) {
        for (int[] block : WIDE) {
            if (point >= block[0] && point <= block[1]) {
                return true;
            }
        }
        return false;
    }

    /** The text filled up with spaces on the right. */
    static String padRight(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - width(text)));
    }

    /** The text filled up with spaces on the left. */
    static String padLeft(String text, int columns) {
        return " ".repeat(Math.max(0, columns - width(text))) + text;
    }

    /**
     * The text in lines of at most so many columns, broken between words, and within a word that is longer than a line.
     *
     * @return at least one line, which is empty for an empty text
     */
    static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (String word : SPACES.split(text.strip(), -1)) {
            for (String piece : pieces(word, columns)) {
                int width = width(piece);
                if (used > 0 && used + 1 + width > columns) {
                    lines.add(line.toString());
                    line.setLength(0);
                    used = 0;
                }
                if (used > 0) {
                    line.append(' ');
                    used++;
                }
                line.append(piece);
                used += width;
            }
        }
        lines.add(line.toString());
        return lines;
    }

    private static List<String> pieces(String word, int columns) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        int used = 0;
        for (int point : word.codePoints().toArray()) {
            int width = width(point);
            if (used + width > columns && used > 0) {
                pieces.add(piece.toString());
                piece.setLength(0);
                used = 0;
            }
            piece.appendCodePoint(point);
            used += width;
        }
        pieces.add(piece.toString());
        return pieces;
    }
}
