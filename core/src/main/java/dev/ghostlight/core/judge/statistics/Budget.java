package dev.ghostlight.core.judge.statistics;

/**
 * How the one budget of false alarms is shared among all that is watched. Immutable and thread-safe.
 *
 * @param alpha the probability that anything is called changed although nothing did, over the whole watch; above 0,
 *     below 1
 * @param fresh the share of signatures that history does not know, together
 * @param known the share of those that it knows, together
 * @param aggregates the share of what the caller adds: totals, latencies; the three sum to at most 1
 */
public record Budget(double alpha, double fresh, double known, double aggregates) {
    /** Of the share of known signatures, what goes to their having become fewer. */
    private static final double FEWER = 0.2;

    /** Of the share of new signatures, what goes to all of them together as one. */
    private static final double POOLED = 0.5;

    public Budget {
        if (!(alpha > 0 && alpha < 1)
                || fresh < 0
                || known < 0
                || aggregates < 0
                || fresh + known + aggregates > 1 + 1e-9) {
            throw new IllegalArgumentException("a budget of " + alpha + " shared as " + fresh + ", " + known + " and "
                    + aggregates + " is none: alpha lies between 0 and 1, and shares sum to at most 1");
        }
    }

    /** For signatures alone. */
    public static Budget ofSignatures(double alpha) {
        return new Budget(alpha, 0.25, 0.75, 0);
    }

    /** For signatures and some metrics that the caller adds. */
    public static Budget withAggregates(double alpha) {
        return new Budget(alpha, 0.25, 0.5, 0.25);
    }

    double more(int knownSignatures) {
        return known * (1 - FEWER) / Math.max(1, knownSignatures);
    }

    double fewer(int regularSignatures) {
        return known * FEWER / Math.max(1, regularSignatures);
    }

    double pooled() {
        return fresh * POOLED;
    }

    /** Of the new signature that appeared as the given one, from 0: all of them sum to what is left. */
    double slot(int index) {
        return fresh * (1 - POOLED) / ((index + 1.0) * (index + 2.0));
    }

    /** The evidence that is proof at a share. */
    double proof(double share) {
        return 1 / (alpha * share);
    }
}
