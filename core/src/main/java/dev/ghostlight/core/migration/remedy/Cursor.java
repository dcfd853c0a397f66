package dev.ghostlight.core.migration.remedy;

import dev.ghostlight.core.migration.facts.RelationName;
import dev.ghostlight.core.migration.sql.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Goes through the tokens of a statement, from the first to the last. Used by one thread. */
final class Cursor {
    private final Expression statement;
    private int at;

    Cursor(String text) {
        this.statement = Expression.of(text);
    }

    boolean isAtEnd() {
        return at >= statement.tokens().size();
    }

    /** Whether the next words are these. */
    boolean sees(String... words) {
        for (int i = 0; i < words.length; i++) {
            int index = at + i;
            if (index >= statement.tokens().size()
                    || !statement.tokens().get(index).isWord(statement.text(), words[i])) {
                return false;
            }
        }
        return true;
    }

    boolean seesSymbol(char symbol) {
        return !isAtEnd() && statement.tokens().get(at).is(statement.text(), symbol);
    }

    /** Goes on behind these words, if they come next. */
    boolean accept(String... words) {
        boolean isNext = sees(words);
        at += isNext ? words.length : 0;
        return isNext;
    }

    boolean acceptSymbol(char symbol) {
        boolean isNext = seesSymbol(symbol);
        at += isNext ? 1 : 0;
        return isNext;
    }

    /** A name, as the catalog has it. */
    String name() {
        if (isAtEnd()) {
            throw new Unreadable();
        }
        Token token = statement.tokens().get(at);
        if (token.kind() != Token.Kind.WORD && token.kind() != Token.Kind.QUOTED_NAME) {
            throw new Unreadable();
        }
        at++;
        return RelationName.unquoted(text(token.start(), token.end()));
    }

    /** A name with or without its schema. */
    RelationName relation() {
        String first = name();
        return acceptSymbol('.') ? new RelationName(first, name()) : RelationName.of(first);
    }

    /** What stands in the parentheses that open here. */
    String parenthesised() {
        if (!seesSymbol('(')) {
            throw new Unreadable();
        }
        int start = statement.tokens().get(at).end();
        skipOne();
        return text(start, statement.tokens().get(at - 1).start()).strip();
    }

    /** The names in the parentheses that open here. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (String part : split(parenthesised())) {
            Cursor cursor = new Cursor(part);
            names.add(cursor.name());
            if (!cursor.isAtEnd()) {
                throw new Unreadable();
            }
        }
        return names;
    }

    /** The text up to one of these words outside of parentheses, or to the end; at least one token. */
    String until(Set<String> words) {
        if (isAtEnd()) {
            throw new Unreadable();
        }
        int start = statement.tokens().get(at).start();
        do {
            skipOne();
        } while (!isAtEnd() && !isOneOf(words));
        return text(start, statement.tokens().get(at - 1).end());
    }

    /** The rest; empty at the end. */
    String rest() {
        if (isAtEnd()) {
            return "";
        }
        return until(Set.of());
    }

    /** All that was gone past. */
    String passed() {
        return at == 0 ? "" : text(0, statement.tokens().get(at - 1).end());
    }

    /** The parts between commas outside of parentheses. */
    static List<String> split(String text) {
        Cursor cursor = new Cursor(text);
        List<String> parts = new ArrayList<>();
        int start = 0;
        while (!cursor.isAtEnd()) {
            if (cursor.seesSymbol(',')) {
                Token comma = cursor.statement.tokens().get(cursor.at);
                parts.add(text.substring(start, comma.start()).strip());
                start = comma.end();
            }
            cursor.skipOne();
        }
        parts.add(text.substring(start).strip());
        return parts;
    }

    /** Goes past a token, or all that stands in parentheses. */
    private void skipOne() {
        int depth = 0;
        do {
            if (isAtEnd()) {
                throw new Unreadable();
            }
            if (seesSymbol('(') || seesSymbol('[')) {
                depth++;
            } else if (seesSymbol(')') || seesSymbol(']')) {
                depth--;
            }
            at++;
        } while (depth > 0);
    }

    private boolean isOneOf(Set<String> words) {
        Token token = statement.tokens().get(at);
        return token.kind() == Token.Kind.WORD
                && words.contains(text(token.start(), token.end()).toUpperCase(Locale.ROOT));
    }

    private String text(int start, int end) {
        return statement.text().substring(start, end);
    }

    /** That a statement is not written as was thought; whoever reads takes it for something else then. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable() {
            super("not as it was thought", null, false, false);
        }
    }
}
