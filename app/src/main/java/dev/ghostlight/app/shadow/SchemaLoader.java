package dev.ghostlight.app.shadow;

import dev.ghostlight.app.shadow.session.Remedies;
import dev.ghostlight.app.shadow.session.Remedy;
import dev.ghostlight.app.shadow.session.Session;
import dev.ghostlight.core.migration.sql.Block;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.migration.sql.Statement;
import dev.ghostlight.core.model.Assumption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Builds the schema that the migrations in question begin with, statement by statement. */
final class SchemaLoader {
    private static final int MOST_TRIES = 20;

    /** Of no consequence for locks and work, and refused or misleading on a server that is not production's. */
    private static final Pattern NOT_FOR_THE_SHADOW = Pattern.compile(
            "(?is)^\\s*(ALTER\\s.*\\sOWNER\\s+TO\\s.*|SET\\s+default_tablespace\\b.*|ALTER\\s+DATABASE\\b.*"
                    + "|CREATE\\s+DATABASE\\b.*|COMMENT\\s+ON\\s+(EXTENSION|DATABASE)\\b.*)");

    private static final Pattern SETTING = Pattern.compile("(?is)^\\s*SET\\s.*");

    private final Session session;
    private final Remedies remedies;
    private final List<Assumption> assumptions = new ArrayList<>();

    SchemaLoader(Session session, Remedies remedies) {
        this.session = session;
        this.remedies = remedies;
    }

    /** What had to be left out, and what was taken instead. */
    List<Assumption> assumptions() {
        return List.copyOf(assumptions);
    }

    /**
     * Runs a migration that production has behind it, or the DDL of its schema.
     *
     * @throws ShadowException when a statement fails, with the file and line of it
     */
    void load(Migration migration) throws ShadowException {
        if (migration.blocks().isEmpty()) {
            return;
        }
        Statement first = migration.statements().getFirst();
        // A dump makes functions before the tables they name.
        attempt(new Statement(first.number(), "SET check_function_bodies = off", first.where()), false);
        for (Block block : migration.blocks()) {
            if (block.isTransaction()) {
                command(block, "BEGIN");
            }
            for (Statement statement : block.statements()) {
                load(statement, block.isTransaction());
            }
            if (block.isTransaction()) {
                command(block, block.isUndone() ? "ROLLBACK" : "COMMIT");
            }
        }
    }

    private void command(Block block, String command) throws ShadowException {
        try {
            session.run(command);
        } catch (SQLException failure) {
            throw failed(block.statements().getLast(), failure);
        }
    }

    private void load(Statement statement, boolean isInTransaction) throws ShadowException {
        if (NOT_FOR_THE_SHADOW.matcher(statement.text()).matches()) {
            return;
        }
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            SQLException failure = attempt(statement, isInTransaction);
            if (failure == null) {
                return;
            }
            switch (about(failure, statement)) {
                case Remedy.Retry() -> {}
                case Remedy.Skip(var assumption) -> {
                    assumption.ifPresent(assumptions::add);
                    return;
                }
                case Remedy.Lend() -> {
                    lend(statement);
                    return;
                }
                case Remedy.None() -> throw failed(statement, failure);
            }
        }
    }

    private void lend(Statement statement) throws ShadowException {
        try {
            remedies.runLent(session, statement);
        } catch (SQLException failure) {
            throw failed(statement, failure);
        }
    }

    private @Nullable SQLException attempt(Statement statement, boolean isInTransaction) {
        try {
            if (isInTransaction) {
                session.run("SAVEPOINT ghostlight");
            }
            session.run(statement.text(), statement.data());
            return null;
        } catch (SQLException failure) {
            if (isInTransaction) {
                undo(failure);
            }
            return failure;
        }
    }

    private void undo(SQLException failure) {
        try {
            session.run("ROLLBACK TO ghostlight");
        } catch (SQLException broken) {
            failure.addSuppressed(broken);
        }
    }

    private Remedy about(SQLException failure, Statement statement) {
        String state = String.valueOf(failure.getSQLState());
        boolean isUnknownSetting = SETTING.matcher(statement.text()).matches() && state.startsWith("42");
        boolean isThereAlready = state.equals("42P06") && statement.text().contains("public");
        return isUnknownSetting || isThereAlready
                ? new Remedy.Skip(Optional.empty())
                : remedies.against(failure, statement);
    }

    private ShadowException failed(Statement statement, SQLException failure) {
        List<String> lacking = assumptions.stream()
                .map(Assumption::missing)
                .filter(missing -> missing.startsWith("the extension"))
                .toList();
        String remedy = lacking.isEmpty()
                ? "Correct the statement, or name a schema that is as production's."
                : "It may need what the shadow lacks: " + String.join(", ", lacking)
                        + ". Leave that out of the schema.";
        return new ShadowException(
                statement.where(), failure.getMessage() + " (SQLSTATE " + failure.getSQLState() + ")", remedy, failure);
    }
}
