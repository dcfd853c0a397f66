package dev.ghostlight.core.judge.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * The evidence by one model of the counts, checked on the nodes that were not changed: where those vary more than the
 * model allows, it is corrected and all evidence is counted anew. For one thread.
 */
final class CountTrack {
    private static final double[] RATIOS = {1.25, 1.6, 2.2, 3.5, 7, 20, 120};
    private static final double[] SHARES = {.14, .14, .16, .16, .14, .13, .13};

    private static final int[] WINDOWS = {6, 30};
    private static final double TOLERATED = 1.02;
    private static final double PRIOR_UNITS = 5;

    private final CountModel model;
    private final Setting setting;
    private final List<double[]> watched = new ArrayList<>();
    private final List<Bet> bets = new ArrayList<>();
    private RatioEvidence evidence;
    private double excess = 1;

    private record Bet(double changed, double controls, double odds, boolean isStarting) {}

    CountTrack(CountModel model, Setting setting) {
        this.model = model;
        this.setting = setting;
        evidence = fresh();
    }

    private RatioEvidence fresh() {
        double changed = 0;
        double controls = 0;
        for (int i = 0; i < setting.nodes(); i++) {
            double sum = model.mean(i) * model.intervals();
            changed += setting.isChanged(i) ? sum : 0;
            controls += setting.isChanged(i) ? 0 : sum;
        }
        NodeEffect effect = NodeEffect.of(changed / excess, controls / excess, setting.odds(), setting.variance());
        return new RatioEvidence(effect, RATIOS, SHARES, setting.intervals(), Grace.RATIO);
    }

    /** Takes an interval: counts and exposures of all nodes, the latter against those of history. */
    void add(double[] counts, double[] exposure) {
        double changed = 0;
        double controls = 0;
        double[] weighed = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            weighed[i] = model.weighed(i, counts[i], exposure[i]);
            changed += setting.isChanged(i) ? weighed[i] : 0;
            controls += setting.isChanged(i) ? 0 : weighed[i];
        }
        boolean isStarting = watched.size() < setting.graceIntervals();
        watched.add(weighed);
        Bet bet = new Bet(changed, controls, odds(exposure), isStarting);
        bets.add(bet);
        place(bet);
    }

    private double odds(double[] exposure) {
        double changed = 0;
        double controls = 0;
        int changedNodes = 0;
        int controlNodes = 0;
        for (int i = 0; i < exposure.length; i++) {
            changed += setting.isChanged(i) ? exposure[i] : 0;
            controls += setting.isChanged(i) ? 0 : exposure[i];
            changedNodes += setting.isChanged(i) ? 1 : 0;
            controlNodes += setting.isChanged(i) ? 0 : 1;
        }
        return setting.odds() * (changed / changedNodes) / (controls / controlNodes);
    }

    private void place(Bet bet) {
        evidence.add(bet.changed() / excess, bet.controls() / excess, bet.odds(), bet.isStarting());
    }

    double value() {
        return evidence.value();
    }

    /** Whether the nodes that were not changed vary as the model allows; if not, it is corrected. */
    boolean isBorneOut() {
        double found = 1;
        for (int window : WINDOWS) {
            found = Math.max(found, excess(window, 1));
        }
        found = Math.max(found, excess(watched.size(), 6));
        if (found <= TOLERATED * excess) {
            return true;
        }
        excess = found;
        evidence = fresh();
        bets.forEach(this::place);
        return false;
    }

    /** The variance of the controls against what it should be. */
    private double excess(int window, double lessCertain) {
        int windows = watched.size() / window;
        double controls = 0;
        for (int i = 0; i < setting.nodes(); i++) {
            controls += setting.isChanged(i) ? 0 : model.mean(i);
        }
        if (windows == 0 || !(controls > 0)) {
            return 1;
        }
        double squares = 0;
        double expected = 0;
        double total = 0;
        for (int w = 0; w < windows; w++) {
            double[] sums = sums(w * window, window);
            double column = 0;
            for (int i = 0; i < sums.length; i++) {
                column += setting.isChanged(i) ? 0 : sums[i];
            }
            total += column;
            for (int i = 0; i < sums.length; i++) {
                if (!setting.isChanged(i)) {
                    double share = model.mean(i) / controls;
                    double mean = Math.max(0, share * column);
                    squares += (sums[i] - share * column) * (sums[i] - share * column);
                    double known = Math.max(1e-9, model.mean(i) * model.intervals());
                    expected += mean * (1 - share) + mean * mean / known;
                }
            }
        }
        double units = Math.max(0, total) / lessCertain;
        return expected > 0 ? (squares / expected * units + PRIOR_UNITS) / (units + PRIOR_UNITS) : 1;
    }

    private double[] sums(int from, int length) {
        double[] sums = new double[setting.nodes()];
        for (int t = from; t < from + length; t++) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += watched.get(t)[i];
            }
        }
        return sums;
    }
}
