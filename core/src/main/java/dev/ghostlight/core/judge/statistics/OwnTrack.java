package dev.ghostlight.core.judge.statistics;

import java.util.Arrays;

/**
 * The evidence on a signature where no unchanged node is there to compare with: against what the changed nodes had
 * before. What befalls all nodes alike looks the same. For one thread.
 *
 * <p>How often it came before is a gamma distribution; each of its rates is a Poisson process on which bets are laid.
 */
final class OwnTrack implements Track {
    private static final int POINTS = 15;
    private static final double DEVIATIONS = 4.5;
    private static final double SHAPE_PRIOR = 0.5;
    private static final double BEGUN = 0.8;
    private static final double HIGHEST = 1e30;

    private final WatchedFleet fleet;
    private final Exposures exposures;
    private final Weighing weighing;
    private final boolean isRegular;
    private final RatioTable table = RatioTable.KNOWN;
    private final double[] logRates = new double[POINTS];
    private final double[] rates = new double[POINTS];
    private final double[] weights = new double[POINTS];
    private final double[] logNull = new double[POINTS];
    private final double[] stakes;
    private final int[] deadUntil;
    private double reserve = 1 - BEGUN;
    private int done;
    private double sumWeighed;
    private double sumExposed;

    /** How counts are weighed: as a model says, or an episode counts once. */
    private sealed interface Weighing {
        record Model(CountModel model) implements Weighing {}

        record Episodes() implements Weighing {}
    }

    private OwnTrack(WatchedFleet fleet, Exposures exposures, Weighing weighing, double before, boolean isRegular) {
        this.fleet = fleet;
        this.exposures = exposures;
        this.weighing = weighing;
        this.isRegular = isRegular;
        deadUntil = new int[fleet.nodes()];
        stakes = new double[POINTS * table.ratios()];
        Arrays.fill(stakes, BEGUN);
        double shape = before + SHAPE_PRIOR;
        double intervals = Math.max(1, fleet.historyIntervals());
        double sum = 0;
        for (int j = 0; j < POINTS; j++) {
            double off = DEVIATIONS * (2.0 * j / (POINTS - 1) - 1) / Math.sqrt(shape);
            logRates[j] = Math.log(shape / intervals) + off;
            rates[j] = Math.exp(logRates[j]);
            weights[j] = Math.exp(shape * (off - Math.expm1(off)));
            sum += weights[j];
        }
        for (int j = 0; j < POINTS; j++) {
            weights[j] /= sum;
        }
    }

    /** By a model of the counts of history. */
    static OwnTrack of(WatchedFleet fleet, Exposures exposures, CountModel model, boolean isRegular) {
        double before = 0;
        for (int i = 0; i < fleet.nodes(); i++) {
            before += fleet.isChanged(i) ? model.mean(i) * model.intervals() : 0;
        }
        return new OwnTrack(fleet, exposures, new Weighing.Model(model), before, isRegular);
    }

    /** By how many separate times it came in history. */
    static OwnTrack ofEpisodes(WatchedFleet fleet, Exposures exposures, int before) {
        return new OwnTrack(fleet, exposures, new Weighing.Episodes(), before, false);
    }

    @Override
    public void add(int interval, int[] nodes, double[] counts, int length) {
        catchUp(interval);
        double weighed = 0;
        for (int i = 0; i < length; i++) {
            weighed += fleet.isChanged(nodes[i]) ? weighed(interval, nodes[i], counts[i]) : 0;
        }
        place(weighed, interval, 1);
        done = interval + 1;
    }

    private double weighed(int interval, int node, double count) {
        return switch (weighing) {
            case Weighing.Model(CountModel model) -> model.weighed(node, count);
            case Weighing.Episodes() -> {
                boolean isLive = interval >= deadUntil[node];
                deadUntil[node] = isLive ? interval + FreshTrack.DEAD_INTERVALS : deadUntil[node];
                yield isLive ? 1 : 0;
            }
        };
    }

    @Override
    public void catchUp(int interval) {
        while (done < interval) {
            int end = Math.min(interval, exposures.runEnd(done));
            place(0, done, end - done);
            done = end;
        }
    }

    private void place(double weighed, int interval, int intervals) {
        double[] relative = exposures.at(interval);
        double exposed = 0;
        double all = 0;
        double quiet = 0;
        for (int i = 0; i < relative.length; i++) {
            if (fleet.isChanged(i)) {
                double weight =
                        weighing instanceof Weighing.Model(CountModel model) ? model.rate(i) : fleet.exposure(i);
                exposed += weight * relative[i];
                all += weight;
                quiet += weighing instanceof Weighing.Model(CountModel model) ? model.quiet(i) * relative[i] : 0;
            }
        }
        double factor = all > 0 ? exposed / all : 0;
        boolean isStarting = exposures.isStarting(interval);
        double placed = Math.min(reserve, (1 - BEGUN) / fleet.watchIntervals() * intervals);
        reserve -= placed;
        sumWeighed += isStarting ? 0 : (weighed - quiet) * intervals;
        sumExposed += isStarting ? 0 : factor * intervals;
        for (int j = 0; j < POINTS; j++) {
            double expected = rates[j] * factor;
            logNull[j] += isStarting ? 0 : ((weighed - quiet) * logRates[j] - expected) * intervals;
            for (int r = 0; r < table.ratios(); r++) {
                double log = log(r, weighed - quiet, expected, isStarting);
                int cell = j * table.ratios() + r;
                stakes[cell] = Math.min(HIGHEST, stakes[cell] * FastExp.of(log * intervals) + placed);
            }
        }
    }

    private double log(int r, double weighed, double expected, boolean isStarting) {
        double ratio = table.ratio(r);
        if (!isStarting) {
            return weighed * table.logRatio(r) - expected * (ratio - 1);
        }
        return ratio > Grace.RATIO ? weighed * Math.log(ratio / Grace.RATIO) - expected * (ratio - Grace.RATIO) : 0;
    }

    @Override
    public double more() {
        return value(0, table.more());
    }

    @Override
    public double logMoreAtMost() {
        return Math.log(more());
    }

    @Override
    public double fewer() {
        return isRegular ? value(table.more(), table.ratios()) : 1;
    }

    private double value(int from, int to) {
        double highest = Arrays.stream(logNull).max().orElse(0);
        double above = 0;
        double below = 0;
        for (int j = 0; j < POINTS; j++) {
            double weight = weights[j] * Math.exp(logNull[j] - highest);
            double bet = reserve;
            for (int r = from; r < to; r++) {
                bet += table.share(r) * stakes[j * table.ratios() + r];
            }
            above += weight * bet;
            below += weight;
        }
        return above / below;
    }

    @Override
    public RatioInterval ratio(double alpha) {
        double came = Math.max(0, sumWeighed);
        return RatioInterval.of(
                logRatio -> {
                    double[] logs = new double[POINTS];
                    double highest = Double.NEGATIVE_INFINITY;
                    for (int j = 0; j < POINTS; j++) {
                        logs[j] = came * (logRates[j] + logRatio) - sumExposed * rates[j] * Math.exp(logRatio);
                        highest = Math.max(highest, logs[j]);
                    }
                    double sum = 0;
                    for (int j = 0; j < POINTS; j++) {
                        sum += weights[j] * Math.exp(logs[j] - highest);
                    }
                    return highest + Math.log(sum);
                },
                alpha);
    }
}
