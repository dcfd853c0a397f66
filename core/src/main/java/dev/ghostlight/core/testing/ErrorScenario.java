package dev.ghostlight.core.testing;

import java.util.SplittableRandom;

/**
 * Draws how often an error is logged on the nodes of a fleet, before a change of node 0 and after it.
 *
 * <p>Counts are of intervals of ten seconds. Immutable and thread-safe.
 */
public final class ErrorScenario {
    private static final double INTERVAL_SECONDS = 10;
    private static final int RESTART_INTERVALS = 3;
    private static final double RESTART_FACTOR = 3;
    private static final double SWING = 0.8;
    private static final double POISSON_STEP = 30;

    private final double perMinute;
    private final String name;
    private double burst = 1;
    private double spreadSeconds;
    private double nodeDeviation;
    private boolean swings;
    private double badFactor = 1;
    private boolean isRestarting;
    private boolean isNew;
    private double ratio = 1;
    private int onset;
    private double[] nodeFactors = new double[0];

    private ErrorScenario(double perMinute, String name) {
        this.perMinute = perMinute;
        this.name = name;
    }

    /** So many independent events a minute on each of equal nodes, and no change. */
    public static ErrorScenario calm(double perMinute) {
        return new ErrorScenario(perMinute, perMinute + " a minute");
    }

    private ErrorScenario also(String words) {
        ErrorScenario copy = new ErrorScenario(perMinute, name + ", " + words);
        copy.burst = burst;
        copy.spreadSeconds = spreadSeconds;
        copy.nodeDeviation = nodeDeviation;
        copy.swings = swings;
        copy.badFactor = badFactor;
        copy.isRestarting = isRestarting;
        copy.isNew = isNew;
        copy.ratio = ratio;
        copy.onset = onset;
        copy.nodeFactors = nodeFactors;
        return copy;
    }

    /** The same in bursts of a geometrically distributed size, spread over some seconds. */
    public ErrorScenario inBursts(double size, double seconds) {
        ErrorScenario changed = also("bursts of " + size + " over " + seconds + " s");
        changed.burst = size;
        changed.spreadSeconds = seconds;
        return changed;
    }

    /** The same on nodes that differ: the standard deviation of the logarithm. */
    public ErrorScenario onUnequalNodes(double deviation) {
        ErrorScenario changed = also("nodes differ by " + deviation);
        changed.nodeDeviation = deviation;
        return changed;
    }

    /** The same on nodes that have so many times more of it each, on top of how they differ at random. */
    public ErrorScenario onNodes(double... factors) {
        ErrorScenario changed = also("given nodes");
        changed.nodeFactors = factors.clone();
        return changed;
    }

    /** The same going up and down by 80 % on all nodes together. */
    public ErrorScenario swinging() {
        ErrorScenario changed = also("swinging");
        changed.swings = true;
        return changed;
    }

    /** The same with a node 0 that always had more of it. */
    public ErrorScenario badBy(double factor) {
        ErrorScenario changed = also("node 0 always bad by " + factor);
        changed.badFactor = factor;
        return changed;
    }

    /** The same, and node 0 has it three times as often for its first 30 seconds after the change. */
    public ErrorScenario restarting() {
        ErrorScenario changed = also("restarting");
        changed.isRestarting = true;
        return changed;
    }

    /** The same, and nobody had it before the change. */
    public ErrorScenario unseen() {
        ErrorScenario changed = also("unseen");
        changed.isNew = true;
        return changed;
    }

    /** The same, and node 0 has it so many times more often from an interval after the change on. */
    public ErrorScenario worseBy(double factor, int fromInterval) {
        ErrorScenario changed = also("worse by " + factor + " from interval " + fromInterval);
        changed.ratio = factor;
        changed.onset = fromInterval;
        return changed;
    }

    /**
     * Draws it.
     *
     * @return by node and interval, those before the change first
     */
    public double[][] draw(int nodes, int before, int after, SplittableRandom random) {
        double[][] counts = new double[nodes][before + after];
        double phase = random.nextDouble() * 2 * Math.PI;
        double period = 120 + random.nextDouble() * 240;
        for (int node = 0; node < nodes; node++) {
            double own = Math.exp(nodeDeviation * random.nextGaussian() - nodeDeviation * nodeDeviation / 2)
                    * (node == 0 ? badFactor : 1)
                    * (node < nodeFactors.length ? nodeFactors[node] : 1);
            for (int t = 0; t < before + after; t++) {
                double swing = swings ? 1 + SWING * Math.sin(phase + 2 * Math.PI * t / period) : 1;
                double rate = perMinute * INTERVAL_SECONDS / 60 * own * swing * factor(node, t - before);
                add(counts[node], t, rate, before, random);
            }
        }
        return counts;
    }

    private double factor(int node, int sinceChange) {
        if (isNew && sinceChange < 0) {
            return 0;
        }
        if (node > 0 || sinceChange < 0) {
            return 1;
        }
        return (sinceChange >= onset ? ratio : 1)
                * (isRestarting && sinceChange < RESTART_INTERVALS ? RESTART_FACTOR : 1);
    }

    private void add(double[] counts, int t, double rate, int before, SplittableRandom random) {
        int causes = poisson(rate / burst, random);
        for (int i = 0; i < causes; i++) {
            int size = burst <= 1 ? 1 : 1 + (int) Math.floor(Math.log1p(-random.nextDouble()) / Math.log1p(-1 / burst));
            for (int j = 0; j < size; j++) {
                int at = t + (int) (random.nextDouble() * spreadSeconds / INTERVAL_SECONDS);
                if (at < counts.length && !(isNew && at < before)) {
                    counts[at]++;
                }
            }
        }
    }

    private static int poisson(double mean, SplittableRandom random) {
        int drawn = 0;
        double left = mean;
        while (left > POISSON_STEP) {
            drawn += smallPoisson(POISSON_STEP, random);
            left -= POISSON_STEP;
        }
        return drawn + smallPoisson(left, random);
    }

    private static int smallPoisson(double mean, SplittableRandom random) {
        double limit = Math.exp(-mean);
        int drawn = -1;
        for (double product = 1; product > limit || drawn < 0; product *= random.nextDouble()) {
            drawn++;
        }
        return drawn;
    }

    @Override
    public String toString() {
        return name;
    }
}
