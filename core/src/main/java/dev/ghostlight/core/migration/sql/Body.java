package dev.ghostlight.core.migration.sql;

import java.util.Locale;
import java.util.Set;

/**
 * Follows the words of one statement, to know whether a semicolon ends it: not within parentheses (PostgreSQL), not
 * within the body of a routine. Used by one thread.
 */
final class Body {
    /** How many words at the beginning decide whether a routine is created: {@code CREATE OR REPLACE DEFINER = ...}. */
    private static final int WORDS_OF_THE_BEGINNING = 16;

    private static final Set<String> ROUTINES = Set.of("FUNCTION", "PROCEDURE");
    private static final Set<String> MARIADB_ROUTINES = Set.of("FUNCTION", "PROCEDURE", "TRIGGER", "EVENT", "PACKAGE");
    private static final Set<String> OTHERS = Set.of(
            "TABLE", "VIEW", "INDEX", "SEQUENCE", "TYPE", "DOMAIN", "USER", "ROLE", "SERVER", "DATABASE", "SCHEMA");
    private static final Set<String> LOOPS = Set.of("IF", "LOOP", "WHILE", "REPEAT", "FOR");

    private final String text;
    private final Dialect dialect;
    private int words;
    private boolean isCreate;
    private boolean isRoutine;
    private String previous = "";
    private int begins;
    private int parentheses;
    private int outerParenthesis;

    Body(String text, Dialect dialect) {
        this.text = text;
        this.dialect = dialect;
    }

    /** Whether a semicolon would end the statement here. */
    boolean isComplete() {
        return begins == 0 && parentheses == 0;
    }

    /** Whether a parenthesis is open; if so, {@link #outerParenthesis} tells where. */
    boolean isParenthesisOpen() {
        return parentheses > 0;
    }

    /** Where the outermost open parenthesis stands. */
    int outerParenthesis() {
        return outerParenthesis;
    }

    void see(Token token) {
        if (token.kind() == Token.Kind.WORD) {
            word(token);
            return;
        }
        previous = "";
        if (dialect == Dialect.POSTGRESQL && token.is(text, '(')) {
            if (parentheses++ == 0) {
                outerParenthesis = token.start();
            }
        } else if (dialect == Dialect.POSTGRESQL && token.is(text, ')')) {
            parentheses = Math.max(0, parentheses - 1);
        }
    }

    private void word(Token token) {
        words++;
        boolean mayMatter = words <= WORDS_OF_THE_BEGINNING || isRoutine;
        if (!mayMatter || token.end() - token.start() > 16) {
            previous = "";
            return;
        }
        String word = text.substring(token.start(), token.end()).toUpperCase(Locale.ROOT);
        if (words == 1) {
            isCreate = word.equals("CREATE");
        } else if (isCreate && !isRoutine) {
            isRoutine = (dialect == Dialect.POSTGRESQL ? ROUTINES : MARIADB_ROUTINES).contains(word);
            isCreate = !OTHERS.contains(word);
        } else if (isRoutine && parentheses == 0) {
            nest(word);
        }
        previous = word;
    }

    private void nest(String word) {
        if (dialect == Dialect.MARIADB) {
            nestInMariaDb(word);
        } else if (begins == 0) {
            begins = word.equals("ATOMIC") && previous.equals("BEGIN") ? 1 : 0;
        } else if (word.equals("BEGIN") || word.equals("CASE")) {
            begins++;
        } else if (word.equals("END")) {
            begins--;
        }
    }

    /** {@code END IF} and the like close what is not counted; {@code END CASE} closes a CASE as {@code END} does. */
    private void nestInMariaDb(String word) {
        boolean followsEnd = previous.equals("END");
        if (followsEnd && LOOPS.contains(word)) {
            begins++;
        } else if (word.equals("BEGIN") || (begins > 0 && word.equals("CASE") && !followsEnd)) {
            begins++;
        } else if (word.equals("END") && begins > 0) {
            begins--;
        }
    }
}
