package dev.ghostlight.core.judge.metrics;

import java.util.Arrays;

/** A series of differences as scores against its own history; high is bad. NaN for what is missing. Immutable. */
final class Scored {
    private final double[] history;
    private final double[] watch;
    private final int from;
    private final double spread;

    /**
     * @param signed the differences of all intervals, high is bad
     * @param ignored how much is taken from those of the watch, as a change of so much is none
     * @param spread of the differences in history
     */
    Scored(double[] signed, Fleet fleet, double ignored, double spread) {
        double[] past = Arrays.copyOf(signed, fleet.table().change());
        NormalScores scores = new NormalScores(Medians.present(past));
        history = Arrays.stream(past).map(value -> score(scores, value)).toArray();
        from = fleet.from();
        watch = Arrays.stream(signed, from, signed.length)
                .map(value -> score(scores, value - ignored))
                .toArray();
        this.spread = spread;
    }

    private static double score(NormalScores scores, double value) {
        return Double.isNaN(value) ? Double.NaN : scores.of(value);
    }

    /** The score of any interval; those of a start are missing. */
    double at(int interval) {
        if (interval < history.length) {
            return history[interval];
        }
        return interval < from ? Double.NaN : watch[interval - from];
    }

    double[] history() {
        return history;
    }

    double[] watch() {
        return watch;
    }

    /** The usual distance of a difference of history from their middle, in the differences' own unit. */
    double spread() {
        return spread;
    }
}
