package dev.ghostlight.core.migration.sql.meaning;

import dev.ghostlight.core.migration.sql.Dialect;
import dev.ghostlight.core.migration.sql.Lexer;
import dev.ghostlight.core.migration.sql.Token;
import dev.ghostlight.core.migration.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the tokens of a statement, or of a part of it, one after the other. Used by one thread. */
final class Cursor {
    private static final Set<String> OF_TYPES = Set.of(
            "PRECISION",
            "VARYING",
            "WITH",
            "WITHOUT",
            "TIME",
            "ZONE",
            "LOCAL",
            "ARRAY",
            "CHARACTER",
            "CHAR",
            "YEAR",
            "MONTH",
            "DAY",
            "HOUR",
            "MINUTE",
            "SECOND",
            "TO",
            "UNSIGNED",
            "SIGNED",
            "ZEROFILL",
            "VARCHAR");

    private final String text;
    private final Dialect dialect;
    private final List<Token> tokens;
    private final int end;
    private int position;

    private Cursor(String text, Dialect dialect, List<Token> tokens, int position, int end) {
        this.text = text;
        this.dialect = dialect;
        this.tokens = tokens;
        this.position = position;
        this.end = end;
    }

    Cursor(String text, Dialect dialect) {
        this(text, dialect, Lexer.code(text, dialect));
    }

    private Cursor(String text, Dialect dialect, List<Token> tokens) {
        this(text, dialect, tokens, 0, tokens.size());
    }

    boolean isMariaDb() {
        return dialect == Dialect.MARIADB;
    }

    boolean isAtEnd() {
        return position >= end;
    }

    int position() {
        return position;
    }

    void moveTo(int earlier) {
        position = earlier;
    }

    /** Whether these words come next. */
    boolean isAt(String... words) {
        if (position + words.length > end) {
            return false;
        }
        for (int i = 0; i < words.length; i++) {
            if (!tokens.get(position + i).isWord(text, words[i])) {
                return false;
            }
        }
        return true;
    }

    /** Whether this character comes next. */
    boolean isAt(char symbol) {
        return !isAtEnd() && tokens.get(position).is(text, symbol);
    }

    boolean take(String... words) {
        boolean isThere = isAt(words);
        position += isThere ? words.length : 0;
        return isThere;
    }

    boolean take(char symbol) {
        boolean isThere = isAt(symbol);
        position += isThere ? 1 : 0;
        return isThere;
    }

    void expect(String... words) throws NotUnderstoodException {
        if (!take(words)) {
            throw new NotUnderstoodException();
        }
    }

    void expectEnd() throws NotUnderstoodException {
        if (!isAtEnd()) {
            throw new NotUnderstoodException();
        }
    }

    /** The next token, whatever it is. */
    Span any() throws NotUnderstoodException {
        if (isAtEnd()) {
            throw new NotUnderstoodException();
        }
        position++;
        return span(position - 1);
    }

    String name() throws NotUnderstoodException {
        Span span = any();
        Token token = tokens.get(position - 1);
        if (token.kind() == Kind.WORD) {
            return isMariaDb() ? span.text() : span.text().toLowerCase(Locale.ROOT);
        }
        String quote = isMariaDb() ? "`" : "\"";
        if (token.kind() != Kind.QUOTED_NAME || !span.text().startsWith(quote)) {
            throw new NotUnderstoodException();
        }
        return span.text().substring(1, span.text().length() - 1).replace(quote + quote, quote);
    }

    ObjectName objectName() throws NotUnderstoodException {
        int from = position;
        String first = name();
        if (!take('.')) {
            return new ObjectName("", first, span(from));
        }
        String second = name();
        if (isAt('.')) {
            throw new NotUnderstoodException();
        }
        return new ObjectName(first, second, span(from));
    }

    List<ObjectName> objectNames() throws NotUnderstoodException {
        List<ObjectName> names = new ArrayList<>();
        do {
            take("ONLY");
            names.add(objectName());
            take('*');
        } while (take(','));
        return names;
    }

    /** A list of names in parentheses; an element that is more than a name is not understood. */
    List<String> names() throws NotUnderstoodException {
        List<String> names = new ArrayList<>();
        if (!take('(')) {
            throw new NotUnderstoodException();
        }
        do {
            names.add(name());
        } while (take(','));
        if (!take(')')) {
            throw new NotUnderstoodException();
        }
        return names;
    }

    /** What stands in parentheses, with them. */
    Span parenthesised() throws NotUnderstoodException {
        int from = position;
        if (!isAt('(')) {
            throw new NotUnderstoodException();
        }
        skipOne();
        return span(from);
    }

    /** All up to one of these words outside of parentheses and CASE ... END, or to the end; at least one token. */
    Span until(Set<String> words) throws NotUnderstoodException {
        int from = position;
        int cases = 0;
        do {
            cases += isAt("CASE") ? 1 : isAt("END") && cases > 0 ? -1 : 0;
            skipOne();
        } while (!isAtEnd() && (cases > 0 || !words.contains(word())));
        return span(from);
    }

    /** A type, up to one of these words: a name, with the further words that types have. */
    Span type(Set<String> stops) throws NotUnderstoodException {
        int from = position;
        Span type = until(stops);
        int depth = 0;
        for (int i = from + 1; i < position; i++) {
            Token token = tokens.get(i);
            depth += token.is(text, '(') ? 1 : token.is(text, ')') ? -1 : 0;
            boolean isPartOfName = tokens.get(i - 1).is(text, '.');
            if (depth == 0 && !isPartOfName && token.kind() == Kind.WORD && !OF_TYPES.contains(word(token))) {
                throw new NotUnderstoodException();
            }
        }
        return type;
    }

    /** All that is left; at least one token. */
    Span rest() throws NotUnderstoodException {
        return until(Set.of());
    }

    /** Whether the word stands anywhere ahead, outside of parentheses. */
    boolean hasAhead(String word) throws NotUnderstoodException {
        int from = position;
        boolean found = moveBehind(word);
        position = from;
        return found;
    }

    /** Goes on behind the next such word outside of parentheses, or to the end where there is none. */
    boolean moveBehind(String word) throws NotUnderstoodException {
        boolean found = false;
        while (!isAtEnd() && !found) {
            found = isAt(word);
            skipOne();
        }
        return found;
    }

    /** Takes all that is left, in parts between commas. */
    List<Cursor> parts() throws NotUnderstoodException {
        List<Cursor> parts = new ArrayList<>();
        int from = position;
        while (!isAtEnd()) {
            if (isAt(',')) {
                parts.add(new Cursor(text, dialect, tokens, from, position));
                from = position + 1;
            }
            skipOne();
        }
        parts.add(new Cursor(text, dialect, tokens, from, position));
        return parts;
    }

    /** What lies within the parentheses that come next, in parts between commas; takes them. */
    List<Cursor> partsInParentheses() throws NotUnderstoodException {
        int from = position;
        parenthesised();
        return new Cursor(text, dialect, tokens, from + 1, position - 1).parts();
    }

    /** From a position of this cursor up to here. */
    Span span(int from) {
        if (from >= position) {
            int at = from < tokens.size() ? tokens.get(from).start() : text.length();
            return new Span("", at, at);
        }
        int start = tokens.get(from).start();
        int until = tokens.get(position - 1).end();
        return new Span(text.substring(start, until), start, until);
    }

    /** The first words, in capitals, up to what is no word; at most four. */
    String firstWords() {
        List<String> words = new ArrayList<>();
        for (int i = position; i < end && words.size() < 4 && tokens.get(i).kind() == Kind.WORD; i++) {
            words.add(text.substring(tokens.get(i).start(), tokens.get(i).end()).toUpperCase(Locale.ROOT));
        }
        return String.join(" ", words);
    }

    /** The next token as a word in capitals; empty if it is none. */
    private String word() {
        return word(tokens.get(position));
    }

    private String word(Token token) {
        return token.kind() == Kind.WORD
                ? text.substring(token.start(), token.end()).toUpperCase(Locale.ROOT)
                : "";
    }

    /** Skips a token, or all that stands in parentheses. */
    private void skipOne() throws NotUnderstoodException {
        int depth = 0;
        do {
            if (isAtEnd()) {
                throw new NotUnderstoodException();
            }
            Token token = tokens.get(position++);
            if (token.is(text, '(')) {
                depth++;
            } else if (token.is(text, ')')) {
                depth--;
            }
        } while (depth > 0);
        if (depth < 0) {
            throw new NotUnderstoodException();
        }
    }
}
