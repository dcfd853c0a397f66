package dev.ghostlight.core.migration.sql;

/**
 * A piece of SQL that means something by itself; every character of a text belongs to exactly one.
 *
 * @param kind what it is
 * @param start where it begins, in characters from 0
 * @param end where the next one begins
 */
public record Token(Kind kind, int start, int end) {
    /** What a token is. */
    public enum Kind {
        /** Blanks, line ends, a byte-order mark. */
        SPACE,
        /** A comment that the server does not act upon. */
        COMMENT,
        /** A comment that MariaDB and MySQL carry out: {@code /*! ... *}{@code /}. */
        EXECUTABLE_COMMENT,
        /** A keyword, or a name without quotes. */
        WORD,
        /** A name in quotes. */
        QUOTED_NAME,
        /** A string, in whichever quotes. */
        STRING,
        /** A number. */
        NUMBER,
        /** What a runner replaces: {@code ${name}}. */
        PLACEHOLDER,
        /** A command of psql: a backslash and the rest of its line. */
        COMMAND,
        /** Any other character. */
        SYMBOL,
        /** A string, name or comment that the text ends in. */
        UNCLOSED
    }

    /** Whether the server does not see it: blanks and comments. */
    public boolean isBlank() {
        return kind == Kind.SPACE || kind == Kind.COMMENT;
    }

    /** Whether it is this character. */
    public boolean is(String text, char symbol) {
        return kind == Kind.SYMBOL && text.charAt(start) == symbol;
    }

    /** Whether it is this keyword, in whichever case. */
    public boolean isWord(String text, String word) {
        return kind == Kind.WORD
                && end - start == word.length()
                && text.regionMatches(true, start, word, 0, word.length());
    }
}
