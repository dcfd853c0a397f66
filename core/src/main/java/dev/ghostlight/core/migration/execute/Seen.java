package dev.ghostlight.core.migration.execute;

import dev.ghostlight.core.model.Quantity;
import java.util.List;
import java.util.Optional;

/** What the database shows of the step that is next. */
public sealed interface Seen {
    /** Nothing of it: there is nothing to look for, or everything is done. */
    record Nothing() implements Seen {}

    /**
     * The index that an online step makes.
     *
     * @param state what became of it
     * @param other its definition, where it is another one than the step makes; else empty
     */
    record Index(State state, String other) implements Seen {
        /** What became of an index. */
        public enum State {
            ABSENT,
            INVALID,
            THERE,
            DIFFERENT
        }
    }

    /**
     * A backfill.
     *
     * @param rows how far it has come
     * @param load how the database bears it
     * @param pace how fast it goes
     */
    record Backfill(Rows rows, Load load, Pace pace) implements Seen {}

    /**
     * How far a backfill has come.
     *
     * @param highest the highest key when it began; empty for an empty table
     * @param isNoted whether the highest key was noted
     * @param isThrough whether the cursor has reached it
     * @param isChecked whether the whole table was looked through afterwards
     * @param left rows found then that still need the change
     * @param passes how often the table was gone through, from 1
     */
    record Rows(List<String> highest, boolean isNoted, boolean isThrough, boolean isChecked, long left, int passes) {
        public Rows {
            highest = List.copyOf(highest);
        }
    }

    /**
     * How the database bears it.
     *
     * @param replicaLagSeconds how far the slowest replica is behind; unknown where none is seen
     * @param retainedWalBytes write-ahead log kept for the slowest reader of it, beyond what was kept at the beginning
     * @param isArchivingFailing whether the last file of the write-ahead log could not be archived
     * @param deadPart dead rows of the table for each living one
     * @param writes how long production's writes take
     */
    record Load(
            Quantity replicaLagSeconds,
            Quantity retainedWalBytes,
            boolean isArchivingFailing,
            Quantity deadPart,
            WriteTimes writes) {
        /** Nothing is known. */
        public static Load unknown() {
            Quantity unknown = Quantity.unknown();
            return new Load(unknown, unknown, false, unknown, WriteTimes.NONE);
        }
    }

    /**
     * Who holds a lock that is waited for.
     *
     * @param pid its process on the server
     * @param application the name of its program; may be empty
     * @param user its user
     * @param transactionSeconds how long its transaction has run
     * @param query what it runs, or ran last; shortened
     * @param begun when its transaction began, as the server writes it: tells it from the next one of the same process
     */
    record Blocker(
            int pid,
            String application,
            String user,
            double transactionSeconds,
            String query,
            Optional<String> begun) {}
}
