package dev.ghostlight.app.migrate;

import dev.ghostlight.core.migration.execute.LockLimits;
import dev.ghostlight.core.migration.remedy.Step;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** Runs the statement of an online step, which no transaction ties to its marker: what it did before has to be seen. */
final class OnlineWork {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;
    private static final Pattern DROPS_INDEX = Pattern.compile("\\s*drop\\s+index\\b.*", FLAGS);
    private static final Pattern DETACHES =
            Pattern.compile("(\\s*alter\\s+table\\b.*\\bdetach\\s+partition\\b.*)\\bconcurrently\\s*", FLAGS);

    private final Database work;

    OnlineWork(Database work) {
        this.work = work;
    }

    /**
     * Runs it.
     *
     * @param wasBegun whether it was begun before, so that finding it done is no failure
     */
    void run(Step.Online step, LockLimits limits, boolean wasBegun) throws SQLException {
        Session.bound(work, limits);
        try {
            work.run(step.sql());
        } catch (SQLException e) {
            finish(step.sql(), e, wasBegun);
        } finally {
            Session.bound(work, new LockLimits(5_000, 0));
        }
    }

    private void finish(String sql, SQLException failure, boolean wasBegun) throws SQLException {
        String state = String.valueOf(failure.getSQLState());
        boolean detaches = DETACHES.matcher(sql).matches();
        if (wasBegun && detaches && state.equals("55000")) {
            work.run(DETACHES.matcher(sql).replaceFirst("$1FINALIZE"));
            return;
        }
        boolean isDone = wasBegun
                && ((DROPS_INDEX.matcher(sql).matches() && state.equals("42704"))
                        || (detaches && state.equals("42P01")));
        if (!isDone) {
            throw failure;
        }
    }
}
