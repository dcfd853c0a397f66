package dev.ghostlight.app.migrate;

import dev.ghostlight.app.migrate.MigrateException.Kind;
import dev.ghostlight.core.migration.execute.LockLimits;
import dev.ghostlight.core.migration.remedy.Step;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The connection that a run works on, its limits, and the locks that keep a second run away. Those are the connection's
 * own, so that they last exactly as long as the server works for it.
 */
final class Session {
    /** A process whose connection broke may take so long to notice. */
    private static final double OTHER_ENDS_SECONDS = 5;

    private static final double LOOK_SECONDS = 0.2;
    private static final int IDLE_MILLIS_MIN = 2_000;

    private Session() {}

    /** Prepares a connection for a run. */
    static void prepare(Database work) throws SQLException {
        work.run("SET default_transaction_isolation = 'read committed'");
        work.run("SET lock_timeout = '5s'");
        work.run("SET client_min_messages = 'warning'");
        try {
            // A server that works on for a client that was killed would be in the way of the next one.
            work.run("SET client_connection_check_interval = '1s'");
        } catch (SQLException _) {
            // Not every system can look; then the next run waits until the server is through.
        }
    }

    /** SQL that bounds the next statement of a transaction. */
    static String limits(LockLimits limits, long leftMillis) {
        return "SET LOCAL lock_timeout = " + limits.lockTimeoutMillis()
                + "; SET LOCAL statement_timeout = " + Math.max(1, leftMillis)
                + "; SET LOCAL idle_in_transaction_session_timeout = "
                + Math.max(IDLE_MILLIS_MIN, limits.totalMillis());
    }

    /** Bounds the statements outside of transactions. */
    static void bound(Database work, LockLimits limits) throws SQLException {
        work.run("SET lock_timeout = " + limits.lockTimeoutMillis());
        work.run("SET statement_timeout = " + limits.totalMillis());
    }

    /**
     * Keeps others from running the same migration, or another one on the same tables.
     *
     * @throws MigrateException if another one runs
     */
    static void lock(Database work, String run, List<Step> steps, World world)
            throws SQLException, MigrateException, InterruptedException {
        lock(work, "run " + run, "ghostlight run " + run, world);
        for (Step step : steps) {
            for (String table : Statements.tables(step)) {
                Optional<String> known = work.first(
                                row -> Optional.ofNullable(row.getString(1)), "SELECT to_regclass(?)::oid::text", table)
                        .orElse(Optional.empty());
                if (known.isPresent()) {
                    lock(work, "table " + table, "ghostlight table " + known.get(), world);
                }
            }
        }
    }

    private static void lock(Database work, String what, String name, World world)
            throws SQLException, MigrateException, InterruptedException {
        double until = world.nowSeconds() + OTHER_ENDS_SECONDS;
        while (!work.is("SELECT pg_try_advisory_lock(hashtextextended(?, 0))", name)) {
            if (world.nowSeconds() > until) {
                throw new MigrateException(
                        Kind.REFUSED,
                        what + ": another run has it" + holder(work, name)
                                + ". Nothing more was run. Wait for its end, or stop it with 'ghostlight migrate"
                                + " abort'.");
            }
            world.rest().seconds(LOOK_SECONDS);
        }
    }

    private static String holder(Database work, String name) throws SQLException {
        return work.first(
                        row -> ": process " + row.getInt(1) + " of " + Printable.text(row.getString(2)),
                        "SELECT l.pid, coalesce(a.application_name, '') FROM pg_locks l JOIN pg_stat_activity a USING"
                                + " (pid) WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1 AND"
                                + " (l.classid::bigint << 32 | l.objid::bigint) = hashtextextended(?, 0)",
                        name)
                .orElse("");
    }
}
