package dev.ghostlight.core.migration.sql;

import dev.ghostlight.core.migration.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into tokens by the lexical rules of a dialect, in time proportional to its length. Used by one thread.
 *
 * <p>Sources: PostgreSQL's manual, Lexical Structure; MariaDB's, Comment Syntax and String Literals. MariaDB's modes
 * ANSI_QUOTES and NO_BACKSLASH_ESCAPES are taken to be off, as they are unless someone sets them.
 */
public final class Lexer {
    /** A longer name is none, so that a text full of beginnings takes no longer than others. */
    private static final int PLACEHOLDER_NAME_MAX = 200;

    private final String text;
    private final int end;
    private final Dialect dialect;
    private boolean escapesEverywhere;
    private int position;

    /** Reads a part of a text, from {@code start} up to {@code end}. */
    public Lexer(String text, int start, int end, Dialect dialect) {
        this.text = text;
        this.position = start;
        this.end = end;
        this.dialect = dialect;
        this.escapesEverywhere = dialect == Dialect.MARIADB;
    }

    /** All tokens of a text that the server acts upon. */
    public static List<Token> code(String text, Dialect dialect) {
        return code(text, 0, text.length(), dialect);
    }

    /** The first tokens of a text that the server acts upon, at most so many; the rest is not looked at. */
    public static List<Token> firstCode(String text, Dialect dialect, int count) {
        return code(new Lexer(text, 0, text.length(), dialect), count);
    }

    /** All tokens of a part of a text that the server acts upon. */
    static List<Token> code(String text, int start, int end, Dialect dialect) {
        return code(new Lexer(text, start, end, dialect), Integer.MAX_VALUE);
    }

    private static List<Token> code(Lexer lexer, int count) {
        List<Token> tokens = new ArrayList<>();
        while (!lexer.isAtEnd() && tokens.size() < count) {
            Token token = lexer.next();
            if (!token.isBlank()) {
                tokens.add(token);
            }
        }
        return tokens;
    }

    /** Whether all was read. */
    public boolean isAtEnd() {
        return position >= end;
    }

    /** Where the next token begins. */
    public int position() {
        return position;
    }

    /** Goes on at a later position. */
    public void moveTo(int later) {
        position = later;
    }

    /** Whether a backslash escapes in all strings: {@code standard_conforming_strings = off}. */
    void escapeEverywhere(boolean escapes) {
        escapesEverywhere = escapes;
    }

    /** The next token; only called where there is one. */
    public Token next() {
        int start = position;
        Kind kind = scan(text.charAt(start));
        return new Token(kind, start, position);
    }

    private Kind scan(char first) {
        if (isSpace(first)) {
            return space();
        }
        return switch (first) {
            case '\'' -> quoted('\'', escapesEverywhere, Kind.STRING);
            case '"' ->
                dialect == Dialect.MARIADB ? quoted('"', true, Kind.STRING) : quoted('"', false, Kind.QUOTED_NAME);
            case '`' -> dialect == Dialect.MARIADB ? quoted('`', false, Kind.QUOTED_NAME) : symbol();
            case '-' -> beginsLineComment() ? lineComment() : symbol();
            case '#' -> dialect == Dialect.MARIADB ? lineComment() : symbol();
            case '/' -> at(1) == '*' ? blockComment() : symbol();
            case '$' -> dollar();
            case '\\' -> dialect == Dialect.POSTGRESQL ? command() : symbol();
            default -> wordOrSymbol(first);
        };
    }

    private Kind wordOrSymbol(char first) {
        if (isDigit(first)) {
            return number();
        }
        return beginsName(first) ? word() : symbol();
    }

    private Kind symbol() {
        position++;
        return Kind.SYMBOL;
    }

    private Kind space() {
        while (position < end && isSpace(text.charAt(position))) {
            position++;
        }
        return Kind.SPACE;
    }

    private Kind number() {
        while (position < end && (isLetter(at(0)) || isDigit(at(0)) || at(0) == '.')) {
            position++;
        }
        return Kind.NUMBER;
    }

    private Kind word() {
        int start = position;
        while (position < end && continuesName(text.charAt(position))) {
            position++;
        }
        if (dialect == Dialect.POSTGRESQL && position < end) {
            return prefixed(start);
        }
        return Kind.WORD;
    }

    /** A word that may be the beginning of a string or a name in quotes: {@code E'...'}, {@code U&"..."}. */
    private Kind prefixed(int start) {
        char quote = text.charAt(position);
        char letter = Character.toUpperCase(text.charAt(start));
        if (position - start != 1) {
            return Kind.WORD;
        }
        if (quote == '\'' && letter == 'E') {
            return escapedString();
        }
        if (quote == '\'' && (letter == 'B' || letter == 'X' || letter == 'N')) {
            return quoted('\'', letter == 'N' && escapesEverywhere, Kind.STRING);
        }
        if (quote == '&' && letter == 'U' && (at(1) == '\'' || at(1) == '"')) {
            position++;
            return at(0) == '"' ? quoted('"', false, Kind.QUOTED_NAME) : quoted('\'', false, Kind.STRING);
        }
        return Kind.WORD;
    }

    /** A string with escapes; it goes on after a line's end with the next quote, and the escapes with it. */
    private Kind escapedString() {
        while (true) {
            Kind kind = quoted('\'', true, Kind.STRING);
            if (kind == Kind.UNCLOSED) {
                return kind;
            }
            int next = position;
            boolean hasLineEnd = false;
            while (next < end && isSpace(text.charAt(next))) {
                hasLineEnd |= isLineEnd(text.charAt(next));
                next++;
            }
            if (!hasLineEnd || next >= end || text.charAt(next) != '\'') {
                return kind;
            }
            position = next;
        }
    }

    private Kind quoted(char quote, boolean hasEscapes, Kind kind) {
        position++;
        while (position < end) {
            char character = text.charAt(position++);
            if (character == '\\' && hasEscapes) {
                position = Math.min(end, position + 1);
            } else if (character == quote) {
                if (at(0) != quote) {
                    return kind;
                }
                position++;
            }
        }
        return Kind.UNCLOSED;
    }

    private boolean beginsLineComment() {
        if (at(1) != '-') {
            return false;
        }
        return dialect == Dialect.POSTGRESQL || position + 2 >= end || at(2) <= ' ';
    }

    private Kind lineComment() {
        toLineEnd();
        return Kind.COMMENT;
    }

    private void toLineEnd() {
        while (position < end && !isLineEnd(text.charAt(position))) {
            position++;
        }
    }

    private Kind blockComment() {
        boolean isExecutable = dialect == Dialect.MARIADB && (at(2) == '!' || (at(2) == 'M' && at(3) == '!'));
        int depth = 0;
        while (position < end) {
            if (at(0) == '*' && at(1) == '/') {
                position += 2;
                depth--;
                if (depth == 0) {
                    return isExecutable ? Kind.EXECUTABLE_COMMENT : Kind.COMMENT;
                }
            } else if (at(0) == '/' && at(1) == '*' && (depth == 0 || dialect == Dialect.POSTGRESQL)) {
                position += 2;
                depth++;
            } else {
                position++;
            }
        }
        return Kind.UNCLOSED;
    }

    private Kind dollar() {
        if (at(1) == '{') {
            return placeholder();
        }
        if (dialect == Dialect.MARIADB) {
            return word();
        }
        return isDigit(at(1)) ? parameter() : dollarQuoted();
    }

    private Kind placeholder() {
        int close = position + 2;
        int last = Math.min(end, close + PLACEHOLDER_NAME_MAX);
        while (close < last && text.charAt(close) != '}' && !isLineEnd(text.charAt(close))) {
            close++;
        }
        if (close >= last || text.charAt(close) != '}') {
            return symbol();
        }
        position = close + 1;
        return Kind.PLACEHOLDER;
    }

    private Kind parameter() {
        position++;
        while (position < end && isDigit(text.charAt(position))) {
            position++;
        }
        return Kind.WORD;
    }

    private Kind dollarQuoted() {
        int tagEnd = position + 1;
        while (tagEnd < end && text.charAt(tagEnd) != '$' && continuesName(text.charAt(tagEnd))) {
            tagEnd++;
        }
        if (tagEnd >= end || text.charAt(tagEnd) != '$') {
            return symbol();
        }
        String quote = text.substring(position, tagEnd + 1);
        int close = text.indexOf(quote, tagEnd + 1, end);
        if (close < 0) {
            position = end;
            return Kind.UNCLOSED;
        }
        position = close + quote.length();
        return Kind.STRING;
    }

    private Kind command() {
        if (at(1) == ';') {
            position += 2;
        } else {
            toLineEnd();
        }
        return Kind.COMMAND;
    }

    /** The character that many places on; NUL beyond the end. */
    private char at(int offset) {
        return position + offset < end ? text.charAt(position + offset) : '\0';
    }

    private boolean beginsName(char character) {
        return isLetter(character) || (dialect == Dialect.MARIADB && character == '$');
    }

    private static boolean continuesName(char character) {
        return isLetter(character) || isDigit(character) || character == '$';
    }

    private static boolean isLetter(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || character == '_'
                || character >= '\u0080';
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    static boolean isLineEnd(char character) {
        return character == '\n' || character == '\r';
    }

    private static boolean isSpace(char character) {
        return character == ' ' || (character >= '\t' && character <= '\r') || character == '\ufeff';
    }
}
