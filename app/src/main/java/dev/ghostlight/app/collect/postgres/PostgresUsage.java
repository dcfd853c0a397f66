package dev.ghostlight.app.collect.postgres;

import dev.ghostlight.app.collect.database.Pause;
import dev.ghostlight.app.collect.database.Query;
import dev.ghostlight.app.collect.database.Unknowns;
import dev.ghostlight.app.collect.postgres.PostgresTables.Usage;
import dev.ghostlight.core.model.Quantity;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Watches for a while how the tables of a PostgreSQL server are used. */
final class PostgresUsage {
    /** How often it is looked which transactions hold locks, besides at the beginning and the end. */
    private static final int LOOKS = 10;

    private static final String COUNTERS = """
            SELECT relid, extract(epoch FROM clock_timestamp()) AS at,
              n_tup_ins + n_tup_upd + n_tup_del AS written, coalesce(seq_scan, 0) + coalesce(idx_scan, 0) AS scans
            FROM pg_stat_user_tables
            """;
    private static final String TRANSACTIONS = """
            SELECT l.relation, max(extract(epoch FROM clock_timestamp() - a.xact_start)) AS seconds,
              bool_or(a.xact_start IS NULL) AS hidden
            FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
            WHERE l.locktype = 'relation' AND l.granted AND l.pid <> pg_backend_pid()
              AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
            GROUP BY l.relation
            """;

    private record Counters(double at, double written, double scans) {}

    private final Connection connection;
    private final Unknowns unknowns;
    private final Map<Long, Double> longest = new HashMap<>();
    private boolean isHidden;

    PostgresUsage(Connection connection, Unknowns unknowns) {
        this.connection = connection;
        this.unknowns = unknowns;
    }

    Map<Long, Usage> watch(Duration interval, Pause pause) throws SQLException, InterruptedException {
        Optional<Map<Long, Counters>> before = unknowns.attempt("writes and reads of tables", this::counters);
        boolean canLook = look();
        for (int i = 0; i < LOOKS; i++) {
            pause.last(interval.dividedBy(LOOKS));
            canLook = canLook && look();
        }
        if (isHidden) {
            unknowns.add("longest transactions of other roles: GRANT pg_monitor to this role to see them");
        } else if (longest.isEmpty() && canLook) {
            unknowns.add("longest transactions: none was seen. Write longest-transaction where you know of long ones");
        }
        Map<Long, Usage> usage = new HashMap<>();
        if (before.isPresent()) {
            counters()
                    .forEach((table, after) ->
                            usage.put(table, usage(table, before.get().get(table), after)));
        }
        return usage;
    }

    private Usage usage(long table, @Nullable Counters before, Counters after) {
        Double seconds = longest.get(table);
        Quantity transaction = seconds == null ? Quantity.unknown() : Quantity.of(seconds);
        double passed = before == null ? 0 : after.at() - before.at();
        // Counters that were reset meanwhile fall.
        if (before == null || passed <= 0 || after.written() < before.written() || after.scans() < before.scans()) {
            return new Usage(Quantity.unknown(), Quantity.unknown(), transaction);
        }
        return new Usage(
                Quantity.of((after.written() - before.written()) / passed),
                Quantity.of((after.scans() - before.scans()) / passed),
                transaction);
    }

    private boolean look() throws SQLException {
        return unknowns.attempt(
                        "longest transactions",
                        () -> Query.rows(connection, TRANSACTIONS, row -> {
                            isHidden |= row.getBoolean("hidden");
                            if (row.getObject("seconds") != null) {
                                longest.merge(
                                        row.getLong("relation"), Math.max(0, row.getDouble("seconds")), Math::max);
                            }
                            return true;
                        }))
                .isPresent();
    }

    private Map<Long, Counters> counters() throws SQLException {
        Map<Long, Counters> counters = new HashMap<>();
        Query.rows(
                connection,
                COUNTERS,
                row -> counters.put(
                        row.getLong("relid"),
                        new Counters(row.getDouble("at"), row.getDouble("written"), row.getDouble("scans"))));
        return counters;
    }
}
