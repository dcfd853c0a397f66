package dev.ghostlight.core.judge.statistics;

/** What a signature's counts are compared with. */
public enum Basis {
    /** Known: with the unchanged nodes at the same time, against what both had before. */
    OTHER_NODES,
    /** Appeared in the watch: its episodes, with those on the unchanged nodes. */
    NEW,
    /** Known by name and never counted in history: as if it were new. */
    ZERO_BASELINE,
    /** Known from fewer than five episodes, or from a single unchanged node: as if it were new. */
    TOO_LITTLE_HISTORY,
    /** Only the changed nodes ever had it: with their own history. A swing cannot be told from the change. */
    ONLY_ON_CHANGED,
    /** Fewer than three unchanged nodes: with their own history. A swing cannot be told from the change. */
    NO_CONTROLS,
    /** Nothing was observed that could be compared; this says nothing good. */
    NO_DATA;

    /** Whether a swing that all nodes share would look like the change. */
    public boolean confusesSwings() {
        return this == ONLY_ON_CHANGED || this == NO_CONTROLS;
    }

    /** Whether it is judged by episodes, a minute at least apart, instead of by counts. */
    public boolean countsEpisodes() {
        return this == NEW || this == ZERO_BASELINE || this == TOO_LITTLE_HISTORY;
    }
}
