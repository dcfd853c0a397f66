package dev.ghostlight.app.collect.mariadb;

import dev.ghostlight.app.collect.database.Pause;
import dev.ghostlight.app.collect.database.Query;
import dev.ghostlight.app.collect.database.Unknowns;
import dev.ghostlight.core.model.Quantity;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Watches for a while how the tables of a MariaDB or MySQL server are used. */
final class MariadbUsage {
    private static final int LOOKS = 10;

    private static final String PERFORMANCE_SCHEMA = """
            SELECT object_name AS name, count_write AS written, count_fetch AS fetched
            FROM performance_schema.table_io_waits_summary_by_table
            WHERE object_type = 'TABLE' AND object_schema = DATABASE()
            """;
    private static final String USER_STATISTICS = """
            SELECT table_name AS name, rows_changed AS written, rows_read AS fetched
            FROM information_schema.table_statistics WHERE table_schema = DATABASE()
            """;
    private static final String TRANSACTIONS =
            "SELECT max(timestampdiff(MICROSECOND, trx_started, now(6))) / 1e6 FROM information_schema.innodb_trx"
                    + " WHERE trx_mysql_thread_id <> connection_id()";

    private record Counters(double written, double fetched) {}

    /** How a table is used. */
    record Usage(Quantity writesPerSecond, Quantity readsPerSecond) {
        static final Usage UNKNOWN = new Usage(Quantity.unknown(), Quantity.unknown());
    }

    private final Connection connection;
    private final Unknowns unknowns;
    private double longestSeconds;

    MariadbUsage(Connection connection, Unknowns unknowns) {
        this.connection = connection;
        this.unknowns = unknowns;
    }

    /** The longest transaction that was seen, of any table. */
    Quantity longestSeconds() {
        return longestSeconds > 0 ? Quantity.of(longestSeconds) : Quantity.unknown();
    }

    Map<String, Usage> watch(Duration interval, Pause pause) throws SQLException, InterruptedException {
        Optional<String> source = source();
        Map<String, Counters> before = source.isPresent() ? counters(source.get()) : Map.of();
        double start = seconds();
        boolean canLook = look();
        for (int i = 0; i < LOOKS; i++) {
            pause.last(interval.dividedBy(LOOKS));
            canLook = canLook && look();
        }
        if (canLook && longestSeconds == 0) {
            unknowns.add("longest transactions: none was seen. Write longest-transaction where you know of long ones");
        }
        Map<String, Usage> usage = new HashMap<>();
        if (source.isPresent()) {
            double passed = Math.max(seconds() - start, 1e-3);
            counters(source.get()).forEach((table, after) -> {
                Counters then = before.getOrDefault(table, new Counters(0, 0));
                if (after.written() >= then.written() && after.fetched() >= then.fetched()) {
                    usage.put(
                            table,
                            new Usage(
                                    Quantity.of((after.written() - then.written()) / passed),
                                    Quantity.of((after.fetched() - then.fetched()) / passed)));
                }
            });
        }
        return usage;
    }

    /** Where rows are counted, if anywhere. */
    private Optional<String> source() throws SQLException {
        Map<String, String> switches = new HashMap<>();
        Query.rows(
                connection,
                "SHOW GLOBAL VARIABLES WHERE variable_name IN ('performance_schema', 'userstat')",
                row -> switches.put(row.getString(1), row.getString(2)));
        if ("ON".equals(switches.get("performance_schema")) && canRead(PERFORMANCE_SCHEMA)) {
            return Optional.of(PERFORMANCE_SCHEMA);
        }
        if ("ON".equals(switches.get("userstat")) && canRead(USER_STATISTICS)) {
            return Optional.of(USER_STATISTICS);
        }
        unknowns.add("writes and reads of tables: performance_schema and userstat are off or hidden from this role."
                + " SET GLOBAL userstat = 1 counts them on MariaDB; or write writes and reads");
        return Optional.empty();
    }

    private boolean canRead(String sql) throws SQLException {
        return unknowns.attempt("writes and reads of tables", () -> Query.rows(connection, sql, _ -> true))
                .isPresent();
    }

    private Map<String, Counters> counters(String sql) throws SQLException {
        Map<String, Counters> counters = new HashMap<>();
        Query.rows(
                connection,
                sql,
                row -> counters.put(
                        row.getString("name"), new Counters(row.getDouble("written"), row.getDouble("fetched"))));
        return counters;
    }

    private double seconds() throws SQLException {
        return Double.parseDouble(Query.value(connection, "SELECT unix_timestamp(now(6))"));
    }

    private boolean look() throws SQLException {
        return unknowns.attempt(
                        "longest transactions",
                        () -> Query.rows(connection, TRANSACTIONS, row -> {
                            longestSeconds = Math.max(longestSeconds, row.getDouble(1));
                            return true;
                        }))
                .isPresent();
    }
}
