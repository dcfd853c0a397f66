package dev.ghostlight.core.migration.sql.runner;

import dev.ghostlight.core.migration.sql.Dialect;
import dev.ghostlight.core.migration.sql.Lexer;
import dev.ghostlight.core.migration.sql.Token;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Statements of MariaDB and MySQL that commit the open transaction before they begin, and themselves when they end.
 *
 * <p>Source: MariaDB's manual, SQL statements that cause an implicit commit.
 */
final class ImplicitCommit {
    private static final Set<String> FIRST = Set.of(
            "ALTER",
            "ANALYZE",
            "CHECK",
            "CREATE",
            "DROP",
            "FLUSH",
            "GRANT",
            "LOCK",
            "OPTIMIZE",
            "RENAME",
            "REPAIR",
            "REVOKE",
            "TRUNCATE");

    private ImplicitCommit() {}

    static boolean isMadeBy(String statement) {
        List<Token> tokens = Lexer.firstCode(statement, Dialect.MARIADB, 2);
        boolean isTemporary = tokens.size() > 1 && tokens.get(1).isWord(statement, "TEMPORARY");
        return !isTemporary && FIRST.contains(word(statement, tokens.getFirst()));
    }

    private static String word(String statement, Token token) {
        return statement.substring(token.start(), token.end()).toUpperCase(Locale.ROOT);
    }
}
