package dev.ghostlight.core.judge.statistics;

import java.util.List;

/**
 * The evidence against the changed nodes' own history, where there are no others to compare with: a gamma-Poisson
 * prediction of counts of clusters, divided by how much they vary over time. What swings on all nodes together looks
 * like a change to it, as far as it did not swing before. For one thread.
 */
final class OwnTrack implements Track {
    /** Up to a quarter of an hour. */
    private static final int[] WINDOWS = {6, 30, 90};

    private static final int WINDOWS_MIN = 4;
    /** A level may drift by a tenth between history and watch. */
    private static final double DRIFT_VARIANCE = 0.01;

    private static final double PRIOR_EVENTS = 3;
    private static final double PRIOR_DISPERSION = 4;
    private static final double PHI_MIN = 1.02;
    private static final double HALF = 0.5;

    private final CountFleet fleet;
    private final boolean countsEpisodes;
    private final int[] deadUntil;
    private final double shapeRate;
    private final double divisor;
    private final NodeEffect rate;
    private final Wagers more;
    private final Wagers fewer;
    private double seenSum;
    private double exposureSum;

    OwnTrack(double[][] history, CountFleet fleet, boolean countsEpisodes) {
        this.fleet = fleet;
        this.countsEpisodes = countsEpisodes;
        deadUntil = new int[fleet.nodes()];
        boolean hasOwn = fleet.exposure(true) > 0;
        double exposure = hasOwn ? fleet.exposure(true) : fleet.exposure(false);
        double exposed = exposure * fleet.historyIntervals();
        double[] sums = sums(history, hasOwn);
        double total = fleet.sum(rowSums(history), hasOwn);
        double phi = countsEpisodes ? PHI_MIN : Math.max(PHI_MIN, shrunk(dispersion(sums, 1), total));
        shapeRate = countsEpisodes ? 0 : total / exposed / (phi - 1);
        double found = 1;
        double mass = 0;
        if (countsEpisodes) {
            mass = episodes(history, hasOwn) + 1;
        } else {
            for (int t = 0; t < sums.length; t++) {
                sums[t] = CountModel.clusters(sums[t], shapeRate * exposure);
                mass += sums[t];
            }
            for (int window : WINDOWS) {
                found = Math.max(found, shrunk(dispersion(sums, window), mass));
            }
        }
        divisor = found;
        rate = rate(mass / divisor, exposed / divisor);
        more = new Wagers(Law.AMOUNT, countsEpisodes ? Ratios.NEW : Ratios.MORE, rate, fleet.watchIntervals());
        fewer = new Wagers(Law.AMOUNT, Ratios.FEWER, rate, fleet.watchIntervals());
    }

    private static NodeEffect rate(double mass, double exposed) {
        double lessCertain = 1 + mass * DRIFT_VARIANCE;
        double events = (mass + HALF) / lessCertain;
        double exposure = Math.max(1e-9, exposed) / lessCertain;
        return NodeEffect.of(log -> events * log - exposure * Math.exp(log), Math.log(events / exposure));
    }

    private static double shrunk(double dispersion, double events) {
        return (dispersion * events + PRIOR_DISPERSION * PRIOR_EVENTS) / (events + PRIOR_EVENTS);
    }

    private double[] sums(double[][] history, boolean ofChanged) {
        double[] sums = new double[fleet.historyIntervals()];
        for (int i = 0; i < history.length; i++) {
            for (int t = 0; t < sums.length && fleet.isChanged(i) == ofChanged; t++) {
                sums[t] += history[i][t];
            }
        }
        return sums;
    }

    private static double[] rowSums(double[][] history) {
        double[] sums = new double[history.length];
        for (int i = 0; i < history.length; i++) {
            for (double count : history[i]) {
                sums[i] += count;
            }
        }
        return sums;
    }

    private int episodes(double[][] history, boolean ofChanged) {
        int found = 0;
        for (int i = 0; i < history.length; i++) {
            found += fleet.isChanged(i) == ofChanged ? Episodes.of(history[i]) : 0;
        }
        return found;
    }

    /** The variance of sums over windows against their mean; 1 where there are too few. */
    private static double dispersion(double[] values, int window) {
        int windows = values.length / window;
        if (windows < WINDOWS_MIN) {
            return 1;
        }
        double[] sums = new double[windows];
        double mean = 0;
        for (int t = 0; t < windows * window; t++) {
            sums[t / window] += values[t];
            mean += values[t] / windows;
        }
        double squares = 0;
        for (double sum : sums) {
            squares += (sum - mean) * (sum - mean);
        }
        return mean > 0 ? squares / (windows - 1) / mean : 1;
    }

    @Override
    public void add(Moment moment, Cells cells, int from) {
        if (!(moment.changed() > 0)) {
            return;
        }
        int interval = moment.interval();
        double sum = 0;
        for (int k = from; k < cells.size(); k++) {
            int node = cells.node(k);
            if (!fleet.isChanged(node) || !(moment.exposure(node) > 0)) {
                continue;
            }
            if (!countsEpisodes) {
                sum += cells.count(k);
            } else if (interval >= deadUntil[node]) {
                sum++;
                deadUntil[node] = interval + Episodes.DEAD_INTERVALS;
            }
        }
        double seen = (countsEpisodes ? sum : CountModel.clusters(sum, shapeRate * moment.changed())) / divisor;
        double logExposure = Math.log(moment.changed() / divisor);
        more.add(interval, seen, 1, logExposure, moment.isStarting());
        fewer.add(interval, seen, 1, logExposure, moment.isStarting());
        seenSum += seen;
        exposureSum += moment.changed() / divisor;
    }

    @Override
    public double value(Direction direction) {
        if (direction == Direction.MORE) {
            return more.value();
        }
        return countsEpisodes ? 1 : fewer.value();
    }

    @Override
    public double standing(Direction direction) {
        if (direction == Direction.MORE) {
            return more.standing();
        }
        return countsEpisodes ? 1 : fewer.standing();
    }

    @Override
    public boolean isBorneOut(List<Moment> moments, Cells cells) {
        return true;
    }

    @Override
    public boolean isRestless() {
        return true;
    }

    @Override
    public RatioRange ratio() {
        return RatioRange.of(seenSum, exposureSum * Math.exp(rate.mean()), rate.deviation() * rate.deviation());
    }
}
