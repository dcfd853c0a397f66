package dev.ghostlight.app.collect.postgres;

import dev.ghostlight.app.collect.database.CollectedDatabase;
import dev.ghostlight.app.collect.database.CollectedTable;
import dev.ghostlight.app.collect.database.DatabaseUrl;
import dev.ghostlight.app.collect.database.Pause;
import dev.ghostlight.app.collect.database.Query;
import dev.ghostlight.app.collect.database.Unknowns;
import dev.ghostlight.core.migration.facts.Engine;
import dev.ghostlight.core.migration.facts.ServerSpeed;
import dev.ghostlight.core.model.Place;
import dev.ghostlight.core.model.Quantity;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Collects the facts of a PostgreSQL database; one thread only. */
public final class PostgresCollector {
    private static final List<String> SETTINGS = List.of(
            "autovacuum",
            "default_tablespace",
            "idle_in_transaction_session_timeout",
            "lc_collate",
            "lock_timeout",
            "maintenance_work_mem",
            "max_parallel_maintenance_workers",
            "max_wal_size",
            "server_encoding",
            "shared_buffers",
            "standard_conforming_strings",
            "statement_timeout",
            "synchronous_commit",
            "synchronous_standby_names",
            "wal_level",
            "work_mem");
    private static final List<String> MEANINGS = List.of(
            "rows: the planner's estimate (reltuples), as of the last ANALYZE or VACUUM, for the pages there are now",
            "writes: rows written per second, as the server does not count statements by table; a statement may write many",
            "reads: scans begun per second, by index or over the whole table",
            "longest-transaction: the longest that was seen to hold a lock on the table while this was collected",
            "timed-read: the shortest of five reads of no table, to compare the server with the machine of a forecast");

    private final Connection connection;
    private final DatabaseUrl url;
    private final Optional<String> password;
    private final String searchPath;
    private final Unknowns unknowns = new Unknowns();

    /**
     * A collector.
     *
     * @param connection a connection to the database, for nobody else meanwhile
     * @param url its address
     * @param password for pg_dump, which connects by itself
     * @param searchPath folders in which pg_dump may be, with colons between them; empty for none
     */
    public PostgresCollector(Connection connection, DatabaseUrl url, Optional<String> password, String searchPath) {
        this.connection = connection;
        this.url = url;
        this.password = password;
        this.searchPath = searchPath;
    }

    /**
     * Collects; what the server refuses to tell is left out and named.
     *
     * @param now the present
     * @param interval how long the usage is watched
     * @throws SQLException if the connection is lost, or it is no PostgreSQL of a version that is known here
     */
    public CollectedDatabase collect(Instant now, Duration interval, Pause pause)
            throws SQLException, InterruptedException {
        connection.setReadOnly(true);
        // Every statement is a transaction of its own: a long one would hold back the server's vacuum.
        connection.setAutoCommit(true);
        for (String setting : List.of("statement_timeout = '60s'", "lock_timeout = '1s'", "search_path = ''")) {
            Query.run(connection, "SET " + setting);
        }
        Query.run(connection, "SET TimeZone = 'UTC'");
        Query.run(connection, "SET DateStyle = 'ISO'");
        int version = Integer.parseInt(Query.value(connection, "SHOW server_version_num"));
        Engine engine = new Engine(Engine.Kind.POSTGRESQL, version / 10_000, version % 10_000);
        Optional<String> schema = schema(engine);
        var usage = new PostgresUsage(connection, unknowns).watch(interval, pause);
        List<CollectedTable> tables =
                new PostgresTables(connection, unknowns, Place.of(url.source(), "")).tables(usage);
        SortedMap<String, String> settings =
                unknowns.attempt("settings", this::settings).orElseGet(TreeMap::new);
        Optional<List<Quantity>> replicas = unknowns.attempt("replicas", this::replicas);
        Optional<Instant> backup = backup();
        return new CollectedDatabase(
                engine,
                now,
                url.source(),
                schema,
                tables,
                settings,
                connections(),
                replicas.map(List::getFirst).orElse(Quantity.unknown()),
                replicas.map(List::getLast).orElse(Quantity.unknown()),
                backup,
                timedRead(),
                MEANINGS,
                unknowns.reasons());
    }

    private Optional<String> schema(Engine engine) throws SQLException, InterruptedException {
        Optional<String> dumped = dumped(engine);
        return dumped.isPresent()
                ? dumped
                : unknowns.attempt("the schema", () -> {
                    tellUnwritten();
                    return PostgresSchema.ddl(connection);
                });
    }

    private Optional<String> dumped(Engine engine) throws SQLException, InterruptedException {
        Optional<PgDump> program = PgDump.on(searchPath);
        if (program.isEmpty()) {
            return Optional.empty();
        }
        String database = Query.value(connection, "SELECT current_database()");
        String user = Query.value(connection, "SELECT session_user");
        try {
            return program.get().fits(engine.major())
                    ? program.get().schema(url, database, user, password)
                    : Optional.empty();
        } catch (IOException e) {
            // A program that does not run is as good as none.
            return Optional.empty();
        }
    }

    private void tellUnwritten() throws SQLException {
        String kinds = Query.value(connection, """
                SELECT coalesce(string_agg(kind, ', '), '') FROM (
                  SELECT 'pg_operator'::regclass AS catalog, oid, 'operators' AS kind FROM pg_operator
                  UNION ALL SELECT 'pg_collation'::regclass, oid, 'collations' FROM pg_collation
                  UNION ALL SELECT 'pg_cast'::regclass, oid, 'casts' FROM pg_cast
                  UNION ALL SELECT 'pg_opclass'::regclass, oid, 'operator classes' FROM pg_opclass
                  UNION ALL SELECT 'pg_ts_config'::regclass, oid, 'text search configurations' FROM pg_ts_config
                  UNION ALL SELECT 'pg_event_trigger'::regclass, oid, 'event triggers' FROM pg_event_trigger
                  UNION ALL SELECT 'pg_class'::regclass, oid, 'foreign tables' FROM pg_class WHERE relkind = 'f'
                  UNION ALL SELECT 'pg_class'::regclass, indexrelid, 'invalid indexes' FROM pg_index
                    JOIN pg_class ON pg_class.oid = indexrelid WHERE NOT indisvalid AND relkind = 'i'
                ) AS all_kinds WHERE oid >= 16384 AND NOT EXISTS (
                  SELECT FROM pg_depend d WHERE d.classid = catalog AND d.objid = all_kinds.oid AND d.deptype = 'e')
                """);
        String distinct = String.join(", ", new TreeSet<>(List.of(kinds.split(", "))));
        if (!distinct.isEmpty()) {
            unknowns.add(
                    "parts of the schema that only pg_dump writes: " + distinct
                            + ". Put a pg_dump of the server's version on the PATH, and give the role the right to read all tables");
        }
    }

    /** The values that new sessions begin with, but for the time zone, which the driver has set. */
    private SortedMap<String, String> settings() throws SQLException {
        SortedMap<String, String> settings = new TreeMap<>();
        String names = "'" + String.join("', '", SETTINGS) + "'";
        Query.rows(
                connection,
                "SELECT name, coalesce(reset_val, '') AS value, coalesce(unit, '') AS unit FROM pg_settings WHERE name IN ("
                        + names + ")",
                row -> settings.put(row.getString("name"), withUnit(row.getString("value"), row.getString("unit"))));
        settings.values().removeIf(String::isEmpty);
        timeZone()
                .ifPresentOrElse(
                        zone -> settings.put("TimeZone", zone),
                        () -> unknowns.add(
                                "TimeZone: the role may not see it. It decides whether some type changes rewrite a"
                                        + " table. Write settings: { TimeZone: ... }, as SHOW TimeZone tells it to the migrations' role"));
        return settings;
    }

    private static String withUnit(String value, String unit) {
        if (unit.isEmpty() || !value.matches("-?\\d+")) {
            return value;
        }
        if (value.equals("0") || value.equals("-1")) {
            return value;
        }
        // Some are counted in pages: 8kB.
        String digits = unit.replaceAll("\\D", "");
        long factor = digits.isEmpty() ? 1 : Long.parseLong(digits);
        return Long.parseLong(value) * factor + unit.replaceAll("\\d", "");
    }

    private Optional<String> timeZone() throws SQLException {
        List<String> ofDatabase = Query.rows(connection, """
                SELECT split_part(setting, '=', 2) FROM pg_db_role_setting s, unnest(s.setconfig) AS setting
                WHERE s.setrole = 0 AND s.setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
                  AND setting ILIKE 'timezone=%' ORDER BY s.setdatabase DESC LIMIT 1
                """, row -> row.getString(1));
        if (!ofDatabase.isEmpty()) {
            return Optional.of(ofDatabase.getFirst());
        }
        try {
            List<String> ofServer = Query.rows(
                    connection,
                    "SELECT setting FROM pg_file_settings WHERE name ILIKE 'timezone' AND error IS NULL ORDER BY seqno DESC LIMIT 1",
                    row -> row.getString(1));
            return Optional.of(ofServer.isEmpty() ? "GMT" : ofServer.getFirst());
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    private Quantity connections() throws SQLException {
        return unknowns.attempt("connections", () -> Query.value(connection, "SHOW max_connections"))
                .map(number -> Quantity.of(Double.parseDouble(number)))
                .orElse(Quantity.unknown());
    }

    private List<Quantity> replicas() throws SQLException {
        return Query.rows(
                        connection,
                        "SELECT count(*) AS replicas, max(extract(epoch FROM replay_lag)) AS lag,"
                                + " bool_or(state IS NULL) AS hidden FROM pg_stat_replication",
                        row -> {
                            if (row.getBoolean("hidden")) {
                                unknowns.add("replica lag: GRANT pg_monitor to this role to see it");
                            }
                            Quantity count = Quantity.of(row.getDouble("replicas"));
                            Quantity lag = row.getObject("lag") == null
                                    ? Quantity.unknown()
                                    : Quantity.of(Math.max(0, row.getDouble("lag")));
                            return List.of(count, lag);
                        })
                .getFirst();
    }

    private Quantity timedRead() throws SQLException {
        return unknowns.attempt("the server's speed", this::shortestTimedRead).orElse(Quantity.unknown());
    }

    private Quantity shortestTimedRead() throws SQLException {
        double shortest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < ServerSpeed.TIMED_READS; i++) {
            shortest = Math.min(shortest, Double.parseDouble(Query.value(connection, ServerSpeed.TIMED_READ)));
        }
        return Quantity.of(shortest);
    }

    /** Archived WAL is no backup, but where the last archived file is the label of one, a backup was made then. */
    private Optional<Instant> backup() throws SQLException {
        Optional<List<String>> archived = unknowns.attempt(
                "the last backup",
                () -> Query.rows(
                        connection,
                        "SELECT to_char(last_archived_time AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
                                + " FROM pg_stat_archiver WHERE last_archived_wal LIKE '%.backup'",
                        row -> row.getString(1)));
        Optional<Instant> made =
                archived.stream().flatMap(List::stream).findFirst().map(Instant::parse);
        if (made.isEmpty()) {
            unknowns.add("the last backup: the server does not know of one. Write backup: 8h, or when it was made");
        }
        return made;
    }
}
