package dev.ghostlight.core.judge.metrics;

/** The evidence over the watch that one series of differences moved in one direction. Immutable. */
final class ShiftTrack {
    private final double[] values;
    private final int[] onsets;
    private final int[] bad;

    /** @param scores of the watch, high is bad; NaN for what is missing */
    ShiftTrack(double[] scores, double history, double dependence) {
        ShiftEvidence evidence = new ShiftEvidence(history, dependence);
        values = new double[scores.length];
        onsets = new int[scores.length];
        bad = new int[scores.length];
        int count = 0;
        for (int t = 0; t < scores.length; t++) {
            evidence.add(scores[t]);
            count += scores[t] > 0 ? 1 : 0;
            values[t] = evidence.value();
            onsets[t] = evidence.onset();
            bad[t] = count;
        }
    }

    int length() {
        return values.length;
    }

    /** The e-value after an interval. */
    double value(int interval) {
        return values[interval];
    }

    /** The onset that fitted best after an interval. */
    int onset(int interval) {
        return onsets[interval];
    }

    /** In how many intervals it was worse than usual, up to an interval. */
    int bad(int interval) {
        return bad[interval];
    }
}
