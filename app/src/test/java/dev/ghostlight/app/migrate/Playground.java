package dev.ghostlight.app.migrate;

import dev.ghostlight.app.shadow.postgres.PostgresServer;
import dev.ghostlight.app.shadow.postgres.PostgresServer.Role;
import dev.ghostlight.app.shadow.server.ServerException;
import dev.ghostlight.app.shadow.server.ServerFolders;
import dev.ghostlight.core.migration.execute.Asked;
import dev.ghostlight.core.migration.execute.Brakes;
import dev.ghostlight.core.migration.execute.Limits;
import dev.ghostlight.core.migration.execute.LockLimits;
import dev.ghostlight.core.migration.execute.Patience;
import dev.ghostlight.core.migration.remedy.SafeWay;
import dev.ghostlight.core.migration.remedy.Step;
import dev.ghostlight.core.model.Quantity;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

/** A server to migrate on, and short words for it. */
final class Playground implements AutoCloseable, Listener {
    static final Limits QUICK =
            new Limits(new LockLimits(100, 2_000), new Patience(5, 20, 0.05, 0.2), 0.05, Brakes.USUAL);

    private final PostgresServer server;
    private Path ledger = Path.of("");
    Optional<String> run = Optional.empty();
    Limits limits = QUICK;
    final List<String> said = Collections.synchronizedList(new ArrayList<>());
    final AtomicReference<Asked> asked = new AtomicReference<>(Asked.RUN);

    Playground(int major) throws ServerException {
        server = PostgresServer.start(
                major,
                ServerFolders.find(System.getenv(), Path.of(System.getProperty("java.io.tmpdir"))),
                Map.of("max_connections", "40"));
    }

    /** Forgets what was, and fills the tables anew. */
    void begin(Path newLedger) throws SQLException {
        ledger = newLedger;
        run = Optional.empty();
        limits = QUICK;
        said.clear();
        asked.set(Asked.RUN);
        run(
                "DROP SCHEMA public CASCADE",
                "CREATE SCHEMA public",
                "CREATE TABLE empty_table (id int PRIMARY KEY)",
                """
                CREATE TABLE item (id bigint PRIMARY KEY, k int, name text NOT NULL DEFAULT random()::text UNIQUE,
                    at timestamptz NOT NULL DEFAULT clock_timestamp() UNIQUE, part uuid NOT NULL
                    DEFAULT gen_random_uuid() UNIQUE, amount numeric NOT NULL DEFAULT random() UNIQUE,
                    a varchar(20) NOT NULL DEFAULT 'x', b timestamp NOT NULL DEFAULT clock_timestamp(), UNIQUE (a, b))""",
                "INSERT INTO item (id, k, a) SELECT i, i % 7, i % 5 FROM generate_series(1, 5000) i",
                "ANALYZE item");
    }

    void recordIn(Path other) {
        ledger = other;
    }

    Path ledger() {
        return ledger;
    }

    Target target() {
        return new Target(server.url(Role.MIGRATOR, "postgres"), Map.of(), "playground");
    }

    Connection connect() throws SQLException {
        return server.connect(Role.MIGRATOR, "postgres");
    }

    void run(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    String ask(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }

    MigrateRequest request(Step... steps) {
        return new MigrateRequest(
                "V7__change.sql",
                new SafeWay(List.of(steps), List.of()),
                target(),
                run,
                Optional.of(ledger),
                limits,
                Optional.empty(),
                Quantity.of(60),
                MigrateRequest.BACKUP_AGE_SECONDS_MAX,
                Optional.empty(),
                Optional.empty());
    }

    Outcome migrate(Step... steps) throws Exception {
        return migrate(request(steps));
    }

    Outcome migrate(MigrateRequest request) throws Exception {
        return Migrate.run(
                request,
                new World(
                        Instant::now,
                        new Random(7),
                        seconds -> Thread.sleep(Math.round(seconds * 1e3)),
                        asked::get,
                        this));
    }

    static Step brief(String... sql) {
        return new Step.Brief(List.of(sql));
    }

    static Step online(String sql, String index) {
        return new Step.Online(sql, Optional.of(index));
    }

    static Step update(String table, String key, String assignments, String condition) {
        return new Step.Backfill(
                table,
                Arrays.stream(key.split(",", -1)).map(String::strip).toList(),
                new Step.Backfill.Change.Update(assignments),
                condition);
    }

    @Override
    public void said(String line) {
        said.add(line);
    }

    @Override
    public void reached(String label, long rowsDone, long rowsTotal) {
        said.add(label + " " + rowsDone + "/" + rowsTotal);
    }

    @Override
    public void close() throws ServerException {
        server.close();
    }
}
