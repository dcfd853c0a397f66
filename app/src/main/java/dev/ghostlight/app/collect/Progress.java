package dev.ghostlight.app.collect;

/** Is told how far a long read has come. */
@FunctionalInterface
public interface Progress {
    /** Tells nobody. */
    Progress SILENT = (bytesDone, bytesTotal) -> {};

    /**
     * Called on the thread that asked for the read: at its start, then about ten times a second, and at its end.
     *
     * @param bytesDone bytes of the files read so far, as they lie on disk; never falls
     * @param bytesTotal the size of the files when the read began
     */
    void reached(long bytesDone, long bytesTotal);
}
