package dev.ghostlight.core.load;

import java.util.function.DoubleUnaryOperator;

/**
 * One wave of a node's calls: those that come a whole number of lifetimes after it came up.
 *
 * @param calls the calls by the exposure since the wave's begin, integrated as often as the spread asks for
 * @param shiftSeconds the lifetimes before it
 * @param spread how the lifetimes' jitter spreads its begin
 * @param firstStage the first request of a key that counts by exposure: 0 for the fill after the node came up, 1 where
 *     the table knows of that one already
 * @param stages how many requests of a key the wave takes, each a lifetime after the one before
 */
record Wave(SmoothTable calls, double shiftSeconds, Spread spread, int firstStage, int stages) {
    /** No calls at all. */
    static final Wave NONE = new Wave(SmoothTable.ZERO, 0, new Spread.None(), 0, 1);

    /** Differences of exposures smaller than this part of them are rounding. */
    private static final double ROUNDING = 1e-12;

    /** How the begin of a wave is spread by the sum of several jittered lifetimes. */
    sealed interface Spread {
        /** Not at all. */
        record None() implements Spread {}

        /** Evenly over so many seconds on either side: one jittered lifetime. */
        record Even(double halfSeconds) implements Spread {}

        /** By the sum of two even spreads: two jittered lifetimes, or more taken as two of the same variance. */
        record Sum(double halfSeconds) implements Spread {}
    }

    /**
     * The wave of this number.
     *
     * @param sums the keys
     * @param number 1 for the fill after the node came up
     * @param requests how many requests of a key it takes
     * @param order how often the sums are integrated beside the spread
     * @param rules when entries leave
     * @param highest the greatest exposure asked for
     * @param firstStage the first request that counts by exposure
     */
    static Wave of(
            GammaSums sums, int number, int requests, int order, FillRules rules, double highest, int firstStage) {
        int lifetimes = number - 1;
        double shift = lifetimes * rules.lifetimeSeconds();
        double half = rules.expiry().jitter() * rules.expiry().renewalSeconds();
        if (lifetimes == 0 || half == 0) {
            return new Wave(
                    sums.table(requests, order, highest),
                    lifetimes == 0 ? 0 : shift,
                    new Spread.None(),
                    firstStage,
                    number);
        }
        if (lifetimes == 1) {
            return new Wave(sums.table(requests, order + 1, highest), shift, new Spread.Even(half), firstStage, number);
        }
        Spread spread = new Spread.Sum(half * Math.sqrt(lifetimes / 2.0));
        return new Wave(sums.table(requests, order + 2, highest), shift, spread, firstStage, number);
    }

    /** The calls by {@code t} of a node that came up at {@code begin}. */
    double callsBy(double t, double begin, Exposure exposure) {
        return spread(calls::value, t, begin, exposure);
    }

    /** The calls per second just after {@code t} of a node that came up at {@code begin}. */
    double perSecond(double t, double begin, Exposure exposure) {
        double share = 0;
        for (int stage = firstStage; stage < stages; stage++) {
            share += exposure.share(begin, stageTime(stage, t, shiftSeconds)) / (stages - firstStage);
        }
        return share == 0 ? 0 : share * spread(calls::slope, t, begin, exposure);
    }

    private double spread(DoubleUnaryOperator table, double t, double begin, Exposure exposure) {
        return switch (spread) {
            case Spread.None() -> table.applyAsDouble(exposed(t, begin, shiftSeconds, exposure));
            case Spread.Even(double half) -> {
                double early = exposed(t, begin, shiftSeconds - half, exposure);
                double late = exposed(t, begin, shiftSeconds + half, exposure);
                yield early <= 0 ? 0 : (table.applyAsDouble(early) - table.applyAsDouble(late)) / (early - late);
            }
            case Spread.Sum(double half) -> {
                double early = exposed(t, begin, shiftSeconds - 2 * half, exposure);
                double middle = exposed(t, begin, shiftSeconds, exposure);
                double late = exposed(t, begin, shiftSeconds + 2 * half, exposure);
                double step = (early - late) / 2;
                double bend = table.applyAsDouble(early) - 2 * table.applyAsDouble(middle) + table.applyAsDouble(late);
                yield early <= 0 ? 0 : bend / (step * step);
            }
        };
    }

    /**
     * The exposure from {@code shift} seconds after {@code begin} to {@code t}; negative before it.
     *
     * <p>Each of a key's requests comes by the exposure of its own time: the first soon after the node came up, the
     * next a lifetime later. Their mean stands for all.
     */
    private double exposed(double t, double begin, double shift, Exposure exposure) {
        if (t < begin + shift) {
            return exposure.since(begin, t) - exposure.since(begin, begin + shift);
        }
        double sum = 0;
        for (int stage = firstStage; stage < stages; stage++) {
            double from = Math.max(begin, stageTime(stage, begin + shift, shift));
            double to = stageTime(stage, t, shift);
            double since = exposure.since(begin, to);
            double exposed = since - exposure.since(begin, from);
            sum += Math.abs(exposed) < ROUNDING * since ? 0 : exposed;
            if (exposure.isEven()) {
                return sum;
            }
        }
        return sum / (stages - firstStage);
    }

    /** The time at which a key's request of this stage stood as far from its begin as the wave stands at {@code t}. */
    private double stageTime(int stage, double t, double shift) {
        return stages == 1 ? t : t - shift * (stages - 1 - stage) / (stages - 1);
    }
}
