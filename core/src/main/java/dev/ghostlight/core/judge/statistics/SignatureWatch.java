package dev.ghostlight.core.judge.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Watches many signatures after a change, under one budget of false alarms: which became more frequent on the changed
 * nodes, and which less, than what the other nodes and the time before let expect. It may be asked at any time, as
 * often as one likes. For one thread.
 *
 * <p>First come the signatures that history knows, then for each interval of ten seconds its counts, and at its end how
 * much each node was exposed. Several changed nodes count together as one. Where it was tried, and how often it was
 * wrong there, is in docs/benchmarks.md: that it errs no more than the budget allows is measured, not proven.
 */
public final class SignatureWatch {
    private static final int EPISODES_MIN = 5;

    /** How many separate times a signature has to come in history for its absence to say something. */
    private static final int REGULAR_EPISODES_MIN = 20;

    /** How many of them the changed nodes have to owe in the watch. */
    private static final double REGULAR_EXPECTED_MIN = 10;

    private static final double DENSE = 0.3;
    private static final int MINUTE = 6;
    private static final int DENSE_WINDOW = 30;
    private static final int GRACE_INTERVALS = 3;

    /** Signatures of which nothing came are looked at so often, in intervals. */
    private static final int LOOK_EVERY = 6;

    private final WatchedFleet fleet;
    private final Budget budget;
    private final Exposures exposures;
    private final SiteEffects site;
    private final List<Watched> signatures = new ArrayList<>();
    private final List<Integer> active = new ArrayList<>();
    private final IntervalBuffer buffer;
    private final double historyOdds;
    private final boolean hasUnchanged;
    private FreshTrack pool;
    private boolean hasBegun;
    private int known;
    private int regular;
    private int slots;

    /**
     * @param fleet the nodes
     * @param budget how often it may be wrong
     */
    public SignatureWatch(WatchedFleet fleet, Budget budget) {
        this.fleet = fleet;
        this.budget = budget;
        exposures = new Exposures(fleet, GRACE_INTERVALS);
        site = new SiteEffects(fleet);
        buffer = new IntervalBuffer(fleet.nodes());
        historyOdds = site.historyOdds();
        hasUnchanged = fleet.unchangedNodes() > 0;
        pool = new FreshTrack(fleet, exposures, NodePrior.usual(0, 1), 1 / budget.alpha());
    }

    /**
     * Adds a signature that history knows.
     *
     * @param history how often it came on each node, by interval from the begin of history; it is sorted
     * @return its number, from 0
     * @throws IllegalStateException after the first interval of the watch
     */
    public int addKnown(SparseCounts history) {
        if (hasBegun) {
            throw new IllegalStateException("history ends where the watch begins");
        }
        history.sort();
        int episodes = history.episodes();
        boolean isEnough = fleet.historyIntervals() >= 2 * DENSE_WINDOW
                && episodes >= EPISODES_MIN
                && (fleet.nodes() == 1 || !hasUnchanged || history.nodesWith(fleet.nodes()) > 1);
        if (!isEnough) {
            CountKind kind = episodes == 0 ? CountKind.NEW : CountKind.TOO_LITTLE_HISTORY;
            return add(
                    new Watched(hasUnchanged ? kind : CountKind.NO_UNCHANGED_NODES, null, episodes, false, List.of()));
        }
        CountModel model = CountModel.of(history, fleet, true, !hasUnchanged);
        boolean isRegular = isRegular(history, episodes);
        known++;
        regular += isRegular ? 1 : 0;
        List<Track> tracks = hasUnchanged
                ? compared(history, model, isRegular)
                : List.of(OwnTrack.of(fleet, exposures, model, isRegular));
        return add(new Watched(
                hasUnchanged ? CountKind.COMPARED : CountKind.NO_UNCHANGED_NODES, model, episodes, isRegular, tracks));
    }

    private List<Track> compared(SparseCounts history, CountModel model, boolean isRegular) {
        SiteEffects.OwnSpread spread = site.add(model);
        List<Track> tracks = new ArrayList<>();
        tracks.add(track(model, spread, isRegular));
        if (isDense(history)) {
            tracks.add(track(CountModel.of(history, fleet, false, false), spread, isRegular));
        }
        return List.copyOf(tracks);
    }

    private ComparedTrack track(CountModel model, SiteEffects.OwnSpread spread, boolean isRegular) {
        return new ComparedTrack(
                fleet, exposures, model, () -> site.prior(spread), historyOdds, 1 / budget.alpha(), isRegular);
    }

    private boolean isRegular(SparseCounts history, int episodes) {
        double changed = fleet.sum(history.perNode(fleet.nodes()), true);
        double owed = changed / history.total() * episodes * fleet.watchIntervals() / fleet.historyIntervals();
        return episodes >= REGULAR_EPISODES_MIN && owed >= REGULAR_EXPECTED_MIN;
    }

    /** Dense counts are watched by two models, of which either may be wrong. */
    private boolean isDense(SparseCounts history) {
        double perMinute = history.total() / fleet.nodes() / fleet.historyIntervals() * MINUTE;
        double slow = Dispersion.betweenNodes(history, fleet.nodes(), fleet.historyIntervals(), DENSE_WINDOW);
        return perMinute >= DENSE && perMinute / slow >= DENSE;
    }

    /** Adds a signature that history does not know; returns its number. */
    public int addNew() {
        return add(new Watched(hasUnchanged ? CountKind.NEW : CountKind.NO_UNCHANGED_NODES, null, 0, false, List.of()));
    }

    private int add(Watched signature) {
        signatures.add(signature);
        buffer.grow(signatures.size());
        return signatures.size() - 1;
    }

    /** Takes how often a signature came on a node in the current interval; several calls add up. */
    public void count(int signature, int node, double count) {
        buffer.add(signature, node, count);
    }

    /**
     * Ends the current interval.
     *
     * @param exposure for each node how much it was exposed, measured as that of history; 0 where it was down or not
     *     watched
     */
    public void endInterval(double[] exposure) {
        begin();
        exposures.add(exposure);
        int interval = exposures.size() - 1;
        boolean isNew = false;
        for (int i = 0; i < buffer.touched(); i++) {
            int number = buffer.touched(i);
            Watched signature = signatures.get(number);
            int length = buffer.read(number);
            if (!signature.hasTracks()) {
                appear(number, signature);
            }
            signature.add(interval, buffer.nodes(), buffer.counts(), length, fleet);
            signature.lookForMore(interval, budget.proof(shareOfMore(signature)));
            isNew |= signature.kind() == CountKind.NEW && buffer.pool(number);
        }
        if (isNew) {
            int length = buffer.readPool();
            pool.add(interval, buffer.nodes(), buffer.counts(), length);
        }
        buffer.clear();
        if (exposures.size() % LOOK_EVERY == 0) {
            catchUp();
        }
    }

    private void begin() {
        if (!hasBegun) {
            hasBegun = true;
            pool = fresh();
            for (int i = 0; i < signatures.size(); i++) {
                if (signatures.get(i).isRegular()) {
                    active.add(i);
                }
            }
        }
    }

    private FreshTrack fresh() {
        return new FreshTrack(fleet, exposures, site.priorOfNew(FreshTrack.VARIANCE_MIN), 1 / budget.alpha());
    }

    private void appear(int number, Watched signature) {
        signature.appear(
                slots++, hasUnchanged ? fresh() : OwnTrack.ofEpisodes(fleet, exposures, signature.historyEpisodes()));
        active.add(number);
    }

    /** Looks at what was regular, whether it comes or not. */
    private void catchUp() {
        for (int number : active) {
            Watched signature = signatures.get(number);
            if (signature.isRegular()) {
                signature.catchUp(exposures.size());
                look(signature, exposures.size() - 1);
            }
        }
    }

    private void look(Watched signature, int interval) {
        signature.look(interval, budget.proof(shareOfMore(signature)), budget.proof(budget.fewer(regular)));
    }

    private double shareOfMore(Watched signature) {
        return signature.isKnown() ? budget.more(known) : budget.slot(Math.max(0, signature.slot()));
    }

    /** How many signatures there are. */
    public int size() {
        return signatures.size();
    }

    /** How many intervals have ended. */
    public int intervals() {
        return exposures.size();
    }

    /** The e-value of a signature having become more frequent, by all intervals that have ended. */
    public double more(int signature) {
        Watched watched = signatures.get(signature);
        watched.catchUp(exposures.size());
        return watched.more();
    }

    /** The e-value of a signature having become less frequent. */
    public double fewer(int signature) {
        Watched watched = signatures.get(signature);
        watched.catchUp(exposures.size());
        return watched.fewer();
    }

    /** What one signature says. */
    public CountJudgement judgement(int signature) {
        Watched watched = signatures.get(signature);
        watched.catchUp(exposures.size());
        if (exposures.size() > 0) {
            look(watched, exposures.size() - 1);
        }
        RatioInterval ratio = watched.ratio(budget.alpha());
        return new CountJudgement(
                hasData() ? watched.kind() : CountKind.NO_DATA,
                watched.more(),
                watched.fewer(),
                watched.moreSince() >= 0,
                watched.fewerSince() >= 0,
                watched.moreSince(),
                watched.fewerSince(),
                watched.changed(),
                Expected.of(watched, fleet, exposures),
                ratio.low(),
                ratio.high());
    }

    private boolean hasData() {
        double[] sums = exposures.sumUntil(exposures.size());
        return fleet.sum(sums, true) > 0 && (!hasUnchanged || fleet.sum(sums, false) > 0);
    }

    /**
     * What all signatures say together.
     *
     * @param aggregates e-values of what else is watched, which have their share of the budget in equal parts
     */
    public FamilyJudgement family(double... aggregates) {
        double evidence = budget.pooled() * pooled();
        double spent = budget.pooled();
        double[] more = new double[signatures.size()];
        double[] fewer = new double[signatures.size()];
        for (int i = 0; i < more.length; i++) {
            Watched signature = signatures.get(i);
            boolean hasShare = signature.isKnown() || signature.slot() >= 0;
            double share = hasShare ? shareOfMore(signature) : 0;
            double shareOfFewer = signature.isRegular() ? budget.fewer(regular) : 0;
            more[i] = share * more(i);
            fewer[i] = shareOfFewer * fewer(i);
            evidence += more[i] + fewer[i];
            spent += share + shareOfFewer;
        }
        for (double aggregate : aggregates) {
            evidence += budget.aggregates() / aggregates.length * aggregate;
            spent += budget.aggregates() / aggregates.length;
        }
        double least = least(more, fewer);
        return new FamilyJudgement(
                evidence + Math.max(0, 1 - spent),
                evidence + Math.max(0, 1 - spent) >= 1 / budget.alpha(),
                named(more, least),
                named(fewer, least));
    }

    private double pooled() {
        pool.catchUp(exposures.size());
        return pool.more();
    }

    /** By the method of Benjamini and Hochberg for e-values: Wang and Ramdas, 2022. */
    private double least(double[] more, double[] fewer) {
        double[] sorted = Arrays.copyOf(more, more.length + fewer.length);
        System.arraycopy(fewer, 0, sorted, more.length, fewer.length);
        Arrays.sort(sorted);
        double least = Double.POSITIVE_INFINITY;
        for (int k = 1; k <= sorted.length; k++) {
            if (sorted[sorted.length - k] >= 1 / (k * budget.alpha())) {
                least = 1 / (k * budget.alpha());
            }
        }
        return least;
    }

    private static List<Integer> named(double[] shared, double least) {
        List<Integer> named = new ArrayList<>();
        for (int i = 0; i < shared.length; i++) {
            if (shared[i] >= least) {
                named.add(i);
            }
        }
        return named;
    }
}
