package dev.ghostlight.app.collect.mariadb;

import dev.ghostlight.app.collect.database.CollectedDatabase;
import dev.ghostlight.app.collect.database.CollectedTable;
import dev.ghostlight.app.collect.database.DatabaseUrl;
import dev.ghostlight.app.collect.database.Pause;
import dev.ghostlight.app.collect.database.Query;
import dev.ghostlight.app.collect.database.Unknowns;
import dev.ghostlight.app.collect.mariadb.MariadbUsage.Usage;
import dev.ghostlight.core.migration.facts.Clients;
import dev.ghostlight.core.migration.facts.Engine;
import dev.ghostlight.core.migration.facts.TableFacts;
import dev.ghostlight.core.migration.facts.TableName;
import dev.ghostlight.core.model.Place;
import dev.ghostlight.core.model.Quantity;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects the facts of a MariaDB or MySQL database; one thread only. */
public final class MariadbCollector {
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+).*");
    private static final List<String> SETTINGS = List.of(
            "alter_algorithm",
            "binlog_format",
            "innodb_buffer_pool_size",
            "innodb_lock_wait_timeout",
            "innodb_online_alter_log_max_size",
            "innodb_sort_buffer_size",
            "lock_wait_timeout",
            "old_alter_table",
            "sql_mode",
            "system_time_zone",
            "time_zone");
    private static final List<String> MEANINGS = List.of(
            "rows: the estimate of the storage engine",
            "writes, reads: rows per second, as the server does not count statements by table; a statement may touch many",
            "longest-transaction: the longest of the whole server that was seen while this was collected, whatever it used",
            "table-bytes: with the values that InnoDB stores aside, which it does not count apart");
    /** The word for replicas changed over the years; the first that the server knows counts. */
    private static final List<String> REPLICAS = List.of("SHOW REPLICA HOSTS", "SHOW REPLICAS", "SHOW SLAVE HOSTS");

    private final Connection connection;
    private final DatabaseUrl url;
    private final Unknowns unknowns = new Unknowns();

    /**
     * A collector.
     *
     * @param connection a connection to the database, for nobody else meanwhile
     * @param url its address
     */
    public MariadbCollector(Connection connection, DatabaseUrl url) {
        this.connection = connection;
        this.url = url;
    }

    /**
     * Collects; what the server refuses to tell is left out and named.
     *
     * @param now the present
     * @param interval how long the usage is watched
     * @throws SQLException if the connection is lost, or no database is named
     */
    public CollectedDatabase collect(Instant now, Duration interval, Pause pause)
            throws SQLException, InterruptedException {
        List<String> databases = Query.rows(
                connection, "SELECT DATABASE() FROM DUAL WHERE DATABASE() IS NOT NULL", row -> row.getString(1));
        if (databases.isEmpty()) {
            throw new SQLException("the address names no database; write it behind the host, such as /stickers");
        }
        connection.setReadOnly(true);
        connection.setAutoCommit(true);
        Query.run(connection, "SET SESSION lock_wait_timeout = 1");
        Engine engine = engine();
        if (engine.kind() == Engine.Kind.MYSQL) {
            unknowns.attempt("fresh estimates of rows", () -> {
                Query.run(connection, "SET SESSION information_schema_stats_expiry = 0");
                return true;
            });
        }
        Optional<String> schema = Optional.of(new MariadbSchema(connection, unknowns, databases.getFirst()).ddl());
        MariadbUsage watched = new MariadbUsage(connection, unknowns);
        Map<String, Usage> usage = watched.watch(interval, pause);
        List<CollectedTable> tables = unknowns.attempt("tables", () -> tables(usage, watched.longestSeconds()))
                .orElse(List.of());
        unknowns.add("the last backup: the server does not know of one. Write backup: 8h, or when it was made");
        return new CollectedDatabase(
                engine,
                now,
                url.source(),
                schema,
                tables,
                settings(),
                connections(),
                replicas(),
                Quantity.unknown(),
                Optional.empty(),
                Quantity.unknown(),
                MEANINGS,
                unknowns.reasons());
    }

    private Engine engine() throws SQLException {
        String version = Query.value(connection, "SELECT VERSION()");
        Matcher numbers = VERSION.matcher(version);
        if (!numbers.matches()) {
            throw new SQLException("the server says that its version is " + version);
        }
        Engine.Kind kind = version.contains("MariaDB") ? Engine.Kind.MARIADB : Engine.Kind.MYSQL;
        return new Engine(kind, Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)));
    }

    private List<CollectedTable> tables(Map<String, Usage> usage, Quantity longest) throws SQLException {
        return Query.rows(
                connection,
                "SELECT table_name, table_rows, data_length, index_length, avg_row_length FROM information_schema.tables"
                        + " WHERE table_schema = DATABASE() AND table_type IN ('BASE TABLE', 'SYSTEM VERSIONED')",
                row -> table(row, usage, longest));
    }

    private CollectedTable table(ResultSet row, Map<String, Usage> usage, Quantity longest) throws SQLException {
        String own = row.getString("table_name");
        String name = TableName.of("", own, "");
        Usage used = usage.getOrDefault(own, Usage.UNKNOWN);
        Quantity width = quantity(row, "avg_row_length");
        TableFacts facts = new TableFacts(
                name,
                Place.of(url.source(), "").child("tables").child(name),
                quantity(row, "table_rows"),
                width.orElse(0) > 0 ? width : Quantity.unknown(),
                Quantity.unknown(),
                quantity(row, "index_length"),
                used.writesPerSecond(),
                used.readsPerSecond(),
                longest,
                Quantity.unknown(),
                new Clients.Unknown(),
                Optional.empty(),
                List.of());
        return new CollectedTable(facts, quantity(row, "data_length"));
    }

    private static Quantity quantity(ResultSet row, String column) throws SQLException {
        double number = row.getDouble(column);
        return row.wasNull() ? Quantity.unknown() : Quantity.of(number);
    }

    private SortedMap<String, String> settings() throws SQLException {
        SortedMap<String, String> settings = new TreeMap<>();
        unknowns.attempt(
                "settings",
                () -> Query.rows(
                        connection,
                        "SHOW GLOBAL VARIABLES WHERE variable_name IN ('" + String.join("', '", SETTINGS) + "')",
                        row -> settings.put(row.getString(1), row.getString(2))));
        settings.values().removeIf(String::isEmpty);
        return settings;
    }

    private Quantity connections() throws SQLException {
        return unknowns.attempt("connections", () -> Query.value(connection, "SELECT @@GLOBAL.max_connections"))
                .map(number -> Quantity.of(Double.parseDouble(number)))
                .orElse(Quantity.unknown());
    }

    private Quantity replicas() throws SQLException {
        Unknowns refusals = new Unknowns();
        for (String question : REPLICAS) {
            Optional<Integer> count = refusals.attempt(
                    "replicas",
                    () -> Query.rows(connection, question, _ -> true).size());
            if (count.isPresent()) {
                return Quantity.of(count.get());
            }
        }
        unknowns.add(refusals.reasons().getLast());
        return Quantity.unknown();
    }
}
