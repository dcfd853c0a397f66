package dev.ghostlight.core.judge.statistics;

/** The evidence on one signature by one model. For one thread. */
sealed interface Track permits ComparedTrack, FreshTrack, OwnTrack {
    /**
     * Takes the counts of an interval whose exposures are known; those before it in which nothing came need not be
     * given.
     *
     * @param nodes on which it came, each once; {@code length} of them
     * @param counts on each of those
     */
    void add(int interval, int[] nodes, double[] counts, int length);

    /** Takes into account that nothing came until an interval, exclusive. */
    void catchUp(int interval);

    /** The e-value of more, checked on the nodes that were not changed. */
    double more();

    /** The logarithm of what {@link #more} is at most; quicker to tell. */
    double logMoreAtMost();

    /** The e-value of fewer, checked likewise; 1 where that cannot be told. */
    double fewer();

    /**
     * How many times more frequent it became, but for the time of the start; never wrong but with probability alpha.
     */
    RatioInterval ratio(double alpha);
}
