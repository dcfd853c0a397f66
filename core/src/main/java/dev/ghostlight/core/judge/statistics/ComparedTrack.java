package dev.ghostlight.core.judge.statistics;

import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The evidence by one model of the counts, checked on the nodes that were not changed: where those vary more than the
 * model allows, it is corrected and all evidence is counted anew. For one thread.
 */
final class ComparedTrack implements Track {
    /** So many intervals are laid on the bets together, as long as they cannot come to proof. */
    private static final int PENDING_MAX = 6;

    private final WatchedFleet fleet;
    private final Exposures exposures;
    private final CountModel model;
    private final Supplier<NodePrior> prior;
    private final double historyOdds;
    private final double checkedFrom;
    private final boolean isRegular;
    private final ControlCheck check;

    private int[] at = new int[4];
    private float[] changed = new float[4];
    private float[] controls = new float[4];
    private int size;

    private @Nullable NodeEffect effect;
    private @Nullable Bets bets;
    private int done;
    private double excess = 1;

    private int compareRun = -1;
    private double quietChanged;
    private double quietControls;
    private double logOdds;
    private boolean isComparable;

    /** What is not yet laid on, of intervals that are alike and end where all that is done ends. */
    private double pendingChanged;

    private double pendingControls;
    private int pending;

    private double sumChanged;
    private double sumControls;
    private double sumLogOdds;
    private int compared;

    /**
     * @param checkedFrom from what evidence on it is checked on the unchanged nodes
     * @param isRegular whether it comes often enough that its absence says something
     */
    ComparedTrack(
            WatchedFleet fleet,
            Exposures exposures,
            CountModel model,
            Supplier<NodePrior> prior,
            double historyOdds,
            double checkedFrom,
            boolean isRegular) {
        this.fleet = fleet;
        this.exposures = exposures;
        this.model = model;
        this.prior = prior;
        this.historyOdds = historyOdds;
        this.checkedFrom = checkedFrom;
        this.isRegular = isRegular;
        check = new ControlCheck(fleet, exposures, model);
    }

    private NodeEffect learnEffect() {
        double inChanged = 0;
        double inControls = 0;
        for (int i = 0; i < fleet.nodes(); i++) {
            double sum = fleet.hasHistory(i) ? model.mean(i) * model.intervals() : 0;
            inChanged += fleet.isChanged(i) ? sum : 0;
            inControls += fleet.isChanged(i) ? 0 : sum;
        }
        return historyOdds > 0
                ? NodeEffect.of(inChanged / excess, inControls / excess, historyOdds, prior.get())
                : NodeEffect.of(0, 0, 1, prior.get());
    }

    private Bets bets() {
        Bets current = bets;
        if (current == null) {
            NodeEffect learnt = learnEffect();
            effect = learnt;
            current = new Bets(RatioTable.KNOWN, learnt, fleet.watchIntervals());
            bets = current;
            done = 0;
            pendingChanged = 0;
            pendingControls = 0;
            pending = 0;
            sumChanged = 0;
            sumControls = 0;
            sumLogOdds = 0;
            compared = 0;
        }
        return current;
    }

    /** How the changed nodes differ without a change. */
    NodeEffect effect() {
        NodeEffect learnt = effect == null ? learnEffect() : effect;
        effect = learnt;
        return learnt;
    }

    @Override
    public void add(int interval, int[] nodes, double[] counts, int length) {
        catchUp(interval);
        double inChanged = 0;
        double inControls = 0;
        for (int i = 0; i < length; i++) {
            double weighed = model.weighed(nodes[i], counts[i]);
            if (fleet.isChanged(nodes[i])) {
                inChanged += weighed;
            } else {
                inControls += weighed;
                check.add(nodes[i], weighed);
            }
        }
        if (size == at.length) {
            at = Arrays.copyOf(at, 2 * size);
            changed = Arrays.copyOf(changed, 2 * size);
            controls = Arrays.copyOf(controls, 2 * size);
        }
        at[size] = interval;
        changed[size] = (float) inChanged;
        controls[size++] = (float) inControls;
        place((float) inChanged, (float) inControls, interval, 1);
        done = interval + 1;
        check.moveTo(done);
    }

    @Override
    public void catchUp(int interval) {
        while (done < interval) {
            int end = Math.min(interval, exposures.runEnd(done));
            place(0, 0, done, end - done);
            done = end;
        }
        check.moveTo(interval);
    }

    private void place(double inChanged, double inControls, int interval, int intervals) {
        Bets current = bets();
        if (exposures.run(interval) != compareRun) {
            settle(current);
            compare(interval);
        }
        if (!isComparable) {
            current.pass(intervals);
            return;
        }
        double more = (inChanged - quietChanged) / excess;
        double other = (inControls - quietControls) / excess;
        if (exposures.isStarting(interval)) {
            for (int i = 0; i < intervals; i++) {
                current.addStarting(more, other, logOdds);
            }
            return;
        }
        sumChanged += more * intervals;
        sumControls += other * intervals;
        sumLogOdds += logOdds * intervals;
        compared += intervals;
        pendingChanged += more * intervals;
        pendingControls += other * intervals;
        pending += intervals;
        if (pending >= PENDING_MAX) {
            settle(current);
        }
    }

    /** Lays what is pending on the bets. */
    private void settle(Bets current) {
        if (pending > 0) {
            if (pendingChanged != 0 || pendingControls != 0) {
                current.add(pendingChanged / pending, pendingControls / pending, logOdds, pending);
            } else {
                current.pass(pending);
            }
            pendingChanged = 0;
            pendingControls = 0;
            pending = 0;
        }
    }

    private Bets settled() {
        Bets current = bets();
        settle(current);
        return current;
    }

    @Override
    public double logMoreAtMost() {
        return bets().logMoreAtMost(pendingChanged, pendingControls, logOdds);
    }

    /** What the exposures of an interval come to. */
    private void compare(int interval) {
        compareRun = exposures.run(interval);
        double[] relative = exposures.at(interval);
        quietChanged = 0;
        quietControls = 0;
        double inChanged = 0;
        double inControls = 0;
        double usualChanged = 0;
        double usualControls = 0;
        double exposedChanged = 0;
        double exposedControls = 0;
        for (int i = 0; i < relative.length; i++) {
            double rate = model.rate(i);
            if (fleet.isChanged(i)) {
                quietChanged += model.quiet(i) * relative[i];
                inChanged += rate * relative[i];
                usualChanged += rate;
                exposedChanged += fleet.exposure(i);
            } else {
                quietControls += model.quiet(i) * relative[i];
                inControls += rate * relative[i];
                usualControls += rate;
                exposedControls += fleet.exposure(i);
            }
        }
        isComparable = inChanged > 0 && inControls > 0;
        logOdds = isComparable
                ? Math.log(inChanged / inControls * usualControls / usualChanged * exposedChanged / exposedControls)
                : 0;
    }

    @Override
    public double more() {
        double value = settled().more();
        while (value >= checkedFrom && !isBorneOut()) {
            value = settled().more();
        }
        return value;
    }

    @Override
    public double fewer() {
        if (!isRegular) {
            return 1;
        }
        double value = settled().fewer();
        while (value >= checkedFrom && !isBorneOut()) {
            value = settled().fewer();
        }
        return value;
    }

    /** Whether the nodes that were not changed vary as the model allows; if not, it is corrected. */
    private boolean isBorneOut() {
        double found = check.excess();
        if (found <= ControlCheck.TOLERATED * excess) {
            return true;
        }
        excess = found;
        int until = done;
        bets = null;
        compareRun = -1;
        bets();
        for (int i = 0; i < size; i++) {
            replayTo(at[i]);
            place(changed[i], controls[i], at[i], 1);
            done = at[i] + 1;
        }
        replayTo(until);
        return false;
    }

    private void replayTo(int interval) {
        while (done < interval) {
            int end = Math.min(interval, exposures.runEnd(done));
            place(0, 0, done, end - done);
            done = end;
        }
    }

    @Override
    public RatioInterval ratio(double alpha) {
        return RatioInterval.between(
                effect(), Math.max(0, sumChanged), Math.max(0, sumControls), sumLogOdds / Math.max(1, compared), alpha);
    }
}
