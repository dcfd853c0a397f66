package dev.ghostlight.app.migrate;

import dev.ghostlight.app.migrate.MigrateException.Kind;
import dev.ghostlight.core.migration.execute.Asked;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The table in the target database that says which steps are done and how far a backfill is. Its rows are written in
 * the transactions that do the work, so that both happen or neither does.
 */
final class Markers {
    /** The table's name, in the schema that new tables go to. */
    static final String TABLE = "ghostlight_migration_steps";

    private static final String CREATE = "CREATE TABLE IF NOT EXISTS " + TABLE + """
             (
                run text NOT NULL,
                step integer NOT NULL, -- from 1; 0 is the run itself
                steps text,            -- a hash of all steps
                asked text,
                highest text[],
                reached text[],
                passes integer NOT NULL DEFAULT 1,
                scanned bigint NOT NULL DEFAULT 0,
                changed bigint NOT NULL DEFAULT 0,
                noted_at timestamptz,
                done_at timestamptz,
                PRIMARY KEY (run, step))""";
    private static final String DONE = "INSERT INTO " + TABLE + " (run, step, done_at) VALUES (?, ?, clock_timestamp())"
            + " ON CONFLICT (run, step) DO UPDATE SET done_at = clock_timestamp()";
    private static final String NOTE = "INSERT INTO " + TABLE
            + " (run, step, highest, noted_at) VALUES (?, ?, ?, clock_timestamp()) ON CONFLICT (run, step) DO UPDATE"
            + " SET highest = excluded.highest, reached = NULL, noted_at = clock_timestamp()";
    private static final String MOVE = "UPDATE " + TABLE
            + " SET reached = ?, scanned = scanned + ?, changed = changed + ?"
            + " WHERE run = ? AND step = ? AND coalesce(reached, '{}') = ?";
    private static final String AGAIN =
            "UPDATE " + TABLE + " SET noted_at = NULL, reached = NULL, passes = passes + 1 WHERE run = ? AND step = ?";
    private static final String PROGRESS = "SELECT highest, reached, passes, scanned, changed, noted_at IS NOT NULL"
            + " FROM " + TABLE + " WHERE run = ? AND step = ?";

    private final Database work;
    private final String run;

    /**
     * How far a backfill is.
     *
     * @param isNoted whether the highest key was noted
     */
    record Progress(
            List<String> highest, List<String> reached, int passes, long scanned, long changed, boolean isNoted) {
        static final Progress NONE = new Progress(List.of(), List.of(), 1, 0, 0, false);
    }

    Markers(Database work, String run) {
        this.work = work;
        this.run = run;
    }

    /** Whether the run has been begun here and not tidied up. */
    static boolean isKnown(Database database, String run) throws SQLException {
        return isThere(database)
                && database.is("SELECT EXISTS (SELECT FROM " + TABLE + " WHERE run = ? AND step = 0)", run);
    }

    private static boolean isThere(Database database) throws SQLException {
        return database.is("SELECT to_regclass('" + TABLE + "') IS NOT NULL");
    }

    /**
     * Makes the table and the row of the run where they are not there.
     *
     * @throws MigrateException if the run was begun with other steps
     */
    void begin(String stepsHash) throws SQLException, MigrateException {
        for (int tries = 0; !begun(stepsHash, tries > 0); tries++) {
            // Another run may drop the table when it ends, or make it at the same time.
        }
        String first = work.first(
                        row -> row.getString(1), "SELECT steps FROM " + TABLE + " WHERE run = ? AND step = 0", run)
                .orElse(stepsHash);
        if (!first.equals(stepsHash)) {
            throw new MigrateException(
                    Kind.REFUSED,
                    "run " + run + ": its steps are not those that it was begun with. Nothing more was run. Give it the"
                            + " file as it was, or end it with 'ghostlight migrate abort' and begin another.");
        }
    }

    private boolean begun(String stepsHash, boolean isLast) throws SQLException {
        try {
            work.run(CREATE);
            work.change(
                    "INSERT INTO " + TABLE + " (run, step, steps) VALUES (?, 0, ?) ON CONFLICT DO NOTHING",
                    run,
                    stepsHash);
            return true;
        } catch (SQLException e) {
            if (isLast || !Set.of("42P01", "23505", "42P07").contains(String.valueOf(e.getSQLState()))) {
                throw e;
            }
            return false;
        }
    }

    Set<Integer> stepsDone() throws SQLException {
        return new TreeSet<>(work.all(
                row -> row.getInt(1),
                "SELECT step FROM " + TABLE + " WHERE run = ? AND step > 0 AND done_at IS NOT NULL",
                run));
    }

    void done(int step) throws SQLException {
        work.change(DONE, run, step);
    }

    Progress progress(int step) throws SQLException {
        return work.first(
                        row -> new Progress(
                                Database.texts(row, 1),
                                Database.texts(row, 2),
                                row.getInt(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getBoolean(6)),
                        PROGRESS,
                        run,
                        step)
                .orElse(Progress.NONE);
    }

    void note(int step, List<String> highest) throws SQLException {
        work.change(NOTE, run, step, highest);
    }

    /**
     * Moves the cursor, in the transaction that changes the rows.
     *
     * @throws MigrateException if it is not where it was, so that these rows were changed by somebody else
     */
    void move(int step, List<String> from, List<String> to, long scanned, long changed)
            throws SQLException, MigrateException {
        if (work.change(MOVE, to, scanned, changed, run, step, from) != 1) {
            throw new MigrateException(
                    Kind.REFUSED,
                    "run " + run + ": the cursor of step " + step
                            + " was moved by somebody else. The batch was undone. Run only one at a time.");
        }
    }

    void again(int step) throws SQLException {
        work.change(AGAIN, run, step);
    }

    /** What people ask of the run. */
    static Asked asked(Database database, String run) throws SQLException {
        @Nullable
        String word = database.first(
                        row -> String.valueOf(row.getString(1)),
                        "SELECT asked FROM " + TABLE + " WHERE run = ? AND step = 0",
                        run)
                .orElse("null");
        return word.equals("null") ? Asked.RUN : Asked.valueOf(word.toUpperCase(Locale.ROOT));
    }

    /**
     * Asks something of a run, from another process.
     *
     * @return whether the run is known here
     */
    static boolean ask(Database database, String run, Asked asked) throws SQLException {
        return isThere(database)
                && database.change(
                                "UPDATE " + TABLE + " SET asked = ? WHERE run = ? AND step = 0",
                                asked == Asked.RUN ? null : asked.name().toLowerCase(Locale.ROOT),
                                run)
                        == 1;
    }

    /** The runs that are known here. */
    static List<String> runs(Database database) throws SQLException {
        return isThere(database)
                ? database.all(row -> row.getString(1), "SELECT run FROM " + TABLE + " WHERE step = 0 ORDER BY run")
                : List.of();
    }

    /** Removes what is known of the run, and the table with the last one. */
    void end() throws SQLException {
        work.begin();
        work.run("SET LOCAL lock_timeout = '1s'");
        try {
            work.change("DELETE FROM " + TABLE + " WHERE run = ?", run);
            work.run("SAVEPOINT deleted");
            drop();
            work.commit();
        } finally {
            work.rollback();
        }
    }

    private void drop() throws SQLException {
        try {
            work.run("LOCK TABLE " + TABLE + " IN ACCESS EXCLUSIVE MODE NOWAIT");
            Optional<Boolean> isUsed = work.first(row -> true, "SELECT FROM " + TABLE + " LIMIT 1");
            if (isUsed.isEmpty()) {
                work.run("DROP TABLE " + TABLE);
            }
        } catch (SQLException e) {
            if (!"55P03".equals(e.getSQLState())) {
                throw e;
            }
            // Another run uses it, and will drop it.
            work.run("ROLLBACK TO SAVEPOINT deleted");
        }
    }
}
