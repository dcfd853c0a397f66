package dev.ghostlight.core.judge.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How nodes differ in general, learnt from the history of all signatures together: how much more the changed nodes have
 * of anything, and how much that varies from signature to signature. Immutable and thread-safe.
 *
 * <p>The likeliest values of a normal distribution with one odd signature in ten (expectation and maximization on a
 * grid), held towards no effect and a deviation of 0.5 while there are few signatures.
 */
public final class NodeSpread {
    private static final double VARIANCE_PRIOR = 0.25;
    private static final double VARIANCE_OF_NEW = 0.35;
    private static final double VARIANCE_MIN = 0.01;
    /** What is assumed weighs as much as so many nodes of a signature; an effect as so many signatures. */
    private static final double PRIOR_NODES = 6;

    private static final double PRIOR_SIGNATURES = 10;
    private static final double ODD_SHARE = 0.1;
    private static final double ODD_VARIANCE = 2.25;
    private static final double RANGE = 5;
    private static final double STEP = 0.1;
    private static final int GRID = (int) Math.round(2 * RANGE / STEP) + 1;
    private static final int ROUNDS = 30;
    private static final int SIGNATURES_MAX = 200;
    private static final double EXPECTED_MIN = 1;
    private static final double NOTABLE_VARIANCE = 0.05;

    /** Of each node against its like. */
    private final double[] effects;

    private final double changedEffect;
    /** How far the effect may lie from where it is held towards none. */
    private final double changedVariance;

    private final double variance;

    private NodeSpread(double[] effects, double changedEffect, double changedVariance, double variance) {
        this.effects = effects;
        this.changedEffect = changedEffect;
        this.changedVariance = changedVariance;
        this.variance = variance;
    }

    /** Learns from histories. */
    public static NodeSpread learn(CountFleet fleet, List<CountHistory> histories) {
        List<double[]> masses = new ArrayList<>();
        for (CountHistory history : histories) {
            double[][] table = history.table(fleet);
            if (Episodes.isComparable(table, fleet)) {
                masses.add(masses(CountModel.of(table, fleet, true), fleet));
            }
        }
        return ofMasses(fleet, masses);
    }

    static double[] masses(CountModel model, CountFleet fleet) {
        double[] masses = new double[fleet.nodes()];
        for (int i = 0; i < masses.length; i++) {
            masses[i] = model.mass(i, Direction.MORE);
        }
        return masses;
    }

    /** Learns from what the nodes' counts weigh for each signature. */
    static NodeSpread ofMasses(CountFleet fleet, List<double[]> masses) {
        List<List<double[]>> likelihoods = new ArrayList<>();
        int every = Math.max(1, masses.size() / SIGNATURES_MAX);
        for (int node = -1; node < fleet.nodes(); node++) {
            List<double[]> ofNode = new ArrayList<>();
            if (node < 0 || !fleet.isChanged(node)) {
                for (int s = 0; s < masses.size(); s += every) {
                    add(likelihood(fleet, masses.get(s), node), ofNode);
                }
            }
            likelihoods.add(ofNode);
        }
        double[] effects = likelihoods.stream().mapToDouble(NodeSpread::middle).toArray();
        double variance = VARIANCE_PRIOR;
        for (int round = 0; round < ROUNDS; round++) {
            variance = improve(likelihoods, effects, variance);
        }
        double held = effects[0]
                * priorSignatures(variance)
                / Math.max(1, likelihoods.getFirst().size());
        return new NodeSpread(
                Arrays.copyOfRange(effects, 1, effects.length),
                effects[0],
                Math.min(1, held * held),
                Math.max(VARIANCE_MIN, variance));
    }

    private static void add(double[] likelihood, List<double[]> to) {
        if (likelihood.length > 0) {
            to.add(likelihood);
        }
    }

    /** How likely each effect of a node (of the changed ones together, if below 0) is; empty if little is known. */
    private static double[] likelihood(CountFleet fleet, double[] masses, int node) {
        double own = node < 0 ? fleet.sum(masses, true) : masses[node];
        double others = fleet.sum(masses, false) - (node < 0 ? 0 : own);
        double exposure = node < 0 ? fleet.exposure(true) : fleet.exposure(node);
        double odds = exposure / (fleet.exposure(false) - (node < 0 ? 0 : exposure));
        if (!((own + others) * odds / (1 + odds) >= EXPECTED_MIN)) {
            return new double[0];
        }
        double[] logs = new double[GRID];
        double highest = Double.NEGATIVE_INFINITY;
        for (int g = 0; g < GRID; g++) {
            double effect = -RANGE + g * STEP;
            logs[g] = own * effect - (own + others) * Powers.logOnePlusExp(Math.log(odds) + effect);
            highest = Math.max(highest, logs[g]);
        }
        for (int g = 0; g < GRID; g++) {
            logs[g] = Math.exp(logs[g] - highest);
        }
        return logs;
    }

    /** The middle one of what is likeliest for each signature: where to look for the effect first. */
    private static double middle(List<double[]> likelihoods) {
        double[] likeliest = new double[likelihoods.size()];
        for (int s = 0; s < likeliest.length; s++) {
            double[] likelihood = likelihoods.get(s);
            int best = 0;
            for (int g = 1; g < GRID; g++) {
                best = likelihood[g] > likelihood[best] ? g : best;
            }
            likeliest[s] = -RANGE + best * STEP;
        }
        Arrays.sort(likeliest);
        return likeliest.length == 0 ? 0 : likeliest[likeliest.length / 2];
    }

    /** Where signatures hardly differ, few of them tell the effect that they have in common. */
    private static double priorSignatures(double variance) {
        return Math.max(1, PRIOR_SIGNATURES * variance / VARIANCE_PRIOR);
    }

    /** One round: improves the effects, and returns the better variance. */
    private static double improve(List<List<double[]>> likelihoods, double[] effects, double variance) {
        double squares = PRIOR_NODES * VARIANCE_PRIOR;
        double seen = PRIOR_NODES;
        double[] usual = new double[GRID];
        double[] odd = new double[GRID];
        for (int node = 0; node < likelihoods.size(); node++) {
            double effect = effects[node];
            for (int g = 0; g < GRID; g++) {
                double from = -RANGE + g * STEP - effect;
                usual[g] = (1 - ODD_SHARE) * Math.exp(-from * from / 2 / variance) / Math.sqrt(variance);
                odd[g] = ODD_SHARE * Math.exp(-from * from / 2 / ODD_VARIANCE) / Math.sqrt(ODD_VARIANCE);
            }
            double sum = 0;
            double first = 0;
            for (double[] likelihood : likelihoods.get(node)) {
                double mass = 0;
                double all = 0;
                double at = 0;
                double around = 0;
                for (int g = 0; g < GRID; g++) {
                    double from = -RANGE + g * STEP - effect;
                    double weight = likelihood[g] * usual[g];
                    mass += weight;
                    all += weight + likelihood[g] * odd[g];
                    at += weight * from;
                    around += weight * from * from;
                }
                if (mass > 0) {
                    sum += mass / all;
                    first += at / all;
                    squares += around / all;
                    seen += mass / all;
                }
            }
            double prior = priorSignatures(variance);
            effects[node] += (first - prior * effect) / (sum + prior);
        }
        return Math.max(VARIANCE_MIN / 2, squares / seen);
    }

    /** What is to be expected of the changed nodes for a signature, given how its own controls differ. */
    NodeEffect.Prior prior(CountFleet fleet, double[] masses) {
        int controls = fleet.nodes() - fleet.changedNodes();
        double total = fleet.sum(masses, false);
        double expectedSum = 0;
        for (int i = 0; i < masses.length; i++) {
            expectedSum += fleet.isChanged(i) ? 0 : fleet.exposure(i) * Math.exp(effects[i]);
        }
        double found = 0;
        double squares = 0;
        for (int i = 0; i < masses.length; i++) {
            if (!fleet.isChanged(i) && expectedSum > 0) {
                double share = fleet.exposure(i) * Math.exp(effects[i]) / expectedSum;
                double expected = share * total;
                found += (masses[i] - expected) * (masses[i] - expected) - expected * (1 - share);
                squares += expected * expected;
            }
        }
        double own = squares > 0 ? Math.max(0, found / squares) : 0;
        double notable = Math.max(NOTABLE_VARIANCE, Math.max(variance, own));
        double part = notable / (notable + controls / Math.max(1e-9, total));
        double degrees = (controls - 1) * part * part;
        double ofSignature = (PRIOR_NODES * variance + degrees * own) / (PRIOR_NODES + degrees);
        return new NodeEffect.Prior(
                changedEffect, Math.max(VARIANCE_MIN, ofSignature) * pooled(fleet) + changedVariance);
    }

    /** The same for a signature without history, of which nodes may differ as much as before anything is known. */
    NodeEffect.Prior priorOfNew(CountFleet fleet) {
        return new NodeEffect.Prior(
                changedEffect, Math.max(VARIANCE_OF_NEW, variance) * pooled(fleet) + changedVariance);
    }

    /** Several nodes together differ less than one; held to half at least, as they may differ for one reason. */
    private static double pooled(CountFleet fleet) {
        return Math.max(0.5, 1.0 / Math.max(1, fleet.changedNodes()));
    }

    /** The logarithm of how much more the changed nodes have of anything. */
    public double changedEffect() {
        return changedEffect;
    }

    /** The variance of that logarithm between signatures. */
    public double variance() {
        return variance;
    }
}
