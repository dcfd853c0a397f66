package dev.ghostlight.app.migrate;

import dev.ghostlight.app.migrate.MigrateException.Kind;
import dev.ghostlight.core.migration.facts.ColumnFacts;
import dev.ghostlight.core.migration.facts.DatabaseFacts;
import dev.ghostlight.core.migration.facts.TableFacts;
import dev.ghostlight.core.migration.remedy.Step;
import dev.ghostlight.core.model.Quantity;
import dev.ghostlight.core.model.Show;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks for all that speaks against a run before anything is changed. */
final class Preflight {
    private static final int MAJOR_MIN = 14;
    private static final double ROWS_FACTOR_MAX = 10;
    private static final double ROWS_THAT_MATTER = 10_000;

    private final MigrateRequest request;
    private final Database database;
    private final List<String> problems = new ArrayList<>();

    Preflight(MigrateRequest request, Database database) {
        this.request = request;
        this.database = database;
    }

    /**
     * Looks.
     *
     * @param isResumed whether the run was begun before, so that its tables are half way there
     * @throws MigrateException with all that speaks against it
     */
    void check(boolean isResumed) throws SQLException, MigrateException {
        server();
        backup();
        if (problems.isEmpty()) {
            steps();
            tables();
            if (!isResumed) {
                facts();
                history();
            }
        }
        if (!problems.isEmpty()) {
            throw new MigrateException(Kind.REFUSED, problems);
        }
    }

    private void problem(String where, String what, String consequence, String remedy) {
        problems.add(where + ": " + what + ". " + consequence + ". " + remedy + ".");
    }

    private void server() throws SQLException {
        String shown = request.target().shown();
        int major = database.first(row -> row.getInt(1) / 10_000, "SHOW server_version_num")
                .orElse(0);
        if (major < MAJOR_MIN) {
            problem(shown, "this is PostgreSQL " + major, "What it locks was not tried", "Use 14 or newer");
        }
        if (database.is("SELECT pg_is_in_recovery()")) {
            problem(shown, "this is a replica", "Nothing can be changed here", "Name the primary");
        } else if (database.is("SELECT current_setting('transaction_read_only')::boolean")) {
            problem(shown, "its sessions are read only", "Nothing can be changed here", "Name another user or server");
        }
        Optional<DatabaseFacts> facts = request.facts();
        if (facts.isPresent() && facts.get().engine().major() != major) {
            problem(
                    shown,
                    "this is PostgreSQL " + major + ", and the facts ("
                            + facts.get().where() + ") are of " + facts.get().engine(),
                    "What was forecast from them does not hold here",
                    "Collect the facts anew, or name the database they are of");
        }
    }

    private void backup() {
        if (request.noBackupReason().isPresent()) {
            return;
        }
        switch (request.backupAgeSeconds()) {
            case Quantity.Known(double age) -> {
                if (age > request.backupAgeSecondsMax()) {
                    problem(
                            request.target().shown(),
                            "its last backup is " + Show.seconds(age) + " old, more than "
                                    + Show.seconds(request.backupAgeSecondsMax()),
                            "What goes wrong could not be undone",
                            "Make a backup, or run it with --no-backup REASON");
                }
            }
            case Quantity.Unknown() ->
                problem(
                        request.target().shown(),
                        "nobody says when its last backup was made",
                        "What goes wrong could not be undone",
                        "Say it in the facts or with --backup-age, or run it with --no-backup REASON");
        }
    }

    private void steps() throws SQLException {
        for (Step step : request.way().steps()) {
            List<String> statements = switch (step) {
                case Step.Brief brief -> brief.sql();
                case Step.Online online -> List.of(online.sql());
                case Step.Backfill _ -> List.of();
            };
            for (String sql : statements) {
                if (Statements.isOfTransaction(sql)) {
                    problem(
                            request.name(),
                            "'" + Printable.text(sql) + "' begins or ends a transaction",
                            "Each step is a transaction of its own",
                            "Leave it out");
                }
            }
        }
        if (!database.is("SELECT current_schema() IS NOT NULL AND has_schema_privilege(current_schema(), 'CREATE')")
                && !database.is("SELECT to_regclass('" + Markers.TABLE + "') IS NOT NULL")) {
            problem(
                    request.target().shown(),
                    "this user may not make a table in the schema that its new tables go to",
                    "It could not be kept which steps are done",
                    "GRANT CREATE ON that SCHEMA, or set another search_path in the URL");
        }
    }

    private void tables() throws SQLException {
        Set<String> altered = new HashSet<>();
        for (Step step : request.way().steps()) {
            for (String table : Statements.tables(step)) {
                // One that an earlier step makes is not there yet.
                if (!database.is("SELECT to_regclass(?) IS NOT NULL", table)) {
                    continue;
                }
                switch (step) {
                    case Step.Brief _, Step.Online _ -> owned(table);
                    case Step.Backfill backfill -> {
                        writable(backfill);
                        // An earlier step may make the key.
                        if (!altered.contains(table)) {
                            key(backfill);
                        }
                    }
                }
                altered.add(table);
            }
        }
    }

    private void owned(String table) throws SQLException {
        boolean isOwned =
                database.is("SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = to_regclass(?)", table);
        if (!isOwned) {
            problem(table, "this user does not own it", "It may not alter it", "Run it as its owner");
        }
    }

    private void writable(Step.Backfill backfill) throws SQLException {
        String right = switch (backfill.change()) {
            case Step.Backfill.Change.Update _ -> "UPDATE";
            case Step.Backfill.Change.Delete _ -> "DELETE";
        };
        boolean isAllowed = database.is(
                "SELECT has_any_column_privilege(to_regclass(?), 'SELECT') AND "
                        + (right.equals("UPDATE") ? "has_any_column_privilege" : "has_table_privilege")
                        + "(to_regclass(?), ?)",
                backfill.table(),
                backfill.table(),
                right);
        if (!isAllowed) {
            problem(
                    backfill.table(),
                    "this user may not " + right + " its rows",
                    "They could not be changed",
                    "GRANT SELECT, " + right + " ON it");
        }
    }

    private void key(Step.Backfill backfill) throws SQLException {
        try {
            Keyset.of(backfill, database);
        } catch (MigrateException e) {
            problems.add(e.getMessage());
        }
    }

    private void facts() throws SQLException {
        if (request.facts().isEmpty()) {
            return;
        }
        DatabaseFacts facts = request.facts().get();
        for (String table : request.way().steps().stream()
                .flatMap(step -> Statements.tables(step).stream())
                .distinct()
                .toList()) {
            Optional<TableFacts> known = facts.tables().stream()
                    .filter(each -> Statements.isNamed(table, each.name()))
                    .findFirst();
            if (known.isPresent()) {
                contradictions(known.get(), table);
            }
        }
    }

    private void contradictions(TableFacts facts, String table) throws SQLException {
        String where = facts.where().toString();
        Optional<Double> rows = database.first(
                row -> row.getDouble(1), "SELECT reltuples::float8 FROM pg_class WHERE oid = to_regclass(?)", table);
        if (rows.isEmpty()) {
            problem(
                    where,
                    "there is no table " + table + " in " + request.target().shown(),
                    "The facts are of another database or of another time",
                    "Collect them anew");
            return;
        }
        double said = facts.rows().orElse(Double.NaN);
        double there = rows.get();
        boolean isFar = there >= 0
                && Math.max(said, there) > ROWS_THAT_MATTER
                && Math.max(said, there) > ROWS_FACTOR_MAX * Math.max(1, Math.min(said, there));
        if (isFar) {
            problem(
                    where,
                    "the facts say " + Show.count(said) + " rows, and the server estimates " + Show.count(there),
                    "The facts are of another database or of another time",
                    "Collect them anew, or run ANALYZE " + table);
        }
        for (ColumnFacts column : facts.columns()) {
            if (!database.is(
                    "SELECT EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass(?) AND attname = ? AND"
                            + " attnum > 0 AND NOT attisdropped)",
                    table,
                    column.name())) {
                problem(
                        where,
                        "table " + table + " has no column " + column.name(),
                        "The facts are of another database or of another time",
                        "Collect them anew");
            }
        }
    }

    private void history() throws SQLException {
        if (request.flyway().isPresent()) {
            MigrateRequest.Flyway flyway = request.flyway().get();
            problems.addAll(new FlywayHistory(flyway.table(), flyway.script()).problems(database));
        }
    }
}
