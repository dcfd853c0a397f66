package dev.ghostlight.core.migration.sql.runner;

import dev.ghostlight.core.migration.sql.Block;
import dev.ghostlight.core.migration.sql.Dialect;
import dev.ghostlight.core.migration.sql.Lexer;
import dev.ghostlight.core.migration.sql.ScriptProblem;
import dev.ghostlight.core.migration.sql.Statement;
import dev.ghostlight.core.migration.sql.meaning.Meaning;
import dev.ghostlight.core.migration.sql.meaning.Meaning.Transaction;
import dev.ghostlight.core.model.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The transactions that statements run in.
 *
 * @param blocks the statements without BEGIN, COMMIT and ROLLBACK, numbered from 1
 * @param problems a transaction that nobody ends
 */
public record Transactions(List<Block> blocks, List<ScriptProblem> problems) {
    public Transactions {
        blocks = List.copyOf(blocks);
        problems = List.copyOf(problems);
    }

    /** Puts statements into transactions, as a runner and the statements themselves say. */
    public static Transactions of(List<Statement> statements, TransactionRule rule, Dialect dialect) {
        Assembly assembly = new Assembly(rule, dialect);
        statements.forEach(assembly::see);
        return assembly.end();
    }

    /** Used once, by one thread. */
    private static final class Assembly {
        private static final int TOKENS_MAX = 30;

        private final TransactionRule rule;
        private final Dialect dialect;
        private final List<Block> blocks = new ArrayList<>();
        private List<Statement> open = new ArrayList<>();
        private boolean isTransaction;
        private Optional<Place> begin = Optional.empty();
        private int numbers;

        Assembly(TransactionRule rule, Dialect dialect) {
            this.rule = rule;
            this.dialect = dialect;
            this.isTransaction = rule != TransactionRule.EACH;
        }

        void see(Statement statement) {
            if (meaning(statement) instanceof Transaction(Transaction.Verb verb, boolean isChained)) {
                switch (verb) {
                    case BEGIN -> begin(statement);
                    case COMMIT -> finish(false, isChained, statement);
                    case ROLLBACK -> finish(true, isChained, statement);
                    case DIVIDE -> add(statement);
                }
            } else if (dialect == Dialect.MARIADB && isTransaction && ImplicitCommit.isMadeBy(statement.text())) {
                finish(false, false, statement);
                boolean begins = isTransaction;
                isTransaction = false;
                add(statement);
                close(false);
                isTransaction = begins;
            } else {
                add(statement);
            }
        }

        /**
         * Statements that make transactions are short; long ones, such as rows to insert, are not read to their end.
         */
        private Meaning meaning(Statement statement) {
            boolean isLong =
                    Lexer.firstCode(statement.text(), dialect, TOKENS_MAX).size() == TOKENS_MAX;
            return isLong ? new Meaning.Other("") : Meaning.of(statement.text(), dialect);
        }

        private void begin(Statement statement) {
            if (!isTransaction) {
                close(false);
                isTransaction = true;
                begin = Optional.of(statement.where());
            }
        }

        private void finish(boolean isUndone, boolean isChained, Statement statement) {
            close(isTransaction && isUndone);
            boolean goesOn = isTransaction && isChained;
            begin = goesOn ? Optional.of(statement.where()) : Optional.empty();
            isTransaction = goesOn || rule == TransactionRule.WHOLE_AGAIN;
        }

        private void add(Statement statement) {
            numbers++;
            open.add(new Statement(numbers, statement.text(), statement.where(), statement.data()));
        }

        private void close(boolean isUndone) {
            if (open.isEmpty()) {
                return;
            }
            boolean continues =
                    !isTransaction && !blocks.isEmpty() && !blocks.getLast().isTransaction();
            if (continues) {
                open.addAll(0, blocks.removeLast().statements());
            }
            blocks.add(new Block(isTransaction, isUndone, open));
            open = new ArrayList<>();
        }

        Transactions end() {
            boolean isLeftOpen = isTransaction && begin.isPresent() && rule != TransactionRule.WHOLE_AGAIN;
            close(isLeftOpen);
            return new Transactions(
                    blocks,
                    isLeftOpen ? begin.map(Assembly::leftOpen).map(List::of).orElse(List.of()) : List.of());
        }

        private static ScriptProblem leftOpen(Place begin) {
            return new ScriptProblem(
                    begin,
                    "the transaction that begins here is never committed",
                    "Everything in it is undone when the runner disconnects",
                    "Write COMMIT; at its end");
        }
    }
}
