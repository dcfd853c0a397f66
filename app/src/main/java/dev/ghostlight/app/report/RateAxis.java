package dev.ghostlight.app.report;

/**
 * How a rate stands on a chart's height.
 *
 * @param stepPerSecond the rate from one label to the next; a round number
 * @param steps how many of them
 */
record RateAxis(double stepPerSecond, int steps) {
    private static final double[] ROUND = {1, 2, 2.5, 5, 10};
    private static final int MOST_STEPS = 5;

    /** The axis with at most five steps that shows a rate; a step of 1 for a rate that is 0. */
    static RateAxis upTo(double highestPerSecond) {
        if (!(highestPerSecond > 0)) {
            return new RateAxis(1, 1);
        }
        double power = Math.pow(10, Math.floor(Math.log10(highestPerSecond / MOST_STEPS)));
        for (double round : ROUND) {
            int steps = (int) Math.ceil(highestPerSecond / (round * power) - 1e-9);
            if (steps <= MOST_STEPS) {
                return new RateAxis(round * power, Math.max(1, steps));
            }
        }
        return new RateAxis(highestPerSecond, 1);
    }

    /** The rate at the top. */
    double topPerSecond() {
        return stepPerSecond * steps;
    }
}
