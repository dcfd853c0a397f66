package dev.ghostlight.app.migrate;

/** Is told what a run does; on the thread of the run or the one that watches it, never on two at once. */
public interface Listener {
    /** Something worth a line. */
    void said(String line);

    /**
     * How far a long step has come.
     *
     * @param label what it is
     * @param rowsDone rows looked at so far
     * @param rowsTotal rows to look at in all, as far as is known
     */
    void reached(String label, long rowsDone, long rowsTotal);
}
