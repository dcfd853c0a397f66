package dev.ghostlight.core.migration;

import dev.ghostlight.core.migration.duration.Interval;
import dev.ghostlight.core.migration.duration.StatementDuration;
import dev.ghostlight.core.migration.facts.Clients;
import dev.ghostlight.core.migration.facts.DatabaseFacts;
import dev.ghostlight.core.migration.facts.Engine;
import dev.ghostlight.core.migration.facts.ServerSpeed;
import dev.ghostlight.core.migration.facts.TableFacts;
import dev.ghostlight.core.migration.sql.Block;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.migration.sql.Statement;
import dev.ghostlight.core.migration.trace.InnodbLock;
import dev.ghostlight.core.migration.trace.Lock;
import dev.ghostlight.core.migration.trace.LockMode;
import dev.ghostlight.core.migration.trace.MigrationTrace;
import dev.ghostlight.core.migration.trace.PostgresLock;
import dev.ghostlight.core.migration.trace.Relation;
import dev.ghostlight.core.migration.trace.StatementTrace;
import dev.ghostlight.core.migration.trace.StatementTrace.Basis;
import dev.ghostlight.core.migration.trace.StatementTrace.Failure;
import dev.ghostlight.core.migration.trace.Work;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Place;
import dev.ghostlight.core.model.Quantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes down a migration, what an engine did for it, and the database, for the tests. Not thread-safe. */
final class Night {
    static final Place FACTS = Place.of("facts.yaml", "");

    private final Map<String, TableFacts> tables = new HashMap<>();
    private final Map<String, String> settings = new HashMap<>();
    private final List<Block> blocks = new ArrayList<>();
    private final List<StatementTrace> traces = new ArrayList<>();
    private final List<StatementDuration> durations = new ArrayList<>();
    private Engine engine = new Engine(Engine.Kind.POSTGRESQL, 16, 0);
    private Quantity replicas = Quantity.of(0);
    private Quantity freeDisk = Quantity.of(1e15);
    private Quantity connections = Quantity.unknown();
    private Optional<Migration> down = Optional.empty();
    private int number;

    /** A table of 300 M rows, 420 bytes each, that is always in use; its transactions are short. */
    static TableFacts big() {
        return table("vulnerabilities", 300e6, 0.1);
    }

    /** The same table as it is on somebody's machine: 500 rows. */
    static TableFacts small() {
        return table("vulnerabilities", 500, 0.1);
    }

    /** A table that is in use. */
    static TableFacts table(String name, double rows, double longestTransaction) {
        return new TableFacts(
                name,
                FACTS.child("tables").child(name),
                Quantity.of(rows),
                Quantity.of(420),
                Quantity.of(0),
                Quantity.of(rows * 120),
                Quantity.of(900),
                Quantity.of(2_000),
                Quantity.of(longestTransaction),
                Quantity.of(5),
                new Clients.Open(),
                Optional.of(true),
                List.of());
    }

    /** The table of nobody. */
    static TableFacts unused(String name, double rows) {
        TableFacts used = table(name, rows, 0);
        return new TableFacts(
                name,
                used.where(),
                used.rows(),
                used.rowBytes(),
                used.asideBytes(),
                used.indexBytes(),
                Quantity.of(0),
                Quantity.of(0),
                used.longestTransactionSeconds(),
                used.clientTimeoutSeconds(),
                used.clients(),
                used.isRetried(),
                List.of());
    }

    Night on(TableFacts table) {
        tables.put(table.name(), table);
        return this;
    }

    Night engine(Engine.Kind kind, int major, int minor) {
        engine = new Engine(kind, major, minor);
        return this;
    }

    Night setting(String name, String value) {
        settings.put(name, value);
        return this;
    }

    Night replicas(Quantity count) {
        replicas = count;
        return this;
    }

    Night freeDisk(Quantity bytes) {
        freeDisk = bytes;
        return this;
    }

    Night connections(double most) {
        connections = Quantity.of(most);
        return this;
    }

    Night down() {
        down = Optional.of(new Migration("V7__down.sql", Place.of("V7__down.sql", ""), "flyway", List.of(), List.of()));
        return this;
    }

    /** A transaction of these statements. */
    Night transaction(Ran... statements) {
        return block(true, statements);
    }

    /** Statements that commit each by itself. */
    Night alone(Ran... statements) {
        return block(false, statements);
    }

    private Night block(boolean isTransaction, Ran... statements) {
        List<Statement> block = new ArrayList<>();
        for (Ran ran : statements) {
            number++;
            Statement statement = new Statement(number, ran.sql, new Place("V7__night.sql", "", number, 1));
            block.add(statement);
            traces.add(ran.trace(statement));
            ran.duration(statement).ifPresent(durations::add);
        }
        blocks.add(new Block(isTransaction, block));
        return this;
    }

    MigrationForecast forecast() {
        Place where = Place.of("V7__night.sql", "");
        Migration migration = new Migration("V7__night.sql", where, "flyway", blocks, down, List.of());
        DatabaseFacts database = new DatabaseFacts(
                "main-db",
                FACTS,
                engine,
                Optional.empty(),
                List.copyOf(tables.values()),
                settings,
                connections,
                replicas,
                Quantity.unknown(),
                freeDisk,
                Quantity.unknown(),
                Quantity.unknown(),
                new ServerSpeed(Quantity.of(1), Quantity.unknown()));
        return MigrationForecaster.forecast(
                new MigrationFacts(database, new MigrationTrace(migration, engine, traces), durations, List.of()));
    }

    /** What one hazard finds. */
    List<Finding> found(String hazard) {
        return forecast().findings().stream()
                .filter(finding -> finding.hazard().equals(hazard))
                .toList();
    }

    static Ran sql(String sql) {
        return new Ran(sql);
    }

    /** A statement and what the engine did for it. Not thread-safe. */
    static final class Ran {
        private final String sql;
        private final List<Lock> locks = new ArrayList<>();
        private final List<Work> works = new ArrayList<>();
        private final List<Relation> created = new ArrayList<>();
        private Optional<Failure> failure = Optional.empty();
        private Optional<Optional<Interval>> seconds = Optional.empty();
        private boolean runsAlone;

        private Ran(String sql) {
            this.sql = sql;
        }

        Ran locks(LockMode mode, String... names) {
            Arrays.stream(names).forEach(name -> locks.add(new Lock(Relation.table(name), mode, false)));
            return this;
        }

        Ran exclusive(String... names) {
            return locks(PostgresLock.ACCESS_EXCLUSIVE, names);
        }

        Ran locksIndex(LockMode mode, String index, String table) {
            locks.add(new Lock(new Relation(index, Relation.Kind.INDEX, table), mode, false));
            return this;
        }

        Ran creates(String table) {
            created.add(Relation.table(table));
            locks.add(new Lock(Relation.table(table), PostgresLock.ACCESS_EXCLUSIVE, true));
            return this;
        }

        Ran does(Work.Kind kind, String table) {
            works.add(new Work(kind, Relation.table(table)));
            return this;
        }

        Ran takes(double low, double expected, double high) {
            seconds = Optional.of(Optional.of(new Interval(low, expected, high)));
            return this;
        }

        Ran takesUnknown() {
            seconds = Optional.of(Optional.empty());
            return this;
        }

        Ran fails(String code, String message) {
            failure = Optional.of(new Failure(code, message));
            return this;
        }

        Ran runsAlone() {
            runsAlone = true;
            return this;
        }

        private StatementTrace trace(Statement statement) {
            return new StatementTrace(
                    statement, Basis.SHADOW, runsAlone, locks, works, created, List.of(), List.of(), failure);
        }

        private Optional<StatementDuration> duration(Statement statement) {
            return seconds.map(known -> new StatementDuration(statement, known, List.of(), List.of()));
        }
    }

    /** The statement of the night: every row of the table is written anew. */
    static Ran rewrite() {
        return sql("ALTER TABLE vulnerabilities ADD COLUMN token uuid DEFAULT gen_random_uuid()")
                .exclusive("vulnerabilities")
                .does(Work.Kind.REWRITE, "vulnerabilities");
    }

    /** Its harmless twin. */
    static Ran harmless() {
        return sql("ALTER TABLE vulnerabilities ADD COLUMN seen boolean DEFAULT false")
                .exclusive("vulnerabilities");
    }

    /** What InnoDB does for a change of a schema. */
    static Ran innodb(String sql, InnodbLock lock) {
        return sql(sql).locks(lock, "vulnerabilities");
    }
}
