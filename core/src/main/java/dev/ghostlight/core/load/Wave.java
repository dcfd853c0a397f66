package dev.ghostlight.core.load;

import java.util.function.DoubleUnaryOperator;

/**
 * One wave of a node's calls: those that come a whole number of lifetimes after it came up.
 *
 * @param calls the calls by the exposure since the wave's begin, integrated as often as the spread asks for
 * @param shiftSeconds the lifetimes before it, less the time by which the first of them began before the node came up
 * @param spread how the lifetimes' jitter spreads its begin
 * @param firstStage the first request of a key that counts by exposure: 0 for the fill after the node came up, 1 where
 *     the table knows of that one already
 * @param stages how many requests of a key the wave takes, each a lifetime after the one before
 * @param usualShare a node's share of the requests when all are up
 */
record Wave(SmoothTable calls, double shiftSeconds, Spread spread, int firstStage, int stages, double usualShare) {
    /** No calls at all. */
    static final Wave NONE = new Wave(SmoothTable.ZERO, 0, new Spread.None(), 0, 1, 1);

    /** Differences of exposures smaller than this part of them are rounding. */
    private static final double ROUNDING = 1e-12;

    /** How the begin of a wave is spread by the sum of several jittered lifetimes. */
    sealed interface Spread {
        /** Not at all. */
        record None() implements Spread {}

        /** Evenly over so much exposure on either side: one jittered lifetime. */
        record Even(double half) implements Spread {}

        /** By the sum of two even spreads: two jittered lifetimes, or more taken as two of the same variance. */
        record Sum(double half) implements Spread {}
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
     * @param preload when the keys were loaded that count from their second request on, before the node came up
     */
    static Wave of(
            GammaSums sums, int number, int requests, int order, FillRules rules, double highest, Preload preload) {
        int firstStage = number - requests;
        int lifetimes = number - 1;
        double shift = lifetimes * rules.lifetimeSeconds() - Math.min(preload.oldestSeconds(), rules.lifetimeSeconds());
        double half = rules.expiry().jitter() * rules.expiry().renewalSeconds() * rules.share();
        if (lifetimes == 0 || half == 0) {
            return new Wave(
                    sums.table(requests, order, highest),
                    lifetimes == 0 ? 0 : shift,
                    new Spread.None(),
                    firstStage,
                    number,
                    rules.share());
        }
        if (lifetimes == 1) {
            SmoothTable once = sums.table(requests, order + 1, highest);
            return new Wave(once, shift, new Spread.Even(half), firstStage, number, rules.share());
        }
        Spread spread = new Spread.Sum(half * Math.sqrt(lifetimes / 2.0));
        return new Wave(sums.table(requests, order + 2, highest), shift, spread, firstStage, number, rules.share());
    }

    /** The calls by {@code t} of a node that came up at {@code begin}. */
    double callsBy(double t, double begin, Exposure exposure) {
        return spread(calls::value, t, begin, exposure);
    }

    /** The calls per second just after {@code t} of a node that came up at {@code begin}. */
    double perSecond(double t, double begin, Exposure exposure) {
        return share(t, begin, exposure) * spread(calls::slope, t, begin, exposure);
    }

    private double share(double t, double begin, Exposure exposure) {
        if (exposure.isEven()) {
            return usualShare;
        }
        double sum = 0;
        for (int stage = firstStage; stage < stages; stage++) {
            double at = stageTime(stage, t);
            sum += at < begin ? usualShare : exposure.share(begin, at);
        }
        return sum / (stages - firstStage);
    }

    private double spread(DoubleUnaryOperator table, double t, double begin, Exposure exposure) {
        double exposed = exposed(t, begin, exposure);
        return switch (spread) {
            case Spread.None() -> table.applyAsDouble(exposed);
            case Spread.Even(double half) ->
                (table.applyAsDouble(exposed + half) - table.applyAsDouble(exposed - half)) / (2 * half);
            case Spread.Sum(double half) ->
                (table.applyAsDouble(exposed + 2 * half)
                                - 2 * table.applyAsDouble(exposed)
                                + table.applyAsDouble(exposed - 2 * half))
                        / (4 * half * half);
        };
    }

    /**
     * The exposure from the wave's begin to {@code t}; negative before it.
     *
     * <p>Each of a key's requests comes by the exposure of its own time: the first soon after the node came up, the
     * next a lifetime later. Their mean stands for all.
     */
    private double exposed(double t, double begin, Exposure exposure) {
        if (exposure.isEven()) {
            double since = t - begin - shiftSeconds;
            return Math.abs(since) < ROUNDING * t ? 0 : since * usualShare;
        }
        double sum = 0;
        for (int stage = firstStage; stage < stages; stage++) {
            double to = since(begin, stageTime(stage, t), exposure);
            double from = since(begin, stageTime(stage, begin + shiftSeconds), exposure);
            sum += Math.abs(to - from) < ROUNDING * to ? 0 : to - from;
        }
        return sum / (stages - firstStage);
    }

    /** The exposure since {@code begin}; less than 0 before it, where a spread wave begins early. */
    private double since(double begin, double t, Exposure exposure) {
        return t < begin ? (t - begin) * usualShare : exposure.since(begin, t);
    }

    /** The time at which a key's request of this stage stood as far from its begin as the wave stands at {@code t}. */
    private double stageTime(int stage, double t) {
        return stages == 1 ? t : t - shiftSeconds * (stages - 1 - stage) / (stages - 1);
    }
}
