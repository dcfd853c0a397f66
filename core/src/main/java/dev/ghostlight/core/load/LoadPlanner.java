package dev.ghostlight.core.load;

import dev.ghostlight.core.model.Expiry;
import dev.ghostlight.core.model.Rollout.Spacing;
import dev.ghostlight.core.model.Schedule;
import dev.ghostlight.core.model.Store;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;

/** Proposes restart times for a rollout, or for a rollback, that keep every store under its capacity. */
final class LoadPlanner {
    /** A fleet of more starts than this is planned in larger batches, or in even gaps only. */
    private static final int MOST_STARTS = 256;

    /** How the limit is lowered when a plan turns out too fast under shares that change while nodes are out. */
    private static final double[] LIMITS = {1, 0.98, 0.95, 0.9, 0.8, 0.65, 0.5};

    private static final double SHORTEST_SEARCH = 3600;

    /** The numeric error of the model, as a part of the load. */
    private static final double ROUNDING = 0.002;

    private final LoadModel model;
    private final LoadFacts facts;
    private final Pace pace;
    private final Task task;
    private final double longestLifetime;
    private final boolean addsUp;

    private LoadPlanner(LoadModel model, Pace pace, Task task) {
        this.model = model;
        this.facts = model.facts();
        this.task = task;
        this.addsUp = facts.caches().stream().allMatch(NodeKernel::addsUp);
        this.pace = addsUp ? forLargeFleet(pace) : pace;
        this.longestLifetime = facts.caches().stream()
                .flatMap(cache -> LoadModel.expiries(cache).stream())
                .mapToDouble(Expiry::renewalSeconds)
                .filter(Double::isFinite)
                .max()
                .orElse(SHORTEST_SEARCH);
    }

    /** What is restarted. */
    private sealed interface Task {
        /** A fleet whose caches are warm. */
        record Rollout() implements Task {}

        /** A fleet that went through this rollout, at some time since its begin. */
        record Rollback(Schedule rollout, double at) implements Task {}
    }

    private static Pace forLargeFleet(Pace pace) {
        int wanted = (pace.nodes() + MOST_STARTS - 1) / MOST_STARTS;
        int batches = Math.min((wanted + pace.batch() - 1) / pace.batch(), pace.batchesOut());
        return batches <= 1 ? pace : pace.withBatch(batches * pace.batch());
    }

    /** Times for a rollout of a warm fleet. */
    static Proposal rollout(LoadModel model, Pace pace) {
        return new LoadPlanner(model, pace, new Task.Rollout()).propose();
    }

    /**
     * How long a fast safe rollout of a warm fleet takes, from the first start to the last, in seconds; infinite where
     * none is found. Unlike {@link #rollout} it does not go on to prove that none is safe.
     */
    static double makespanSeconds(LoadModel model, Pace pace) {
        LoadPlanner planner = new LoadPlanner(model, pace, new Task.Rollout());
        if (planner.hopeless().isPresent()) {
            return Double.POSITIVE_INFINITY;
        }
        return planner.isAddedUp()
                ? planner.quickMakespanSeconds()
                : planner.even() instanceof Proposal.Safe safe
                        ? safe.fastest().makespanSeconds()
                        : Double.POSITIVE_INFINITY;
    }

    private double quickMakespanSeconds() {
        List<NodeKernel> kernels = kernels(1);
        return tooMuchAlone(kernels).isPresent()
                ? Double.POSITIVE_INFINITY
                : fastest(kernels)
                        .map(starts -> pace.schedule(starts).makespanSeconds())
                        .orElse(Double.POSITIVE_INFINITY);
    }

    /** Times for a rollback that begins at {@code at}, after this rollout; they count from its begin. */
    static Proposal rollback(LoadModel model, Pace pace, Schedule rollout, double at) {
        return new LoadPlanner(model, pace.withoutCanaries(), new Task.Rollback(rollout, at)).propose();
    }

    private Proposal propose() {
        Optional<Proposal> hopeless = hopeless();
        if (hopeless.isPresent()) {
            return hopeless.get();
        }
        return isAddedUp() ? added() : even();
    }

    private boolean isAddedUp() {
        return addsUp && pace.sizes().length <= MOST_STARTS;
    }

    /** The shares of requests change while nodes are out or begin slowly, so that loads do not quite add up. */
    private boolean sharesChange() {
        return addsUp && (pace.outSeconds() > 0 || facts.fleet().slowStartSeconds() > 0);
    }

    private Optional<Proposal> hopeless() {
        for (Store store : facts.stores()) {
            if (!isFilled(store)) {
                continue;
            }
            if (!store.capacityPerSecond().isKnown()) {
                return Optional.of(new Proposal.Unknown("The capacity of " + store.name() + " is not known."));
            }
            double limit = model.limitPerSecond(store);
            double calm = model.calmPerSecond(store);
            if (calm > limit) {
                return Optional.of(new Proposal.NoneSafe(String.format(
                        Locale.ROOT,
                        "%s sees %,.0f calls/s even with all caches warm; its capacity and the margin allow %,.0f/s.",
                        store.name(),
                        calm,
                        limit)));
            }
        }
        return Optional.empty();
    }

    private boolean isFilled(Store store) {
        return facts.caches().stream().anyMatch(cache -> cache.store().equals(store.name()));
    }

    /** Searches where the loads of nodes add up. */
    private Proposal added() {
        List<NodeKernel> kernels = kernels(1);
        return tooMuchAlone(kernels)
                .or(() -> fastest(kernels).map(starts -> safe(smallestGap(kernels), starts)))
                .orElseGet(this::even);
    }

    /** A fast safe schedule; with fewer nodes out at a time where the shares of the others rise too much. */
    private Optional<double[]> fastest(List<NodeKernel> kernels) {
        Optional<double[]> fastest = fastest(kernels, pace);
        int out = Math.min(pace.batchesOut(), pace.sizes().length);
        while (fastest.isEmpty() && task instanceof Task.Rollout && sharesChange() && out > 1) {
            out /= 2;
            fastest = fastest(kernels, pace.withBatchesOut(out));
        }
        return fastest;
    }

    private Optional<double[]> fastest(List<NodeKernel> kernels, Pace rules) {
        double longest = (2 + rules.sizes().length) * longestLifetime;
        double[] before = before();
        for (double part : LIMITS) {
            double[] starts = new GreedySchedule(part == 1 ? kernels : kernels(part), rules, before, longest).starts();
            if (starts.length == 0) {
                return Optional.empty();
            }
            boolean holds = sharesChange()
                    ? isSafe(starts)
                    : task instanceof Task.Rollback || isWithinLimits(kernels, before, starts);
            if (holds) {
                return Optional.of(starts);
            }
        }
        return Optional.empty();
    }

    /** The smallest safe even gap; infinite when none is. */
    private double smallestGap(List<NodeKernel> kernels) {
        double[] before = before();
        for (double part : LIMITS) {
            List<NodeKernel> lowered = part == 1 ? kernels : kernels(part);
            double gap = StartSearch.smallestGap(
                    pace, starts -> isWithinLimits(lowered, before, starts), longestLifetime * 2);
            if (Double.isFinite(gap) && (!sharesChange() || isSafe(pace.evenly(gap)))) {
                return gap;
            }
            if (!sharesChange()) {
                break;
            }
        }
        return sharesChange() ? safeGap() : Double.POSITIVE_INFINITY;
    }

    private List<NodeKernel> kernels(double part) {
        return facts.stores().stream()
                .filter(this::isFilled)
                .map(store -> new NodeKernel(model, store, part * model.limitPerSecond(store), 3 * longestLifetime))
                .toList();
    }

    private boolean isWithinLimits(List<NodeKernel> kernels, double[] before, double[] starts) {
        PlannedLoad plan = new PlannedLoad(pace, before);
        for (double start : starts) {
            plan.add(start);
        }
        return kernels.stream().allMatch(plan::isWithinLimit);
    }

    /** Searches even gaps by computing each schedule's load. */
    private Proposal even() {
        double gap = safeGap();
        if (Double.isFinite(gap)) {
            return safe(gap, pace.evenly(gap));
        }
        return task instanceof Task.Rollback ? evenAfterWait() : asPlanned();
    }

    private double safeGap() {
        return safeGap(this::isSafe);
    }

    /** The rollout's own waves may be too much however slowly it is rolled back: then the widest gap is, too. */
    private double safeGap(Predicate<double[]> isSafe) {
        return task instanceof Task.Rollback && !isSafe.test(pace.evenly(longestLifetime))
                ? Double.POSITIVE_INFINITY
                : StartSearch.smallestGap(pace, isSafe, longestLifetime);
    }

    /** A rollback in even gaps that leaves the rollout's last nodes as much time before its first start. */
    private Proposal evenAfterWait() {
        double gap = safeGap(starts -> isSafe(later(starts)));
        return Double.isInfinite(gap) ? noneSafe() : safe(Double.POSITIVE_INFINITY, later(pace.evenly(gap)));
    }

    private static double[] later(double[] starts) {
        double gap = starts.length > 1 ? starts[1] - starts[0] : 0;
        return DoubleStream.of(starts).map(start -> start + gap).toArray();
    }

    /** The plan itself, where it is safe although the search found nothing: its gap may lie between those tried. */
    private Proposal asPlanned() {
        Pace asked = Pace.of(facts.rollout(), facts.fleet(), model.outSeconds());
        Schedule planned = LoadForecaster.planned(facts, asked);
        if (!isSafe(planned)) {
            return noneSafe();
        }
        double gap = facts.rollout().spacing() instanceof Spacing.Uniform(double seconds)
                ? seconds
                : Double.POSITIVE_INFINITY;
        double makespan = Double.isInfinite(gap) ? gap : planned.makespanSeconds();
        return new Proposal.Safe(asked.batch(), gap, makespan, planned);
    }

    /** A safe proposal; an even gap that is faster than what the search found is the fastest. */
    private Proposal.Safe safe(double gap, double[] found) {
        double makespan = Double.POSITIVE_INFINITY;
        Schedule fastest = pace.schedule(found);
        if (Double.isFinite(gap)) {
            Schedule even = pace.schedule(pace.evenly(gap));
            makespan = even.makespanSeconds();
            fastest = makespan < fastest.makespanSeconds() ? even : fastest;
        }
        return new Proposal.Safe(pace.batch(), gap, makespan, fastest);
    }

    /** When the nodes of each start last came back. */
    private double[] before() {
        int[] sizes = pace.sizes();
        double[] before = new double[sizes.length];
        Arrays.fill(before, Double.NEGATIVE_INFINITY);
        if (task instanceof Task.Rollback(Schedule rollout, double at)) {
            int node = 0;
            for (int i = 0; i < sizes.length; i++) {
                before[i] = Math.floor(rollout.starts().get(node) + model.outSeconds() - at);
                node += sizes[i];
            }
        }
        return before;
    }

    private boolean isSafe(double[] starts) {
        return isSafe(pace.schedule(starts));
    }

    private boolean isSafe(Schedule schedule) {
        return switch (task) {
            case Task.Rollout() -> {
                Lives lives = model.lives(schedule);
                yield StoreLoads.areSafe(StoreLoads.peaks(model, lives, 0, model.loads(lives)));
            }
            case Task.Rollback(Schedule rollout, double at) -> {
                Lives lives = model.lives(rollout).thenRollback(schedule, at, model.outSeconds());
                double begin = at + schedule.starts().get(0);
                yield StoreLoads.areSafe(StoreLoads.peaks(model, lives, begin, model.loads(lives)));
            }
        };
    }

    /** The proof that no times are safe where one batch alone is too much: with others it asks for no less. */
    private Optional<Proposal> tooMuchAlone(List<NodeKernel> kernels) {
        int together = pace.sizes()[0];
        for (NodeKernel kernel : kernels) {
            double alone = kernel.calmPerSecond() + together * kernel.added(0);
            if (alone > kernel.limitPerSecond() * (1 + ROUNDING)) {
                return Optional.of(new Proposal.NoneSafe(String.format(
                        Locale.ROOT,
                        "%,d node%s alone, back with empty caches while all others are warm, would ask %s for "
                                + "%,.0f calls in a second; its capacity and the margin allow %,.0f.",
                        together,
                        together == 1 ? "" : "s together",
                        kernel.store().name(),
                        alone,
                        kernel.limitPerSecond())));
            }
        }
        return Optional.empty();
    }

    private static Proposal noneSafe() {
        return new Proposal.NoneSafe(
                "Even with gaps as long as the longest expiry, some store would be asked for more than its capacity.");
    }
}
