package dev.ghostlight.app.migrate;

import dev.ghostlight.app.migrate.LedgerEntry.Event;
import dev.ghostlight.app.migrate.WriteProbe.During;
import dev.ghostlight.core.migration.execute.Effect;
import dev.ghostlight.core.migration.execute.LockLimits;
import dev.ghostlight.core.migration.execute.Pace;
import dev.ghostlight.core.migration.execute.Seen;
import dev.ghostlight.core.migration.execute.Tries;
import dev.ghostlight.core.migration.execute.Trouble;
import dev.ghostlight.core.migration.remedy.Step;
import dev.ghostlight.core.model.Show;
import java.io.IOException;
import java.sql.SQLException;

/** A backfill, and how production bears it: what is seen of both, and the effects on both. Used by one thread. */
final class PacedBackfill implements AutoCloseable {
    private static final String ROWS = """
            SELECT coalesce(sum(greatest(reltuples, 0)), 0)::bigint FROM pg_class
            WHERE oid IN (SELECT relid FROM pg_partition_tree(to_regclass(?)) UNION SELECT to_regclass(?))
              AND relkind = 'r'""";

    /** Fewer rows are through before much could be measured. */
    private static final long ROWS_WORTH_MEASURING = 100_000;

    private static final long LOOK_MILLIS = 1_000;

    private final Means means;
    private final Step.Backfill step;
    private final Backfilling rows;
    private final WriteProbe probe;
    private final LoadReader loads;
    private final long rowsTotal;
    private Pace pace;

    PacedBackfill(Means means, int number, Step.Backfill step) throws SQLException, MigrateException {
        this.means = means;
        this.step = step;
        rows = new Backfilling(step, number, means.work(), means.markers());
        rowsTotal = means.work()
                .first(row -> row.getLong(1), ROWS, step.table(), step.table())
                .orElse(0L);
        loads = new LoadReader(means.watch());
        pace = Pace.first(rowsTotal >= ROWS_WORTH_MEASURING, means.world().nowSeconds());
        probe = new WriteProbe(
                new Database(means.request().target(), "ghostlight write probe"),
                means.world().clock());
    }

    /** Looks at the rows, the server, and production's writes. */
    Seen.Backfill see() throws SQLException {
        double now = means.world().nowSeconds();
        Seen.Load load = loads.read(step.table(), probe, now);
        pace = pace.at(load, means.request().limits().brakes(), now);
        probe.runIn(pace.rest().isQuietAt(now) ? During.QUIET : During.REST);
        return new Seen.Backfill(rows.seen(), load, pace);
    }

    Markers.Progress progress() {
        return rows.progress();
    }

    void noteHighestKey() throws SQLException {
        rows.noteHighestKey();
    }

    /** Changes a batch. */
    void change(Effect.ChangeBatch batch, Tries tries) throws SQLException, MigrateException, IOException {
        means.ledger()
                .force(means.begun(batch.step(), tries)
                        .with("after", String.join(",", progress().reached()))
                        .with("rows", batch.rows()));
        double begun = means.world().nowSeconds();
        probe.runIn(During.BATCH);
        long changed;
        try {
            changed = means.watched()
                    .run(Math.max(20, batch.limits().lockTimeoutMillis() / 3), means::asked, () -> rows.change(batch));
        } finally {
            probe.runIn(During.REST);
        }
        double now = means.world().nowSeconds();
        pace = pace.after(now - begun, means.request().limits().batchSeconds(), now);
        // On the disk with the next line: the database knows it.
        means.ledger()
                .append(LedgerEntry.of(Event.DONE, batch.step())
                        .with("upTo", String.join(",", progress().reached()))
                        .with("changed", changed));
        means.world()
                .listener()
                .reached("step " + batch.step() + ", batches", progress().scanned(), rowsTotal);
    }

    /** Takes notice of an attempt that failed. */
    void failed() {
        pace = pace.afterFailure();
    }

    void check(Effect.CheckRange range) throws SQLException {
        rows.check(range.rows());
        means.world().listener().reached("step " + range.step() + ", check", rows.looked(), rowsTotal);
    }

    void goThroughAgain(Effect.GoThroughAgain again) throws SQLException, IOException {
        long left = rows.seen().left();
        means.ledger().force(LedgerEntry.of(Event.BEGUN, again.step()).with("goesThroughAgainFor", left));
        means.world()
                .listener()
                .said("step " + again.step() + ": " + Show.count((double) left)
                        + " rows still need the change; going through the table again");
        rows.goThroughAgain();
    }

    void vacuum(Effect.Vacuum vacuum) throws SQLException, MigrateException, IOException, InterruptedException {
        LedgerFile ledger = means.ledger();
        ledger.force(LedgerEntry.of(Event.BEGUN, vacuum.step()).with("vacuums", step.table()));
        means.world().listener().said("step " + vacuum.step() + ": removing dead rows of " + step.table());
        try {
            Session.bound(
                    means.work(),
                    LockLimits.patient(means.request().limits().patience().mostSeconds()));
            // As gently as autovacuum; shortening the file would stop readers.
            means.work().run("SET vacuum_cost_delay = '2ms'");
            means.watched()
                    .run(LOOK_MILLIS, means::asked, () -> means.work().run("VACUUM (TRUNCATE false) " + step.table()));
            ledger.force(LedgerEntry.of(Event.DONE, vacuum.step()));
        } catch (SQLException e) {
            if (Trouble.of(String.valueOf(e.getSQLState())) == Trouble.DISCONNECTED) {
                throw e;
            }
            ledger.force(LedgerEntry.of(Event.FAILED, vacuum.step()).with("message", String.valueOf(e.getMessage())));
        }
        // Old servers tell their statistics late.
        means.world().rest().seconds(1);
        loads.forget();
        Seen.Load load = loads.read(step.table(), probe, means.world().nowSeconds());
        pace = pace.afterVacuum(load.deadPart().orElse(0));
    }

    @Override
    public void close() {
        probe.close();
    }
}
