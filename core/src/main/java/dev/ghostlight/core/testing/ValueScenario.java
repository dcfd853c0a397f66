package dev.ghostlight.core.testing;

import java.util.SplittableRandom;

/**
 * Draws how large a value such as a latency is on the nodes of a fleet, before a change of the first nodes and after
 * it.
 *
 * <p>Values are of intervals of ten seconds, about 100. Immutable and thread-safe.
 */
public final class ValueScenario {
    private static final double USUAL = 100;
    private static final int RESTART_INTERVALS = 3;
    private static final double RESTART_FACTOR = 3;
    private static final double SWING = 0.6;
    private static final int WARM_UP = 60;

    private final String name;
    private final double noise;
    private double memory;
    private double nodeDeviation;
    private boolean isHeavy;
    private boolean isUneven;
    private boolean swings;
    private boolean isRestarting;
    private double burstShare;
    private double driftDeviation;
    private double ratio = 1;
    private int onset;

    private ValueScenario(String name, double noise) {
        this.name = name;
        this.noise = noise;
    }

    /** Equal nodes whose values vary by so much, as the standard deviation of the logarithm, and no change. */
    public static ValueScenario calm(double noise) {
        return new ValueScenario("noise " + noise, noise);
    }

    private ValueScenario also(String words) {
        ValueScenario copy = new ValueScenario(name + ", " + words, noise);
        copy.memory = memory;
        copy.nodeDeviation = nodeDeviation;
        copy.isHeavy = isHeavy;
        copy.isUneven = isUneven;
        copy.swings = swings;
        copy.isRestarting = isRestarting;
        copy.burstShare = burstShare;
        copy.driftDeviation = driftDeviation;
        copy.ratio = ratio;
        copy.onset = onset;
        return copy;
    }

    /** The same where a value resembles the one before it: the correlation of neighbours. */
    public ValueScenario remembering(double correlation) {
        ValueScenario changed = also("correlation " + correlation);
        changed.memory = correlation;
        return changed;
    }

    /** The same with noise that has a heavy tail to both sides: Student's t with two degrees of freedom. */
    public ValueScenario heavy() {
        ValueScenario changed = also("heavy tails");
        changed.isHeavy = true;
        return changed;
    }

    /** The same on nodes that differ in height, by this standard deviation of the logarithm, and in noise. */
    public ValueScenario onUnequalNodes(double deviation) {
        ValueScenario changed = also("nodes differ by " + deviation);
        changed.nodeDeviation = deviation;
        changed.isUneven = true;
        return changed;
    }

    /** The same going up and down on all nodes together, with a jump of all at the change. */
    public ValueScenario swinging() {
        ValueScenario changed = also("swinging");
        changed.swings = true;
        return changed;
    }

    /** The same where changed nodes start slowly: three times as slow at first, as before after 30 seconds. */
    public ValueScenario restarting() {
        ValueScenario changed = also("restarting");
        changed.isRestarting = true;
        return changed;
    }

    /** The same with bursts on single nodes: three times the value for a minute, so often. */
    public ValueScenario inBursts(double shareOfTime) {
        ValueScenario changed = also("bursts in " + shareOfTime + " of the time");
        changed.burstShare = shareOfTime;
        return changed;
    }

    /** The same where each node moves by itself, over the time of history and watch: the deviation of the logarithm. */
    public ValueScenario drifting(double deviation) {
        ValueScenario changed = also("drifting by " + deviation);
        changed.driftDeviation = deviation;
        return changed;
    }

    /** The same with the changed nodes worse by a factor, from an interval after the change on. */
    public ValueScenario worseBy(double factor, int fromInterval) {
        ValueScenario changed = also("x" + factor + " from interval " + fromInterval);
        changed.ratio = factor;
        changed.onset = fromInterval;
        return changed;
    }

    /**
     * Draws values.
     *
     * @param random where chance comes from
     * @param nodes how many there are
     * @param changedNodes how many of them, the first ones, are changed
     * @param history how many intervals before the change
     * @param watch how many after it
     * @return by node and interval, history first
     */
    public double[][] draw(SplittableRandom random, int nodes, int changedNodes, int history, int watch) {
        int length = history + watch;
        double[] common = new double[length];
        if (swings) {
            double phase = random.nextDouble() * 2 * Math.PI;
            for (int t = 0; t < length; t++) {
                common[t] = SWING / 2 * Math.sin(phase + 2 * Math.PI * t / 180) + (t >= history ? SWING / 2 : 0);
            }
        }
        double[][] values = new double[nodes][];
        for (int i = 0; i < nodes; i++) {
            values[i] = node(random, i < changedNodes, common, history);
        }
        return values;
    }

    private double[] node(SplittableRandom random, boolean isChanged, double[] common, int history) {
        double height = nodeDeviation * random.nextGaussian();
        double deviation = isUneven ? noise * Math.exp(0.4 * random.nextGaussian()) : noise;
        double drift = driftDeviation * random.nextGaussian();
        double[] values = new double[common.length];
        double state = 0;
        int burst = 0;
        for (int t = -WARM_UP; t < values.length; t++) {
            state = memory * state + Math.sqrt(1 - memory * memory) * innovation(random);
            burst = burst > 0 ? burst - 1 : random.nextDouble() < burstShare / 6 ? 6 : 0;
            if (t >= 0) {
                double moved = drift * (t - history) / history;
                double log = height + common[t] + deviation * state + moved + (burst > 0 ? Math.log(3) : 0);
                values[t] = USUAL * Math.exp(log) * (isChanged ? factor(t - history) : 1);
            }
        }
        return values;
    }

    private double factor(int interval) {
        double start = isRestarting && interval >= 0 && interval < RESTART_INTERVALS ? RESTART_FACTOR : 1;
        return start * (interval >= onset && interval >= 0 ? ratio : 1);
    }

    private double innovation(SplittableRandom random) {
        double normal = random.nextGaussian();
        // Student's t with two degrees of freedom: normal over the root of an exponential, scaled to a like middle.
        return isHeavy ? 0.8 * normal / Math.sqrt(-Math.log(1 - random.nextDouble())) : normal;
    }

    @Override
    public String toString() {
        return name;
    }
}
