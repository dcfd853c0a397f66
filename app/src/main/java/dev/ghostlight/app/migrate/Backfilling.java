package dev.ghostlight.app.migrate;

import dev.ghostlight.core.migration.execute.Effect;
import dev.ghostlight.core.migration.execute.LockLimits;
import dev.ghostlight.core.migration.execute.Seen;
import dev.ghostlight.core.migration.remedy.Step;
import java.sql.SQLException;
import java.util.List;

/** The effects of one backfill on the database, and how far it is. Used by one thread. */
final class Backfilling {
    private final Step.Backfill step;
    private final int number;
    private final Keyset keyset;
    private final Database work;
    private final Markers markers;
    private Markers.Progress progress;
    private List<String> checked = List.of();
    private boolean isChecked;
    private long left;
    private long looked;

    Backfilling(Step.Backfill step, int number, Database work, Markers markers) throws SQLException, MigrateException {
        this.step = step;
        this.number = number;
        this.work = work;
        this.markers = markers;
        keyset = Keyset.of(step, work);
        progress = markers.progress(number);
    }

    Seen.Rows seen() {
        return new Seen.Rows(progress.highest(), progress.isNoted(), isThrough(), isChecked, left, progress.passes());
    }

    private boolean isThrough() {
        return progress.isNoted()
                && (progress.highest().isEmpty() || progress.reached().equals(progress.highest()));
    }

    Markers.Progress progress() {
        return progress;
    }

    /** Rows looked at in the check that runs. */
    long looked() {
        return looked;
    }

    void noteHighestKey() throws SQLException {
        List<String> highest =
                work.first(row -> Database.texts(row, 1), keyset.highest()).orElse(List.of());
        markers.note(number, highest);
        progress = markers.progress(number);
    }

    /** Changes a batch; how many rows were changed. */
    long change(Effect.ChangeBatch batch) throws SQLException, MigrateException {
        List<String> from = progress.reached();
        work.begin();
        try {
            LockLimits limits = batch.limits();
            work.run(Session.limits(limits, limits.totalMillis()));
            List<String> to = work.first(
                            row -> Database.texts(row, 1), keyset.last(from, progress.highest(), batch.rows()))
                    .orElse(progress.highest());
            long changed = work.run(keyset.change(step, from, to));
            long scanned = to.equals(progress.highest()) ? changed : batch.rows();
            markers.move(number, from, to, scanned, changed);
            work.commit();
            progress = new Markers.Progress(
                    progress.highest(),
                    to,
                    progress.passes(),
                    progress.scanned() + scanned,
                    progress.changed() + changed,
                    true);
            return changed;
        } finally {
            work.rollback();
        }
    }

    /** Looks at the next rows of the whole table. */
    void check(long rows) throws SQLException {
        record Counted(long rows, long left, List<String> last) {}
        Counted counted = work.first(
                        row -> new Counted(row.getLong(1), row.getLong(2), Database.texts(row, 3)),
                        keyset.counted(checked, rows, step.condition()))
                .orElseThrow();
        left += counted.left();
        looked += counted.rows();
        isChecked = counted.rows() < rows;
        checked = counted.last().isEmpty() ? checked : counted.last();
    }

    void goThroughAgain() throws SQLException {
        markers.again(number);
        progress = markers.progress(number);
        checked = List.of();
        isChecked = false;
        left = 0;
        looked = 0;
    }
}
