package dev.ghostlight.core.migration.sql.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.migration.sql.Dialect;
import dev.ghostlight.core.migration.sql.Script;
import dev.ghostlight.core.migration.sql.ScriptText;
import dev.ghostlight.core.migration.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TransactionsTest {
    /** In the shorthand: statements in brackets run in a transaction, in angle brackets in one that is undone. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EACH        | a; b                                  | a b",
                "EACH        | a; BEGIN; b; c; COMMIT; d             | a [b c] d",
                "EACH        | BEGIN; a; ROLLBACK; b                 | <a> b",
                "EACH        | BEGIN; a; SAVEPOINT s; b; ROLLBACK TO s; COMMIT | [a SAVEPOINT s b ROLLBACK TO s]",
                "EACH        | START TRANSACTION; a; END; b          | [a] b",
                "EACH        | BEGIN; a; COMMIT AND CHAIN; b; COMMIT | [a] [b]",
                "EACH        | a; COMMIT; b                          | a b",
                "EACH        | BEGIN; COMMIT                         | ''",
                "EACH        | BEGIN; a; BEGIN; b; COMMIT; c         | [a b] c",
                "WHOLE       | a; b                                  | [a b]",
                "WHOLE       | a; COMMIT; b; BEGIN; c; COMMIT        | [a] b [c]",
                "WHOLE       | BEGIN; a; COMMIT; b                   | [a] b",
                "WHOLE_AGAIN | a; COMMIT; b; c                       | [a] [b c]",
                "WHOLE_AGAIN | a; ROLLBACK; b                        | <a> [b]"
            })
    void postgresql_runs(TransactionRule rule, String script, String blocks) {
        Transactions transactions = Transactions.of(statements(script, Dialect.POSTGRESQL), rule, Dialect.POSTGRESQL);
        assertThat(shorthand(transactions)).isEqualTo(blocks);
        assertThat(transactions.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EACH        | BEGIN; UPDATE a; ALTER TABLE b; UPDATE c   | [UPDATE a] ALTER TABLE b UPDATE c",
                "WHOLE_AGAIN | UPDATE a; CREATE TABLE b; UPDATE c         | [UPDATE a] CREATE TABLE b [UPDATE c]",
                "WHOLE       | UPDATE a; CREATE TEMPORARY TABLE b; UPDATE c | [UPDATE a CREATE TEMPORARY TABLE b UPDATE c]",
                "EACH        | ALTER TABLE a; DROP TABLE b                | ALTER TABLE a DROP TABLE b"
            })
    void mariadb_commits_around_ddl(TransactionRule rule, String script, String blocks) {
        Transactions transactions = Transactions.of(statements(script, Dialect.MARIADB), rule, Dialect.MARIADB);
        assertThat(shorthand(transactions)).isEqualTo(blocks);
    }

    @Test
    void a_transaction_that_nobody_ends_is_a_problem_and_undone() {
        Transactions transactions = Transactions.of(
                statements("a;\n BEGIN; b", Dialect.POSTGRESQL), TransactionRule.EACH, Dialect.POSTGRESQL);
        assertThat(shorthand(transactions)).isEqualTo("a <b>");
        assertThat(transactions.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.where().line()).isEqualTo(2);
            assertThat(problem.where().column()).isEqualTo(2);
        });
    }

    @Test
    void statements_are_numbered_without_those_that_make_transactions() {
        Transactions transactions = Transactions.of(
                statements("BEGIN; a; COMMIT; b", Dialect.POSTGRESQL), TransactionRule.EACH, Dialect.POSTGRESQL);
        assertThat(transactions.blocks().stream().flatMap(block -> block.statements().stream()))
                .extracting(Statement::number)
                .containsExactly(1, 2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE TABLE a (b int)                                      | WHOLE_AGAIN | 0",
                "CREATE UNIQUE INDEX CONCURRENTLY a ON b (c)                 | EACH        | 0",
                "DROP INDEX CONCURRENTLY a; VACUUM b                         | EACH        | 0",
                "SET lock_timeout = '1s'; CREATE INDEX CONCURRENTLY a ON b (c) | EACH      | 1",
                "REINDEX TABLE CONCURRENTLY a                                | WHOLE_AGAIN | 0",
                "CREATE TABLE concurrently (a int)                           | WHOLE_AGAIN | 0",
            })
    void flyway_takes_its_transaction_from_the_first_words(String script, TransactionRule rule, int problems) {
        List<Statement> statements = statements(script, Dialect.POSTGRESQL);
        FlywayTransaction flyway = FlywayTransaction.of(statements, Optional.empty(), false, Dialect.POSTGRESQL);
        assertThat(flyway.rule()).isEqualTo(rule);
        assertThat(flyway.problems()).hasSize(problems);
        assertThat(FlywayTransaction.of(statements, Optional.empty(), true, Dialect.POSTGRESQL)
                        .problems())
                .isEmpty();
        assertThat(FlywayTransaction.of(statements, Optional.of(false), false, Dialect.POSTGRESQL))
                .isEqualTo(new FlywayTransaction(TransactionRule.EACH, List.of()));
    }

    private static List<Statement> statements(String script, Dialect dialect) {
        return Script.of(ScriptText.of("x.sql", script), dialect).statements();
    }

    private static String shorthand(Transactions transactions) {
        return transactions.blocks().stream()
                .map(block -> {
                    String statements =
                            block.statements().stream().map(Statement::text).collect(Collectors.joining(" "));
                    return block.isUndone()
                            ? "<" + statements + ">"
                            : block.isTransaction() ? "[" + statements + "]" : statements;
                })
                .collect(Collectors.joining(" "));
    }
}
