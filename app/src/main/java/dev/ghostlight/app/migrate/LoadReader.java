package dev.ghostlight.app.migrate;

import dev.ghostlight.core.migration.execute.Seen;
import dev.ghostlight.core.migration.execute.WriteTimes;
import dev.ghostlight.core.model.Quantity;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads how the server bears a backfill; about once a second. Used by one thread. */
final class LoadReader {
    private static final double EVERY_SECONDS = 1;
    private static final String READ = """
            SELECT (SELECT max(extract(epoch FROM replay_lag))::float8 FROM pg_stat_replication),
                   (SELECT max(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn))::float8 FROM pg_replication_slots),
                   (SELECT current_setting('archive_mode') <> 'off' AND failed_count > 0
                           AND coalesce(last_failed_time > last_archived_time, true) FROM pg_stat_archiver),
                   (SELECT s.n_dead_tup::float8 / greatest(s.n_live_tup, c.reltuples, 10000)
                    FROM pg_stat_all_tables s JOIN pg_class c ON c.oid = s.relid WHERE s.relid = to_regclass(?))""";

    private final Database watch;
    private Quantity retainedAtFirst = Quantity.unknown();
    private Seen.Load last = Seen.Load.unknown();
    private double lastSeconds = Double.NEGATIVE_INFINITY;

    LoadReader(Database watch) {
        this.watch = watch;
    }

    /** How the server bears what is done to a table; not older than a second. */
    Seen.Load read(String table, WriteProbe probe, double nowSeconds) throws SQLException {
        if (nowSeconds - lastSeconds >= EVERY_SECONDS) {
            last = watch.first(this::load, READ, table).orElse(Seen.Load.unknown());
            lastSeconds = nowSeconds;
        }
        return new Seen.Load(
                last.replicaLagSeconds(),
                last.retainedWalBytes(),
                last.isArchivingFailing(),
                last.deadPart(),
                probe.times());
    }

    /** Forgets what was read, as it has been changed. */
    void forget() {
        lastSeconds = Double.NEGATIVE_INFINITY;
    }

    private Seen.Load load(ResultSet row) throws SQLException {
        Quantity retained = quantity(row, 2);
        if (!retainedAtFirst.isKnown()) {
            retainedAtFirst = retained;
        }
        Quantity grown = retained.isKnown()
                ? Quantity.of(Math.max(0, retained.orElse(0) - retainedAtFirst.orElse(0)))
                : retained;
        return new Seen.Load(quantity(row, 1), grown, row.getBoolean(3), quantity(row, 4), WriteTimes.NONE);
    }

    private static Quantity quantity(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? Quantity.unknown() : Quantity.of(Math.max(0, value));
    }
}
