package dev.ghostlight.core.judge.statistics;

/**
 * What the counts of one signature say at a moment.
 *
 * @param basis what they were compared with
 * @param more the e-value of it being more frequent on the changed nodes; 50 is proof at 2 %
 * @param fewer the same of it being less frequent
 * @param isMoreProven whether the first was proof at any time, for this signature alone
 * @param isFewerProven whether the second was
 * @param ratio how many times more frequent; bursts count less than their size in it
 * @param changed what the changed nodes counted
 * @param others what the other nodes counted
 * @param expected what the changed nodes would have counted since the change if nothing had changed
 */
public record SignatureEvidence(
        Basis basis,
        double more,
        double fewer,
        boolean isMoreProven,
        boolean isFewerProven,
        RatioRange ratio,
        Tally changed,
        Tally others,
        double expected) {
    /**
     * Counts as they came, of several nodes together.
     *
     * @param before the change, in all of history
     * @param since the change
     */
    public record Tally(double before, double since) {}

    /** The e-value of one way. */
    public double value(Direction direction) {
        return direction == Direction.MORE ? more : fewer;
    }

    /** Whether one way was proven at any time, for this signature alone. */
    public boolean isProven(Direction direction) {
        return direction == Direction.MORE ? isMoreProven : isFewerProven;
    }
}
