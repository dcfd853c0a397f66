package dev.ghostlight.app.shadow.mariadb;

import dev.ghostlight.core.migration.facts.Engine;
import dev.ghostlight.core.migration.rules.InnodbRules;
import dev.ghostlight.core.migration.rules.InnodbStatement;
import dev.ghostlight.core.migration.rules.InnodbWay;
import dev.ghostlight.core.migration.rules.Known;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.migration.sql.Statement;
import dev.ghostlight.core.migration.trace.MigrationTrace;
import dev.ghostlight.core.migration.trace.Relation;
import dev.ghostlight.core.migration.trace.StatementTrace;
import dev.ghostlight.core.migration.trace.StatementTrace.Basis;
import dev.ghostlight.core.model.Assumption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Runs migrations on a MariaDB of one's own and writes down how it does each statement. For one thread. */
public final class MariadbTracer {
    private static final int STATEMENT_SECONDS_MAX = 30;

    private final Connection connection;
    private final Connection root;
    private final Engine engine;
    private final InnodbRules rules;

    /**
     * For a server.
     *
     * @param connection of who may do everything in the only database
     * @param root of who may look at the engine's own tables
     * @param engine production's server, whose version decides what this one need not say
     */
    public MariadbTracer(Connection connection, Connection root, Engine engine) {
        this.connection = connection;
        this.root = root;
        this.engine = engine;
        this.rules = new InnodbRules(engine);
    }

    /**
     * Runs what made the schema.
     *
     * @throws SQLException when a statement fails
     */
    public void apply(Migration migration) throws SQLException {
        for (Statement statement : migration.statements()) {
            execute(statement.text());
        }
    }

    /** Runs a migration, until a statement fails. */
    public Known trace(Migration migration) {
        Set<String> made = new HashSet<>();
        List<StatementTrace> traces = new ArrayList<>();
        Set<Integer> unknown = new HashSet<>();
        List<Assumption> assumptions = new ArrayList<>();
        for (Statement each : migration.statements()) {
            InnodbStatement statement = InnodbStatement.of(each);
            try {
                StatementTrace trace = statement.trace(run(statement), Basis.SHADOW, made);
                trace.created().stream().map(Relation::name).forEach(made::add);
                traces.add(trace);
            } catch (SQLException refused) {
                traces.add(failed(each, refused));
                break;
            }
            if (statement.isUnknown()) {
                unknown.add(each.number());
                assumptions.add(new Assumption(
                        each.where(),
                        "what this statement does to tables",
                        "nothing: it was run, and MariaDB does not say what it locked",
                        "write what it does to tables as statements of their own"));
            }
        }
        return new Known(new MigrationTrace(migration, engine, traces), unknown, assumptions);
    }

    private Optional<InnodbWay> run(InnodbStatement statement) throws SQLException {
        String text = statement.statement().text();
        Optional<String> table = statement.altered();
        if (table.isEmpty()) {
            execute(text);
            return Optional.empty();
        }
        OptionalLong before = number(table.get());
        Optional<AlterProbe.Way> taken = new AlterProbe(connection).run(text);
        if (taken.isEmpty()) {
            return rules.way(statement);
        }
        boolean isSame = before.equals(number(table.get()));
        AlterProbe.Way way = taken.get();
        return Optional.of(rules.onThisVersion(new InnodbWay(
                way.algorithm(),
                way.lock(),
                way.algorithm() == InnodbWay.Algorithm.COPY
                        || (way.algorithm() == InnodbWay.Algorithm.INPLACE && !isSame))));
    }

    /** The engine's number of a table, which changes when it is rebuilt. */
    private OptionalLong number(String table) throws SQLException {
        try (PreparedStatement query = root.prepareStatement(
                "SELECT table_id FROM information_schema.innodb_sys_tables WHERE name = concat('shadow/', ?)")) {
            query.setString(1, table);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(STATEMENT_SECONDS_MAX);
            statement.execute(sql);
        }
    }

    private static StatementTrace failed(Statement statement, SQLException refused) {
        return new StatementTrace(
                statement,
                Basis.SHADOW,
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.of(new StatementTrace.Failure(
                        String.valueOf(refused.getSQLState()), String.valueOf(refused.getMessage()))));
    }
}
