package dev.ghostlight.core.judge.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * Holds counts that may be rare against those of the unchanged nodes at the same time, or without them against what was
 * before. What nodes differed by before, and may differ by as far as that is not known, is no change.
 */
final class CountComparison implements Comparison {
    private static final double NODE_SPREAD = 0.5;
    private static final double DRIFT = 0.05;
    private static final double SURENESS = 2;
    private static final double RATIO_MAX = 1_000;
    private static final double INTERVALS_MAX = 1e9;

    private final Fleet fleet;
    private final MetricSetting setting;
    private final Exposure exposure;
    private final boolean isProportional;
    private final Clusters clusters;
    private final boolean isShared;
    private final double rateUsual;
    private final double rateBeside;
    private final double exposureSeen;
    private final int seen;
    private final List<String> assumptions = new ArrayList<>();

    /** @param isProportional whether counts follow on an exposure of any size, such as mails on orders */
    CountComparison(Fleet fleet, MetricSetting setting, Exposure exposure, boolean isProportional) {
        this.fleet = fleet;
        this.setting = setting;
        this.exposure = exposure;
        this.isProportional = isProportional;
        clusters = new Clusters(fleet, exposure, isProportional);
        int change = fleet.table().change();
        double before = rate(fleet.changed(), 0, change);
        rateBeside = rate(fleet.controls(), fleet.from(), fleet.table().intervals());
        rateUsual = before > 0 ? before : Double.isNaN(rateBeside) ? 0 : rateBeside;
        seen = fleet.seen(fleet.changed());
        exposureSeen = exposures(fleet.changed(), fleet.from(), fleet.table().intervals())
                / Math.max(1, seen * fleet.changed().size());
        isShared = exposures(fleet.controls(), fleet.from(), fleet.table().intervals()) > 0;
        if (!isShared) {
            assumptions.add("No unchanged node can be compared with, so that a swing of all nodes cannot be told from"
                    + " the change");
        }
        if (weights(fleet.changed(), 0, fleet.table().change()) == 0
                && weights(fleet.controls(), 0, fleet.table().change()) == 0) {
            assumptions.add("Nothing was counted before the change, so that the nodes are held to be alike, and events"
                    + " in different intervals to have different causes");
        }
    }

    @Override
    public List<String> assumptions() {
        return assumptions;
    }

    @Override
    public Compared compare(boolean isMore, double threshold) {
        ShareEvidence evidence = new ShareEvidence(isMore);
        double bound = isShared ? oddsBound(isMore) : rateBound(isMore);
        int proven = -1;
        int bad = 0;
        double best = 0;
        for (int t = fleet.from(); t < fleet.table().intervals(); t++) {
            double possible = exposures(fleet.changed(), t, t + 1);
            double beside = exposures(fleet.controls(), t, t + 1);
            if (possible == 0 || (isShared && beside == 0)) {
                continue;
            }
            double changed = weights(fleet.changed(), t, t + 1);
            if (isShared) {
                double odds = bound * possible / beside;
                evidence.addShared(changed, weights(fleet.controls(), t, t + 1), odds / (1 + odds));
            } else {
                evidence.addExpected(changed, bound * possible);
            }
            bad += isBad(t, isMore) ? 1 : 0;
            best = Math.max(best, evidence.value());
            if (proven < 0 && evidence.value() >= threshold && bad >= LevelComparison.BAD_INTERVALS_MIN) {
                proven = t - fleet.from();
            }
        }
        int onset = proven < 0 ? 0 : Math.min(evidence.onset(), fleet.watched() - 1);
        return new Compared(proven, onset, numbers(onset, best, threshold, bound), needed(bound, threshold), false);
    }

    private boolean isBad(int interval, boolean isMore) {
        return fleet.changed().stream().anyMatch(row -> {
            double cell = fleet.table().cell(row, interval);
            double usual = isProportional ? rateUsual * exposure.at(row, interval) : clusters.usual();
            return isMore ? cell > usual : cell < usual;
        });
    }

    /** The most, or the least, by which the odds of changed nodes may differ from those of their exposure. */
    private double oddsBound(boolean isMore) {
        int change = fleet.table().change();
        double own = weights(fleet.changed(), 0, change);
        double other = weights(fleet.controls(), 0, change);
        double ownExposure = exposures(fleet.changed(), 0, change);
        double otherExposure = exposures(fleet.controls(), 0, change);
        double middle = 0;
        double variance = spreadBeside();
        if (own + other > 0 && ownExposure > 0 && otherExposure > 0) {
            double prior = NODE_SPREAD * NODE_SPREAD;
            double error = 1 / (own + 0.5) + 1 / (other + 0.5);
            double odds = (own + 0.5 * ownExposure / otherExposure) / (other + 0.5);
            middle = Math.log(odds * otherExposure / ownExposure) * prior / (prior + error);
            variance = prior * error / (prior + error) + DRIFT * DRIFT;
        }
        double most = SURENESS * Math.sqrt(variance) + Math.log(setting.ignoredRatio());
        return Math.exp(isMore ? middle + most : middle - most);
    }

    /** How much unchanged nodes differ among themselves since the change, beyond chance; the variance of logarithms. */
    private double spreadBeside() {
        int nodes = fleet.controls().size();
        if (nodes < 3) {
            return 0;
        }
        double sum = 0;
        double squares = 0;
        for (int row : fleet.controls()) {
            double weight = weights(List.of(row), fleet.from(), fleet.table().intervals());
            sum += weight;
            squares += weight * weight;
        }
        double mean = sum / nodes;
        double variance = (squares - nodes * mean * mean) / (nodes - 1);
        return mean > 0 ? Math.max(0, variance - mean) / (mean * mean) * sum / (sum + nodes) : 0;
    }

    /** The most, or the least, that could be before by chance, of one unit of exposure. */
    private double rateBound(boolean isMore) {
        int change = fleet.table().change();
        double own = weights(fleet.changed(), 0, change);
        double possible = Math.max(1e-9, exposures(fleet.changed(), 0, change));
        double bound = isMore ? own + 1 + SURENESS * Math.sqrt(own + 1) : Math.max(0, own - SURENESS * Math.sqrt(own));
        return bound / possible * (isMore ? setting.ignoredRatio() : 1 / setting.ignoredRatio());
    }

    private MetricNumbers numbers(int onset, double best, double threshold, double bound) {
        int begin = fleet.from() + onset;
        int end = fleet.table().intervals();
        int change = fleet.table().change();
        double after = rate(fleet.changed(), begin, end);
        double others = rate(fleet.controls(), begin, end);
        double before = rate(fleet.changed(), 0, change);
        double swing =
                isShared && rate(fleet.controls(), 0, change) > 0 ? others / rate(fleet.controls(), 0, change) : 1;
        double usual = before > 0 ? before * swing : isShared ? others : before;
        double ratio = usual > 0 ? after / usual : after > 0 ? Double.POSITIVE_INFINITY : 1;
        double own = weights(fleet.changed(), begin, end);
        double held = isShared ? weights(fleet.controls(), begin, end) : weights(fleet.changed(), 0, change);
        double radius = Math.sqrt((1 / (own + 0.5) + 1 / (held + 0.5)) * (2 * Math.log(threshold) + 1));
        double ownExposure = exposures(fleet.changed(), begin, end);
        double heldExposure =
                isShared ? exposures(fleet.controls(), begin, end) : exposures(fleet.changed(), 0, change);
        double centre = Math.log((own + 0.5) / (held + 0.5) * heldExposure / ownExposure);
        return new MetricNumbers(
                best,
                threshold,
                ratio,
                Math.exp(centre - radius),
                usual > 0 ? Math.exp(centre + radius) : Double.POSITIVE_INFINITY,
                before,
                after,
                others,
                visibleRatio(bound, threshold));
    }

    private double rate(List<Integer> rows, int begin, int end) {
        double sum = 0;
        double possible = 0;
        for (int row : rows) {
            for (int t = begin; t < end; t++) {
                double cell = fleet.table().cell(row, t);
                sum += Double.isNaN(cell) ? 0 : cell;
                possible += exposure.at(row, t);
            }
        }
        return possible > 0 ? sum / possible : Double.NaN;
    }

    private double visibleRatio(double bound, double threshold) {
        for (double ratio = 1.1; ratio < RATIO_MAX; ratio *= 1.1) {
            if (seen >= LevelComparison.BAD_INTERVALS_MIN
                    && expectedGain(ratio, bound) * seen >= Math.log(threshold) + 1) {
                return ratio;
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    private long needed(double bound, double threshold) {
        double gain = expectedGain(setting.wantedRatio(), bound);
        double needed = (Math.log(threshold) + 1) / gain;
        return gain > 0 && needed < INTERVALS_MAX ? Math.max(0, (long) Math.ceil(needed - seen)) : Compared.NEVER;
    }

    /** How much an interval would add to the logarithm of the evidence on average, if it became so many times more. */
    private double expectedGain(double ratio, double bound) {
        double count =
                clusters.of(rateUsual * ratio * exposureSeen) * fleet.changed().size();
        if (!isShared) {
            double expected = bound * exposureSeen * fleet.changed().size();
            return count > expected && expected > 0 ? count * Math.log(count / expected) - count + expected : 0;
        }
        double beside =
                clusters.of(rateBeside * exposureSeen) * fleet.controls().size();
        double odds = bound * fleet.changed().size() / fleet.controls().size();
        double most = odds / (1 + odds);
        double share = count / (count + beside);
        return share > most && beside > 0
                ? count * Math.log(share / most) + beside * Math.log((1 - share) / (1 - most))
                : 0;
    }

    private double weights(List<Integer> rows, int begin, int end) {
        double sum = 0;
        for (int row : rows) {
            for (int t = begin; t < end; t++) {
                double cell = fleet.table().cell(row, t);
                sum += exposure.at(row, t) > 0 && cell > 0 ? clusters.of(cell) : 0;
            }
        }
        return sum;
    }

    private double exposures(List<Integer> rows, int begin, int end) {
        double sum = 0;
        for (int row : rows) {
            for (int t = begin; t < end; t++) {
                sum += exposure.at(row, t);
            }
        }
        return sum;
    }
}
