package dev.ghostlight.core.judge.statistics;

/** The ratios that are bet on and their parts of the stake. Immutable and thread-safe. */
final class Ratios {
    /** Known signatures that became more frequent. */
    static final Ratios MORE = new Ratios(
            new double[] {1.25, 1.6, 2.2, 3.5, 7, 20, 120}, new double[] {.14, .14, .16, .16, .14, .13, .13}, 3);
    /** Signatures that became less frequent, or stopped. */
    static final Ratios FEWER =
            new Ratios(new double[] {.75, .5, .25, .1, .01}, new double[] {.15, .2, .2, .2, .25}, 1.0 / 3);
    /** Signatures of which history knows next to nothing. */
    static final Ratios NEW = new Ratios(new double[] {2.5, 6, 20, 120, 1000}, new double[] {.05, .1, .2, .3, .35}, 3);

    private final double[] logs;
    private final double[] shares;
    private final double[] gains;
    private final double logGrace;
    private final double largestGain;

    /**
     * @param shares sum 1
     * @param grace while nodes start, ratios up to it (down to it, if below 1) are no change
     */
    private Ratios(double[] ratios, double[] shares, double grace) {
        this.shares = shares;
        logGrace = Math.log(grace);
        logs = new double[ratios.length];
        double largest = 0;
        for (int r = 0; r < ratios.length; r++) {
            logs[r] = Math.log(ratios[r]);
            largest = Math.max(largest, Math.abs(logs[r]));
        }
        largestGain = largest;
        gains = new double[NodeEffect.POINTS * ratios.length];
        for (int i = 0; i < gains.length; i++) {
            gains[i] = logs[i % ratios.length];
        }
    }

    int size() {
        return logs.length;
    }

    double log(int index) {
        return logs[index];
    }

    double share(int index) {
        return shares[index];
    }

    double logGrace() {
        return logGrace;
    }

    boolean isWithinGrace(int index) {
        return Math.abs(logs[index]) <= Math.abs(logGrace);
    }

    /** The logarithms once for each point of a node effect; not to be written to. */
    double[] gains() {
        return gains;
    }

    double largestGain() {
        return largestGain;
    }
}
