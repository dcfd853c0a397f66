package dev.ghostlight.core.migration.execute;

/** One thing to do to the database, or to wait for; steps count from 1. */
public sealed interface Effect {
    /** Run the statements of a brief step, in one transaction, with its marker row. */
    record RunBrief(int step, LockLimits limits) implements Effect {}

    /** Run the statement of an online step. */
    record RunOnline(int step, LockLimits limits) implements Effect {}

    /** Drop what is left of the index that an online step makes, without stopping anybody. */
    record DropInvalidIndex(int step, LockLimits limits) implements Effect {}

    /** Note the highest key of the table: rows beyond it are new, and made right as they are written. */
    record NoteHighestKey(int step) implements Effect {}

    /** Change the rows behind the cursor, and move it, in one transaction. */
    record ChangeBatch(int step, long rows, LockLimits limits) implements Effect {}

    /** Count the rows that still need the change, in the next range of the whole table. */
    record CheckRange(int step, long rows) implements Effect {}

    /** Go through the table once more, as rows were found that still need the change. */
    record GoThroughAgain(int step) implements Effect {}

    /** Remove dead rows of the table. */
    record Vacuum(int step) implements Effect {}

    /** Write down that a step is done. */
    record Complete(int step) implements Effect {}

    /** Enter the migration into the history of the tool that runs migrations here. */
    record EnterHistory() implements Effect {}

    /** Everything is done: tidy up. */
    record Finish() implements Effect {}

    /** Wait, then look again. */
    record Wait(double seconds, String why) implements Effect {}

    /** End before everything is done. */
    record Stop(Ending ending, String why) implements Effect {}
}
