package dev.ghostlight.core.judge.statistics;

import java.util.Arrays;

/**
 * How nodes differ over all signatures together, by history: how much the changed nodes have of everything, and how
 * much nodes usually differ in everything and in single signatures. For one thread.
 *
 * <p>A node that is worse in all it does is thus expected to be worse in a signature of which it has shown little yet.
 */
final class SiteEffects {
    /** What is assumed of nodes before anything is known: the variance of the logarithm, and its weight in nodes. */
    private static final double VARIANCE_PRIOR = 0.25;

    private static final double PRIOR_NODES = 6;

    private static final double VARIANCE_MIN = 0.01;

    /** So many nodes' worth is what all signatures say, beside what one says of itself. */
    private static final double SITE_NODES = 12;

    /** A node with so many events of a signature tells half of what can be told of differences. */
    private static final double TELLING_EVENTS = 20;

    /** One node in twenty differs in everything, and one signature in twenty has its own reason to differ. */
    private static final double ODD_SHARE = 0.05;

    private static final double ODD_VARIANCE = 2.25;
    private static final double EFFECT_MAX = 4;

    private final WatchedFleet fleet;
    private final double[] relative;
    private final double[] relativeSquares;
    private double relativeWeight;
    private double relativeWeightSquares;
    private double spread;
    private double spreadNodes;
    private double[] changedCounts = new double[16];
    private double[] controlCounts = new double[16];
    private int size;

    private boolean isLearnt;
    private double nodeVariance;
    private double ownVariance;
    private double effect;
    private double information;

    SiteEffects(WatchedFleet fleet) {
        this.fleet = fleet;
        relative = new double[fleet.nodes()];
        relativeSquares = new double[fleet.nodes()];
    }

    /**
     * What one signature says of how much nodes differ.
     *
     * @param number by which it is known here; -1 where it says nothing
     */
    record OwnSpread(int number, double variance, double nodes) {}

    /** Takes a signature of history; not after the first question. */
    OwnSpread add(CountModel model) {
        double[] counts = new double[fleet.nodes()];
        double exposed = 0;
        double controls = 0;
        double changed = 0;
        int known = 0;
        for (int i = 0; i < counts.length; i++) {
            if (!fleet.hasHistory(i)) {
                continue;
            }
            counts[i] = model.mean(i) * model.intervals();
            changed += fleet.isChanged(i) ? counts[i] : 0;
            controls += fleet.isChanged(i) ? 0 : counts[i];
            exposed += fleet.isChanged(i) ? 0 : fleet.exposure(i);
            known += fleet.isChanged(i) ? 0 : 1;
        }
        if (known < 2 || !(controls > 0)) {
            return new OwnSpread(-1, VARIANCE_PRIOR, 0);
        }
        double telling = 1 / (1 + TELLING_EVENTS * known / controls);
        double excess = 0;
        double squares = 0;
        for (int i = 0; i < counts.length; i++) {
            if (fleet.isChanged(i) || !fleet.hasHistory(i)) {
                continue;
            }
            double expected = controls * fleet.exposure(i) / exposed;
            double off = counts[i] - expected;
            excess += off * off * known / (known - 1) - expected;
            squares += expected * expected;
            relative[i] += isLearnt ? 0 : telling * off / expected;
            relativeSquares[i] += isLearnt ? 0 : telling * off / expected * (telling * off / expected);
        }
        OwnSpread own = new OwnSpread(isLearnt ? -1 : size, excess / squares, (known - 1) * telling * telling);
        if (!isLearnt) {
            note(changed, controls, telling, own);
        }
        return own;
    }

    private void note(double changed, double controls, double telling, OwnSpread own) {
        relativeWeight += telling;
        relativeWeightSquares += telling * telling;
        spread += own.variance() * own.nodes();
        spreadNodes += own.nodes();
        if (size == changedCounts.length) {
            changedCounts = Arrays.copyOf(changedCounts, 2 * size);
            controlCounts = Arrays.copyOf(controlCounts, 2 * size);
        }
        changedCounts[size] = changed;
        controlCounts[size++] = controls;
    }

    private void learn() {
        if (isLearnt) {
            return;
        }
        isLearnt = true;
        double variance = Math.max(VARIANCE_MIN, (spread + VARIANCE_PRIOR * PRIOR_NODES) / (spreadNodes + PRIOR_NODES));
        double pairs = relativeWeight * relativeWeight - relativeWeightSquares;
        double inCommon = 0;
        int known = 0;
        for (int i = 0; i < relative.length; i++) {
            inCommon += relative[i] * relative[i] - relativeSquares[i];
            known += !fleet.isChanged(i) && fleet.hasHistory(i) ? 1 : 0;
        }
        nodeVariance = pairs > 1 && known > 0 ? Math.clamp(inCommon / known / pairs, 0, variance) : variance / 2;
        ownVariance = Math.max(VARIANCE_MIN, variance - nodeVariance);
        learnEffect();
    }

    /** By Newton's method: the effect at which the changed nodes' counts of all signatures are what is expected. */
    private void learnEffect() {
        double odds = historyOdds();
        if (!(odds > 0)) {
            return;
        }
        for (int step = 0; step < 30; step++) {
            double score = 0;
            information = 0;
            for (int s = 0; s < size; s++) {
                score += score(s, odds);
                information += information(s, odds);
            }
            if (!(information > 0)) {
                return;
            }
            double moved = Math.clamp(score / information, -1, 1);
            effect = Math.clamp(effect + moved, -EFFECT_MAX, EFFECT_MAX);
            if (Math.abs(moved) < 1e-6) {
                return;
            }
        }
    }

    private double weight(double events, double share) {
        return 1 / (1 + events * share * (1 - share) * ownVariance);
    }

    private double score(int signature, double odds) {
        double share = odds * Math.exp(effect) / (1 + odds * Math.exp(effect));
        double events = changedCounts[signature] + controlCounts[signature];
        return weight(events, share) * (changedCounts[signature] - events * share);
    }

    private double information(int signature, double odds) {
        double share = odds * Math.exp(effect) / (1 + odds * Math.exp(effect));
        double events = changedCounts[signature] + controlCounts[signature];
        return weight(events, share) * events * share * (1 - share);
    }

    /** The changed nodes' exposure in history over that of the others; 0 where history knows no changed node. */
    double historyOdds() {
        double changed = 0;
        double controls = 0;
        for (int i = 0; i < fleet.nodes(); i++) {
            double exposure = fleet.hasHistory(i) ? fleet.exposure(i) : 0;
            changed += fleet.isChanged(i) ? exposure : 0;
            controls += fleet.isChanged(i) ? 0 : exposure;
        }
        return controls > 0 ? changed / controls : 0;
    }

    /** What to expect of a signature that said this, by what all others said. */
    NodePrior prior(OwnSpread own) {
        learn();
        int signature = own.number();
        double odds = historyOdds();
        double mean = 0;
        double left = 0;
        if (signature >= 0 && odds > 0 && information > 0) {
            left = Math.max(0, information - information(signature, odds));
            mean = left > 0 ? effect - score(signature, odds) / left : 0;
        }
        double variance = (Math.max(0, own.variance() - nodeVariance) * own.nodes() + ownVariance * SITE_NODES)
                / (own.nodes() + SITE_NODES);
        return prior(Math.clamp(mean, -EFFECT_MAX, EFFECT_MAX), left, variance * pooling());
    }

    /** The prior where all that is known is an estimate of the effect, and how much information is in it. */
    private NodePrior prior(double mean, double known, double ownVariance) {
        double uncertain = known > 1e-6 ? 1 / known : 1e6;
        double usual = Math.max(1e-4, nodeVariance * pooling());
        double odd = ODD_VARIANCE / fleet.changedNodes();
        double usualFits = (1 - ODD_SHARE) * NodePrior.normal(mean, usual + uncertain);
        double oddFits = ODD_SHARE * NodePrior.normal(mean, odd + uncertain);
        double oddWeight = oddFits / Math.max(usualFits + oddFits, 1e-300);
        double usualMean = mean * usual / (usual + uncertain);
        double oddMean = mean * odd / (odd + uncertain);
        return new NodePrior(
                (1 - ODD_SHARE) * (1 - oddWeight),
                usualMean,
                usual * uncertain / (usual + uncertain) + ownVariance,
                (1 - ODD_SHARE) * oddWeight,
                oddMean,
                odd * uncertain / (odd + uncertain) + ownVariance,
                ODD_SHARE,
                (1 - oddWeight) * usualMean + oddWeight * oddMean,
                odd + ownVariance);
    }

    /** What to expect of a signature that nobody had: as much more as of all others, and never less. */
    NodePrior priorOfNew(double varianceMin) {
        learn();
        NodePrior prior = prior(effect, information, 0);
        double mean = prior.usualWeight() > prior.oddWeight() ? prior.usualMean() : prior.oddMean();
        double variance = Math.max(varianceMin, nodeVariance + ownVariance);
        return NodePrior.usual(Math.max(0, mean), variance * pooling());
    }

    /** Several changed nodes together differ less from the others than one. */
    private double pooling() {
        double controls = Math.max(1, fleet.unchangedNodes());
        return (1.0 / fleet.changedNodes() + 1 / controls) * controls / (controls + 1);
    }
}
