package dev.ghostlight.app.shadow.trace;

import dev.ghostlight.app.shadow.session.Remedies;
import dev.ghostlight.app.shadow.session.Remedy;
import dev.ghostlight.app.shadow.session.Session;
import dev.ghostlight.core.migration.facts.Engine;
import dev.ghostlight.core.migration.sql.Block;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.migration.sql.Statement;
import dev.ghostlight.core.migration.trace.MigrationTrace;
import dev.ghostlight.core.migration.trace.StatementTrace;
import dev.ghostlight.core.model.Assumption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs one migration on a database and writes down what the server does for each statement. For one thread. */
public final class MigrationTracer {
    /** Refused in a transaction: the statement, or the COMMIT within it. */
    private static final Set<String> RUNS_ALONE = Set.of("25001", "2D000");

    private static final int MOST_TRIES = 50;

    private final Session session;
    private final Session superuser;
    private final Remedies remedies;
    private final LoneObserver.Blockers blockers;
    private final List<StatementTrace> traces = new ArrayList<>();
    private final List<Assumption> assumptions = new ArrayList<>();
    private final Map<Statement, Optional<Assumption>> skipped = new LinkedHashMap<>();
    private final Set<Statement> lent = new HashSet<>();
    private Catalog catalog;
    private final Set<Long> old;

    private MigrationTracer(
            Session session, Session superuser, Remedies remedies, LoneObserver.Blockers blockers, Catalog catalog) {
        this.session = session;
        this.superuser = superuser;
        this.remedies = remedies;
        this.blockers = blockers;
        this.catalog = catalog;
        this.old = Set.copyOf(catalog.entries().keySet());
    }

    /** Opens a superuser's session; one for each blocker. */
    @FunctionalInterface
    public interface SuperuserSessions {
        /** A new one. */
        Session open() throws SQLException;
    }

    /**
     * Runs a migration; its effects stay.
     *
     * @param migration the migration
     * @param engine the engine that the trace is said to be of
     * @param session the session of who may migrate, with production's settings
     * @param superuser for watching from outside
     * @param superusers for holding up what has to be watched from outside
     * @param remedies for what fails on a shadow alone
     * @throws SQLException when the server itself is gone
     */
    public static Traced trace(
            Migration migration,
            Engine engine,
            Session session,
            Session superuser,
            SuperuserSessions superusers,
            Remedies remedies)
            throws SQLException {
        MigrationTracer tracer =
                new MigrationTracer(session, superuser, remedies, superusers::open, Catalog.read(superuser));
        tracer.run(migration.blocks());
        tracer.skipped.values().forEach(assumption -> assumption.ifPresent(tracer.assumptions::add));
        return new Traced(new MigrationTrace(migration, engine, tracer.traces), tracer.assumptions);
    }

    private void run(List<Block> blocks) throws SQLException {
        for (Block block : blocks) {
            if (block.isTransaction()) {
                if (!runTogether(block.statements(), block.isUndone())) {
                    return;
                }
            } else {
                for (Statement statement : block.statements()) {
                    if (!runByItself(statement)) {
                        return;
                    }
                }
            }
        }
    }

    /** Runs statements in one transaction; false when that failed. */
    private boolean runTogether(List<Statement> statements, boolean isUndone) throws SQLException {
        for (int tries = 0; true; tries++) {
            Attempt attempt = attempt(statements, isUndone);
            if (attempt.failure() == null) {
                traces.addAll(attempt.traces());
                return true;
            }
            if (tries == MOST_TRIES || !isPutRight(attempt.failure(), attempt.last())) {
                traces.addAll(attempt.traces());
                traces.add(failed(attempt.last(), attempt.failure()));
                return false;
            }
        }
    }

    private boolean runByItself(Statement statement) throws SQLException {
        for (int tries = 0; true; tries++) {
            Attempt attempt = attempt(List.of(statement), false);
            if (attempt.failure() != null
                    && RUNS_ALONE.contains(attempt.failure().getSQLState())) {
                attempt = attemptAlone(statement);
            }
            if (attempt.failure() == null) {
                traces.addAll(attempt.traces());
                return true;
            }
            if (tries == MOST_TRIES || !isPutRight(attempt.failure(), statement)) {
                traces.add(failed(statement, attempt.failure()));
                return false;
            }
        }
    }

    /**
     * How far a transaction came.
     *
     * @param traces of the statements that went well
     * @param last the last one that was run
     * @param failure why that was the last; null when all went well
     */
    private record Attempt(
            List<StatementTrace> traces,
            Statement last,
            @Nullable SQLException failure) {}

    private Attempt attempt(List<Statement> statements, boolean isUndone) throws SQLException {
        List<StatementTrace> seen = new ArrayList<>();
        Statement last = statements.getFirst();
        session.run("BEGIN");
        Observer observer = new Observer(session, catalog, old);
        try {
            for (Statement statement : statements) {
                last = statement;
                seen.add(
                        skipped.containsKey(statement)
                                ? Observer.quiet(statement, List.of())
                                : observer.run(statement, lent.contains(statement) ? this::runLent : this::run));
            }
            session.run(isUndone ? "ROLLBACK" : "COMMIT");
        } catch (SQLException failure) {
            rollBack(failure);
            // Refused at COMMIT, it did not go well after all.
            return new Attempt(
                    seen.size() == statements.size() ? seen.subList(0, seen.size() - 1) : seen, last, failure);
        }
        catalog = isUndone ? catalog : observer.catalog();
        return new Attempt(seen, last, null);
    }

    private void rollBack(SQLException failure) {
        try {
            session.run("ROLLBACK");
        } catch (SQLException gone) {
            // A statement that was ended by force took its session along, and the transaction with it.
            failure.addSuppressed(gone);
        }
    }

    private Attempt attemptAlone(Statement statement) throws SQLException {
        try {
            StatementTrace trace = new LoneObserver(session, superuser, old, blockers).run(statement);
            catalog = Catalog.read(superuser);
            return new Attempt(List.of(trace), statement, null);
        } catch (SQLException failure) {
            return new Attempt(List.of(), statement, failure);
        }
    }

    private boolean isPutRight(SQLException failure, Statement statement) {
        return switch (remedies.against(failure, statement)) {
            case Remedy.Retry() -> true;
            case Remedy.Skip(var assumption) -> {
                skipped.put(statement, assumption);
                yield true;
            }
            // A loan that did not help is none.
            case Remedy.Lend() -> lent.add(statement);
            case Remedy.None() -> false;
        };
    }

    private List<String> run(Statement statement) throws SQLException {
        return session.run(statement.text(), statement.data());
    }

    private List<String> runLent(Statement statement) throws SQLException {
        return remedies.runLent(session, statement);
    }

    private static StatementTrace failed(Statement statement, SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return new StatementTrace(
                statement,
                StatementTrace.Basis.SHADOW,
                state.equals("25001"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.of(new StatementTrace.Failure(state, String.valueOf(failure.getMessage()))));
    }
}
