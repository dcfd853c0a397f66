package dev.ghostlight.core.testing;

import java.util.SplittableRandom;
import java.util.function.Consumer;

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

    private ErrorScenario(double perMinute, String name) {
        this.perMinute = perMinute;
        this.name = name;
    }

    /** So many independent events a minute on each of equal nodes, and no change. */
    public static ErrorScenario calm(double perMinute) {
        return new ErrorScenario(perMinute, perMinute + " a minute");
    }

    private ErrorScenario also(String words, Consumer<ErrorScenario> change) {
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
        change.accept(copy);
        return copy;
    }

    /** The same in bursts of a geometrically distributed size, spread over some seconds. */
    public ErrorScenario inBursts(double size, double seconds) {
        return also("bursts of " + size + " over " + seconds + " s", copy -> {
            copy.burst = size;
            copy.spreadSeconds = seconds;
        });
    }

    /** The same on nodes that differ: the standard deviation of the logarithm. */
    public ErrorScenario onUnequalNodes(double deviation) {
        return also("nodes differ by " + deviation, copy -> copy.nodeDeviation = deviation);
    }

    /** The same going up and down by 80 % on all nodes together. */
    public ErrorScenario swinging() {
        return also("swinging", copy -> copy.swings = true);
    }

    /** The same with a node 0 that always had more of it. */
    public ErrorScenario badBy(double factor) {
        return also("node 0 always bad by " + factor, copy -> copy.badFactor = factor);
    }

    /** The same, and node 0 has it three times as often for its first 30 seconds after the change. */
    public ErrorScenario restarting() {
        return also("restarting", copy -> copy.isRestarting = true);
    }

    /** The same, and nobody had it before the change. */
    public ErrorScenario unseen() {
        return also("unseen", copy -> copy.isNew = true);
    }

    /** The same, and node 0 has it so many times more often from an interval after the change on. */
    public ErrorScenario worseBy(double factor, int fromInterval) {
        return also("worse by " + factor + " from interval " + fromInterval, copy -> {
            copy.ratio = factor;
            copy.onset = fromInterval;
        });
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
                    * (node == 0 ? badFactor : 1);
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
