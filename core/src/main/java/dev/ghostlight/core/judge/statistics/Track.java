package dev.ghostlight.core.judge.statistics;

import java.util.List;

/** The evidence about one signature under one idea of how its counts come about. For one thread. */
sealed interface Track permits CountTrack, FreshTrack, OwnTrack {
    /**
     * Takes an interval.
     *
     * @param cells of the whole watch
     * @param from the first cell of this interval; all after it are of this interval
     */
    void add(Moment moment, Cells cells, int from);

    /** The e-value. */
    double value(Direction direction);

    /** The e-value, or 0 where it is small and was not worked out. */
    double standing(Direction direction);

    /**
     * Whether the unchanged nodes vary as the idea allows; if not, it is corrected and all evidence counted anew.
     *
     * @param moments of the whole watch
     * @param cells of the whole watch
     */
    boolean isBorneOut(List<Moment> moments, Cells cells);

    /** Whether intervals in which nothing happened say something too. */
    boolean isRestless();

    /** How often it happened on the changed nodes against what was expected. */
    RatioRange ratio();
}
