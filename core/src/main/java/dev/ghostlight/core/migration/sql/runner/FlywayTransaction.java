package dev.ghostlight.core.migration.sql.runner;

import dev.ghostlight.core.migration.sql.Dialect;
import dev.ghostlight.core.migration.sql.Lexer;
import dev.ghostlight.core.migration.sql.ScriptProblem;
import dev.ghostlight.core.migration.sql.Statement;
import dev.ghostlight.core.migration.sql.Token;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How Flyway runs a script: in one transaction, unless its first words make Flyway see a statement that PostgreSQL
 * refuses in one; a mixture of both it refuses.
 *
 * <p>Flyway does not see {@code REINDEX TABLE CONCURRENTLY} and {@code DETACH PARTITION ... CONCURRENTLY}, which then
 * fail in its transaction; that is the server's answer, and not decided here.
 *
 * @param rule which transactions it makes
 * @param problems the statement that makes it refuse the script
 */
public record FlywayTransaction(TransactionRule rule, List<ScriptProblem> problems) {
    /** Taken from Flyway's documented list; ADD VALUE of a type counts before PostgreSQL 12 only. */
    private static final Pattern RUNS_ALONE = Pattern.compile("(CREATE|DROP) (DATABASE|TABLESPACE|SUBSCRIPTION)\\b.*"
            + "|ALTER SYSTEM\\b.*"
            + "|(CREATE|DROP)( UNIQUE)? INDEX CONCURRENTLY\\b.*"
            + "|REINDEX( VERBOSE)? (SCHEMA|DATABASE|SYSTEM)\\b.*"
            + "|VACUUM\\b.*"
            + "|DISCARD ALL\\b.*");

    public FlywayTransaction {
        problems = List.copyOf(problems);
    }

    /**
     * The rule for one script.
     *
     * @param executeInTransaction what the script's configuration says of it
     * @param isMixed whether Flyway is told to accept a mixture, and then runs it without a transaction
     */
    public static FlywayTransaction of(
            List<Statement> statements, Optional<Boolean> executeInTransaction, boolean isMixed, Dialect dialect) {
        if (executeInTransaction.isPresent()) {
            return new FlywayTransaction(
                    executeInTransaction.get() ? TransactionRule.WHOLE_AGAIN : TransactionRule.EACH, List.of());
        }
        List<Statement> alone = dialect == Dialect.MARIADB
                ? List.of()
                : statements.stream().filter(FlywayTransaction::runsAlone).toList();
        if (alone.isEmpty()) {
            return new FlywayTransaction(TransactionRule.WHOLE_AGAIN, List.of());
        }
        boolean isRefused = alone.size() < statements.size() && !isMixed;
        return new FlywayTransaction(TransactionRule.EACH, isRefused ? List.of(mixture(alone.getFirst())) : List.of());
    }

    private static boolean runsAlone(Statement statement) {
        String text = statement.text();
        String words = Lexer.firstCode(text, Dialect.POSTGRESQL, 5).stream()
                .takeWhile(token -> token.kind() == Token.Kind.WORD)
                .map(token -> text.substring(token.start(), token.end()).toUpperCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
        return RUNS_ALONE.matcher(words).matches();
    }

    private static ScriptProblem mixture(Statement statement) {
        return new ScriptProblem(
                statement.where(),
                "this statement cannot run in a transaction, and others in the script can",
                "Flyway refuses the script",
                "Move it into a script of its own; or say mixed: true if Flyway is told so, and nothing then runs in a"
                        + " transaction");
    }
}
