package dev.ghostlight.core.testing;

import java.util.SplittableRandom;

/**
 * Draws a level, such as a latency in milliseconds, of the nodes of a fleet, before a change of node 0 and after it.
 *
 * <p>Values are of intervals of ten seconds. Immutable and thread-safe.
 */
public final class LevelScenario {
    private static final double LEVEL = 100;
    private static final int RESTART_INTERVALS = 3;
    private static final double RESTART_FACTOR = 3;
    private static final double SWING = 0.5;
    private static final double OUTLIER_SHARE = 0.05;
    private static final double OUTLIER_TAIL = 1.2;

    private final double deviation;
    private final String name;
    private double memory;
    private boolean hasOutliers;
    private double nodeDeviation;
    private boolean swings;
    private boolean isRestarting;
    private double drift;
    private double missing;
    private double ratio = 1;
    private int onset;

    private LevelScenario(double deviation, String name) {
        this.deviation = deviation;
        this.name = name;
    }

    /** Independent lognormal values of equal nodes, and no change. The deviation is that of the logarithm. */
    public static LevelScenario calm(double deviation) {
        return new LevelScenario(deviation, "deviation " + deviation);
    }

    private LevelScenario also(String words) {
        LevelScenario copy = new LevelScenario(deviation, name + ", " + words);
        copy.memory = memory;
        copy.hasOutliers = hasOutliers;
        copy.nodeDeviation = nodeDeviation;
        copy.swings = swings;
        copy.isRestarting = isRestarting;
        copy.drift = drift;
        copy.missing = missing;
        copy.ratio = ratio;
        copy.onset = onset;
        return copy;
    }

    /** The same with an autocorrelation from interval to interval, between 0 and 1. */
    public LevelScenario withMemory(double correlation) {
        LevelScenario changed = also("memory " + correlation);
        changed.memory = correlation;
        return changed;
    }

    /** The same with one value of twenty up to any size: Pareto with exponent 1.2. */
    public LevelScenario withOutliers() {
        LevelScenario changed = also("outliers");
        changed.hasOutliers = true;
        return changed;
    }

    /** The same on nodes that differ in level and in steadiness: the standard deviation of the logarithms. */
    public LevelScenario onUnequalNodes(double difference) {
        LevelScenario changed = also("nodes differ by " + difference);
        changed.nodeDeviation = difference;
        return changed;
    }

    /** The same going up and down by half on all nodes together. */
    public LevelScenario swinging() {
        LevelScenario changed = also("swinging");
        changed.swings = true;
        return changed;
    }

    /** The same, and node 0 is three times as high for its first 30 seconds after the change. */
    public LevelScenario restarting() {
        LevelScenario changed = also("restarting");
        changed.isRestarting = true;
        return changed;
    }

    /** The same, and at the change each node goes to another level: the standard deviation of the logarithm. */
    public LevelScenario drifting(double step) {
        LevelScenario changed = also("drifting by " + step);
        changed.drift = step;
        return changed;
    }

    /** The same with a share of values missing. */
    public LevelScenario withGaps(double share) {
        LevelScenario changed = also("gaps " + share);
        changed.missing = share;
        return changed;
    }

    /** The same, and node 0 is so many times as high from an interval after the change on. */
    public LevelScenario worseBy(double factor, int fromInterval) {
        LevelScenario changed = also("worse by " + factor + " from interval " + fromInterval);
        changed.ratio = factor;
        changed.onset = fromInterval;
        return changed;
    }

    /**
     * Draws it.
     *
     * @return by node and interval, those before the change first; NaN for what is missing
     */
    public double[][] draw(int nodes, int before, int after, SplittableRandom random) {
        double[][] values = new double[nodes][before + after];
        double phase = random.nextDouble() * 2 * Math.PI;
        double period = 120 + random.nextDouble() * 240;
        for (int node = 0; node < nodes; node++) {
            double own = LEVEL * Math.exp(nodeDeviation * random.nextGaussian());
            double unsteady = deviation * Math.exp(nodeDeviation * random.nextGaussian());
            double step = drift * random.nextGaussian();
            double noise = random.nextGaussian();
            for (int t = 0; t < before + after; t++) {
                noise = memory * noise + Math.sqrt(1 - memory * memory) * random.nextGaussian();
                double swing = swings ? 1 + SWING * Math.sin(phase + 2 * Math.PI * t / period) : 1;
                double level = own * swing * Math.exp(unsteady * noise + (t >= before ? step : 0));
                boolean isMissing = missing > 0 && random.nextDouble() < missing;
                values[node][t] = isMissing ? Double.NaN : level * outlier(random) * factor(node, t - before);
            }
        }
        return values;
    }

    private double outlier(SplittableRandom random) {
        return hasOutliers && random.nextDouble() < OUTLIER_SHARE
                ? Math.pow(random.nextDouble(), -1 / OUTLIER_TAIL)
                : 1;
    }

    private double factor(int node, int sinceChange) {
        if (node > 0 || sinceChange < 0) {
            return 1;
        }
        return (sinceChange >= onset ? ratio : 1)
                * (isRestarting && sinceChange < RESTART_INTERVALS ? RESTART_FACTOR : 1);
    }

    @Override
    public String toString() {
        return name;
    }
}
