package dev.ghostlight.core.judge.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * Watches how often something rare happens after a change: whether it became more, or less, frequent on the changed
 * nodes than on the others against what both had before, or than before where all nodes were changed. The evidence may
 * be looked at any time. For one thread.
 *
 * <p>Evidence is a product of bets to the power of one over how much events vary, as history tells; without history
 * events are taken as independent and nodes as alike. A single minute is never proof. Evidence of more never falls when
 * a count of a changed node is higher.
 */
public final class EventWatch {
    private static final double[] MORE = {1.25, 1.6, 2.2, 3.5, 7, 20, 120};
    private static final double[] LESS = {0.8, 0.6, 0.4, 0.2, 0.08, 0.02, 0.002};
    private static final double[] STAKES = {0.14, 0.14, 0.16, 0.16, 0.14, 0.13, 0.13};
    /** Of the deviations that a node may be up by, how many are granted. */
    private static final double GRANTED = 1.5;

    private final boolean[] changed;
    private final boolean isMore;
    private final ValueSetting setting;
    private final EventModel model;
    private final boolean hasControls;
    private final int changedNodes;
    private final int controlNodes;
    private final BetPaths paths;
    private final List<double[]> sums = new ArrayList<>();
    private double highest = 1;
    private boolean isProven;

    /**
     * @param history counts by node and interval, NaN where missing; may have no intervals where there are unchanged
     *     nodes
     * @param changed for each node whether it was changed; at least one
     * @param isMore whether more is looked for, or less
     * @param setting with tolerances as logarithms
     * @param minute how many intervals are a minute, at least 1
     */
    public EventWatch(double[][] history, boolean[] changed, boolean isMore, ValueSetting setting, int minute) {
        this(EventModel.of(history, changed), changed, isMore, setting, minute);
    }

    private EventWatch(EventModel model, boolean[] changed, boolean isMore, ValueSetting setting, int minute) {
        this.changed = changed.clone();
        this.isMore = isMore;
        this.setting = setting;
        this.model = model;
        int count = 0;
        for (boolean isChanged : changed) {
            count += isChanged ? 1 : 0;
        }
        changedNodes = count;
        controlNodes = changed.length - count;
        hasControls = controlNodes > 0;
        paths = new BetPaths(STAKES, setting.intervals(), minute);
    }

    /**
     * Watches whether less came of what should bring it, such as mails of orders. Intervals are taken by their sums,
     * with the causes as exposures.
     *
     * @param events of history by node and interval; NaN where missing
     * @param causes as many
     */
    public static EventWatch ofShares(
            double[][] events, double[][] causes, boolean[] changed, ValueSetting setting, int minute) {
        return new EventWatch(EventModel.ofShares(events, causes, changed), changed, false, setting, minute);
    }

    /** Takes an interval: counts of all nodes; NaN where missing. */
    public void add(double[] counts) {
        double[] events = new double[2];
        int[] known = new int[2];
        for (int i = 0; i < counts.length; i++) {
            if (!Double.isNaN(counts[i])) {
                events[changed[i] ? 1 : 0] += counts[i];
                known[changed[i] ? 1 : 0]++;
            }
        }
        add(events[1], events[0], (double) known[1] / changedNodes, hasControls ? (double) known[0] / controlNodes : 1);
    }

    /**
     * Takes an interval by its sums.
     *
     * @param events on the changed nodes
     * @param others on the others
     * @param exposure of the changed nodes, 1 where all of them are there as usual; 0 is missing
     * @param othersExposure the same of the others
     */
    public void add(double events, double others, double exposure, double othersExposure) {
        double[] factors = new double[STAKES.length];
        boolean isStarting = sums.size() < setting.graceIntervals();
        if (exposure > 0 && othersExposure > 0 && !(isStarting && !isMore)) {
            double granted = isStarting ? setting.graceTolerance() : 0;
            for (int r = 0; r < factors.length; r++) {
                double ratio = (isMore ? MORE : LESS)[r] / Math.exp(granted);
                factors[r] = isMore && ratio <= 1
                        ? 0
                        : logFactor(ratio, events, others, exposure / othersExposure, exposure, granted)
                                / model.dispersion();
            }
            sums.add(new double[] {events, others, exposure, othersExposure});
        } else {
            sums.add(new double[4]);
        }
        paths.add(factors);
        double value = paths.value();
        highest = Math.max(highest, value);
        double proof = 1 / setting.alpha();
        isProven |= value >= proof && paths.leastWithoutBlock() >= Math.sqrt(proof);
    }

    private double logFactor(
            double ratio, double events, double others, double exposures, double exposure, double granted) {
        double up = granted + (isMore ? slack() : -slack());
        if (hasControls) {
            double odds = exposures * Math.exp(model.logOdds() + up);
            double theta = odds / (1 + odds);
            return events * Math.log(ratio) - (events + others) * Math.log1p((ratio - 1) * theta);
        }
        double expected = model.ratePerInterval() * exposure * Math.exp(up);
        return events * Math.log(ratio) - (ratio - 1) * expected;
    }

    private double slack() {
        double own = model.hasHistory() ? GRANTED * model.uncertainty() + setting.tolerance() : 0;
        return hasControls ? own : own + EventModel.swing();
    }

    /** The highest evidence so far: an e-value over all looks. */
    public double evidence() {
        return highest;
    }

    /** Whether there is proof, and not by one minute alone; once there is, there always is. */
    public boolean isProven() {
        return isProven;
    }

    /** Whether there was enough history to learn from. */
    public boolean hasHistory() {
        return model.hasHistory();
    }

    /** How many times more events vary than independent ones would, by history; 1 without any. */
    public double dispersion() {
        return model.dispersion();
    }

    /** How many events would have to be expected, and none come, for proof. */
    public double neededForSilence() {
        double slack = Math.exp(slack());
        return -(Math.log(setting.alpha()) + Math.log(0.8 * STAKES[STAKES.length - 1])) * model.dispersion() * slack;
    }

    /** Events of all changed nodes for each of exposure, by history; 0 without any. */
    public double rate() {
        return model.ratePerInterval();
    }

    /** What was seen since the change: from where on the bets pay the most, and by what factor since then. */
    public Ratio ratio() {
        int from = onset();
        double[] total = new double[2];
        double expected = 0;
        double shares = 0;
        for (int t = from; t < sums.size(); t++) {
            double[] at = sums.get(t);
            total[0] += at[0];
            total[1] += at[1];
            expected += model.ratePerInterval() * at[2];
            shares += at[3] > 0 ? 1 : 0;
        }
        double against = hasControls ? total[1] * Math.exp(model.logOdds()) : expected;
        double ratio = shares > 0 && against > 0 ? total[0] / against : Double.NaN;
        double spread = 2.24
                * Math.sqrt(model.dispersion() * (1 / (total[0] + 0.5) + (hasControls ? 1 / (total[1] + 0.5) : 0))
                        + model.uncertainty() * model.uncertainty());
        return new Ratio(from, ratio, ratio * Math.exp(-spread), ratio * Math.exp(spread), total[0], against);
    }

    private int onset() {
        double highestSum = 0;
        int from = 0;
        for (double ratio : isMore ? MORE : LESS) {
            double sum = 0;
            for (int t = sums.size() - 1; t >= 0; t--) {
                double[] at = sums.get(t);
                sum += at[2] > 0 ? logFactor(ratio, at[0], at[1], at[2] / at[3], at[2], 0) : 0;
                if (sum > highestSum) {
                    highestSum = sum;
                    from = t;
                }
            }
        }
        return from;
    }

    /**
     * By what factor events would have had to change at the change to be proven by now, on average: above 1 for more,
     * below 1 for less; infinite, or NaN for less, where no change would.
     *
     * @param further intervals from now on, at least 0
     */
    public double visible(int further) {
        double known = further;
        double others = 0;
        double spans = 0;
        for (int t = setting.graceIntervals(); t < sums.size(); t++) {
            known += sums.get(t)[2] > 0 ? 1 : 0;
            others += sums.get(t)[1];
            spans += sums.get(t)[3];
        }
        double rate = hasControls && spans > 0 ? others / spans * Math.exp(model.logOdds()) : model.ratePerInterval();
        double found = Double.NaN;
        for (int step = 1; step <= 120 && Double.isNaN(found); step++) {
            double ratio = Math.pow(1.1, isMore ? step : -step);
            found = isVisible(ratio, rate, known) ? ratio : Double.NaN;
        }
        return isMore && Double.isNaN(found) ? Double.POSITIVE_INFINITY : found;
    }

    private boolean isVisible(double change, double rate, double known) {
        double others = hasControls ? rate / Math.exp(model.logOdds()) : 0;
        for (int r = 0; r < STAKES.length; r++) {
            double each = logFactor((isMore ? MORE : LESS)[r], rate * change, others, 1, 1, 0) / model.dispersion();
            if (known * each + Math.log(0.8 * STAKES[r]) >= -Math.log(setting.alpha())) {
                return true;
            }
        }
        return false;
    }

    /**
     * How often it happened.
     *
     * @param from the interval of the watch from which on it differs, as far as can be told
     * @param ratio to what was to be expected; NaN where nothing was
     * @param low at least
     * @param high at most
     * @param events how many there were since
     * @param expected how many were to be expected
     */
    public record Ratio(int from, double ratio, double low, double high, double events, double expected) {}
}
