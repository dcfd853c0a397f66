package dev.ghostlight.core.load;

import dev.ghostlight.core.load.LoadModel.Loads;
import dev.ghostlight.core.load.LoadModel.StoreFlow;
import dev.ghostlight.core.load.StoreLoad.Wave;
import dev.ghostlight.core.model.Cache;
import dev.ghostlight.core.model.Doubles;
import dev.ghostlight.core.model.Expiry;
import dev.ghostlight.core.model.Levels;
import dev.ghostlight.core.model.Prewarm;
import dev.ghostlight.core.model.Quantity;
import dev.ghostlight.core.model.Store;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the numbers that people ask for off the computed loads. */
final class StoreLoads {
    private static final int MOST_WAVES = 3;

    /** Nodes are followed through an overload in at most this many groups. */
    private static final int MOST_COHORTS = 64;

    private final LoadModel model;
    private final LoadFacts facts;
    private final Lives lives;
    private final double begin;
    private final double[] grid;

    private StoreLoads(LoadModel model, Lives lives, double begin, double[] grid) {
        this.model = model;
        this.facts = model.facts();
        this.lives = lives;
        this.begin = begin;
        this.grid = grid;
    }

    /**
     * The numbers of every store.
     *
     * @param model what computed the loads
     * @param lives how the nodes live
     * @param begin from when on to look, in seconds; the numbers' times are since then
     * @param loads the loads when nodes live so
     */
    static List<StoreLoad> read(LoadModel model, Lives lives, double begin, Loads loads) {
        StoreLoads reader = new StoreLoads(model, lives, begin, loads.grid());
        return loads.stores().stream().map(reader::read).toList();
    }

    /** The peaks of every store alone, which cost a small part of {@link #read}: no overload is followed. */
    static List<StorePeak> peaks(LoadModel model, Lives lives, double begin, Loads loads) {
        StoreLoads reader = new StoreLoads(model, lives, begin, loads.grid());
        return loads.stores().stream().map(reader::peak).toList();
    }

    /** The waves of one store alone, without the rest. */
    static List<Wave> waves(LoadModel model, Lives lives, Loads loads, Store store) {
        StoreLoads reader = new StoreLoads(model, lives, 0, loads.grid());
        return loads.stores().stream()
                .filter(load -> load.store().equals(store))
                .findFirst()
                .map(reader::waves)
                .orElse(List.of());
    }

    private StoreLoad read(StoreFlow load) {
        Flow flow = load.flow();
        Store store = load.store();
        double capacity = store.capacityPerSecond().orElse(Double.POSITIVE_INFINITY);
        StorePeak peak = peak(load);
        double total = totalSeconds(load);
        return new StoreLoad(
                store,
                curve(flow, index(begin)),
                model.calmPerSecond(store),
                peak.perSecond(),
                peak.atSeconds(),
                peak.busiestSecondCalls(),
                peak.busiestAtSeconds(),
                peak.busiestWithMarginCalls(),
                secondsAbove(flow, capacity, Double.POSITIVE_INFINITY),
                secondsAbove(flow, capacity, begin + total),
                inSecond(flow, begin),
                callsBy(flow, begin + total) - callsBy(flow, begin),
                total,
                waves(load),
                outcome(load, peak));
    }

    private Overload outcome(StoreFlow load, StorePeak peak) {
        return switch (load.store().capacityPerSecond()) {
            case Quantity.Known(double capacity) ->
                peak.busiestSecondCalls() > capacity ? overload(load) : new Overload.None();
            case Quantity.Unknown() -> new Overload.Unknown("capacity");
        };
    }

    private StorePeak peak(StoreFlow load) {
        Flow flow = load.flow();
        int first = index(begin);
        int peak = first;
        int busiest = first;
        double busiestCalls = 0;
        for (int k = first; k < grid.length; k++) {
            double second = inSecond(flow, grid[k]);
            peak = flow.perSecond[k] > flow.perSecond[peak] ? k : peak;
            if (second > busiestCalls) {
                busiestCalls = second;
                busiest = k;
            }
        }
        return new StorePeak(
                load.store(),
                flow.perSecond[peak],
                grid[peak] - begin,
                busiestCalls,
                grid[busiest] - begin,
                Margins.of(facts, load.store()).above(busiestCalls));
    }

    /** For how long the load, each time over one second, is above the capacity until {@code end}. */
    private double secondsAbove(Flow flow, double capacity, double end) {
        double above = 0;
        for (int k = index(begin); k + 1 < grid.length && grid[k] < end; k++) {
            above += secondsAbove(capacity, inSecond(flow, grid[k]), inSecond(flow, grid[k + 1]), k);
        }
        return above;
    }

    /** How long the load, taken as linear from one grid point to the next, is above the capacity. */
    private double secondsAbove(double capacity, double left, double right, int k) {
        double length = grid[k + 1] - grid[k];
        if (left <= capacity && right <= capacity) {
            return 0;
        }
        if (left > capacity && right > capacity) {
            return length;
        }
        return length * (Math.max(left, right) - capacity) / Math.abs(left - right);
    }

    private Curve curve(Flow flow, int first) {
        double[] at = Arrays.copyOfRange(grid, first, grid.length);
        for (int i = 0; i < at.length; i++) {
            at[i] = Math.max(0, at[i] - begin);
        }
        return new Curve(Doubles.of(at), Doubles.of(Arrays.copyOfRange(flow.perSecond, first, grid.length)));
    }

    private int index(double t) {
        int found = Arrays.binarySearch(grid, t - 1e-9);
        return Math.min(grid.length - 1, found >= 0 ? found : -found - 1);
    }

    /** The calls by {@code t}: between grid points a parabola that begins with the rate just after the first. */
    private double callsBy(Flow flow, double t) {
        int right = index(t);
        if (right == 0 || grid[right] <= t) {
            return flow.calls[right];
        }
        double length = grid[right] - grid[right - 1];
        double rise = flow.calls[right] - flow.calls[right - 1];
        double part = (t - grid[right - 1]) / length;
        double straight = Math.clamp(flow.perSecond[right - 1] * length, 0, 2 * Math.max(0, rise));
        return flow.calls[right - 1] + part * straight + part * part * (rise - straight);
    }

    private double inSecond(Flow flow, double t) {
        double end = Math.min(t + 1, grid[grid.length - 1]);
        return t + 1 > end ? 0 : callsBy(flow, end) - callsBy(flow, t);
    }

    /** The cache whose second wave is the highest of those that expire by age; its waves are the store's. */
    private List<Wave> waves(StoreFlow load) {
        List<Wave> highest = List.of();
        for (StoreFlow.CacheShare share : load.caches()) {
            List<Wave> waves = waves(load, share.cache().cache());
            if (waves.size() > 1
                    && (highest.size() < 2
                            || waves.get(1).peakPerSecond() > highest.get(1).peakPerSecond())) {
                highest = waves;
            }
        }
        return highest;
    }

    private List<Wave> waves(StoreFlow load, Cache cache) {
        List<Wave> waves = new ArrayList<>();
        double lifetime = lifetimeSeconds(cache, load.store());
        if (Double.isInfinite(lifetime)) {
            return waves;
        }
        double jitter = LoadModel.expiries(cache).getFirst().jitter() * lifetime;
        double origin = Math.max(begin, firstBegin() - Math.min(cache.prewarm().seconds(), lifetime));
        for (int number = 1; number <= MOST_WAVES; number++) {
            double from = number == 1 ? begin : origin + (number - 1) * (lifetime - jitter);
            double to = origin + number * (lifetime - jitter);
            if (from >= grid[grid.length - 1]) {
                break;
            }
            waves.add(highest(number, load.flow(), from, to));
        }
        return waves;
    }

    private Wave highest(int number, Flow flow, double from, double to) {
        int best = index(from);
        double busiest = 0;
        for (int k = best; k < grid.length && grid[k] < to - 1e-9; k++) {
            best = flow.perSecond[k] > flow.perSecond[best] ? k : best;
            busiest = Math.max(busiest, inSecond(flow, grid[k]));
        }
        return new Wave(number, flow.perSecond[best], grid[best] - begin, busiest);
    }

    private double firstBegin() {
        return lives.begins()
                .at[begin > 0 ? lives.begins().size() - facts.fleet().nodes() : 0];
    }

    /** The nodes' own lifetime, as restarts begin it; a shared level's where nodes hold nothing. */
    private static double lifetimeSeconds(Cache cache, Store store) {
        Expiry expiry = switch (cache.levels()) {
            case Levels.PerNode(Expiry perNode) -> perNode;
            case Levels.TwoLevel(Expiry perNode, Expiry _, boolean _) -> perNode;
            case Levels.Shared(Expiry shared, boolean warm) -> warm ? Expiry.never() : shared;
        };
        return expiry.renewalSeconds() + store.answerSeconds();
    }

    private double totalSeconds(StoreFlow load) {
        double shortest = grid[grid.length - 1] - begin;
        for (StoreFlow.CacheShare share : load.caches()) {
            shortest = Math.min(shortest, lifetimeSeconds(share.cache().cache(), load.store()));
        }
        return shortest;
    }

    /**
     * What becomes of the overload: of the fill after the restarts; or where that is none, of what expires together, as
     * if all of it expired at once.
     */
    private Overload overload(StoreFlow load) {
        Overload first = overload(load, false);
        boolean calm = first instanceof Overload.Recovers recovers && recovers.afterSeconds() == 0;
        return calm ? overload(load, true) : first;
    }

    private Overload overload(StoreFlow load, boolean expired) {
        double timeout = load.store().timeoutSeconds().orElse(Double.NaN);
        Flow other = new Flow(grid.length);
        List<OverloadFluid.Cohort> cohorts = new ArrayList<>();
        other.addEven(load.store().baselinePerSecond(), grid);
        for (StoreFlow.CacheShare share : load.caches()) {
            Cache cache = share.cache().cache();
            if (NodeKernel.addsUp(cache) && !Double.isNaN(timeout)) {
                Cache asked = expired ? cache.with(Prewarm.none()) : cache;
                double longest = grid[grid.length - 1];
                ColdKeys keys = ColdKeys.of(asked, facts.fleet().nodes(), timeout, longest);
                addCohorts(keys, expired ? lifetimeSeconds(cache, load.store()) : 0, cohorts);
                addWarm(share.cache(), other);
            } else {
                other.add(share.flow(), 1);
            }
        }
        Overload overload = OverloadFluid.follow(load.store(), cohorts, t -> other.perSecond[index(t)]);
        return overload instanceof Overload.Recovers(double after, double refused, double late, double wait)
                ? new Overload.Recovers(Math.max(0, after - begin), refused, late, wait)
                : overload;
    }

    /** Nodes that live at the same times, or nearly so in a large fleet, count as one cohort. */
    private void addCohorts(ColdKeys keys, double laterSeconds, List<OverloadFluid.Cohort> cohorts) {
        double[] begins = lives.begins().at;
        double[] ends = lives.ends().at;
        int each = (facts.fleet().nodes() + MOST_COHORTS - 1) / MOST_COHORTS;
        for (int i = 0; i < begins.length && Double.isFinite(laterSeconds); ) {
            int end = i + 1;
            while (end < begins.length && isSameCohort(i, end, each)) {
                end++;
            }
            cohorts.add(new OverloadFluid.Cohort(end - i, begins[i] + laterSeconds, ends[end - 1], keys));
            i = end;
        }
    }

    private boolean isSameCohort(int first, int other, int most) {
        double[] begins = lives.begins().at;
        double[] ends = lives.ends().at;
        boolean together = begins[first] == begins[other] && ends[first] == ends[other];
        boolean sameLife = Double.isInfinite(ends[first]) == Double.isInfinite(ends[other]);
        return together || (sameLife && other - first < most);
    }

    private void addWarm(CacheFlow cache, Flow other) {
        int nodes = facts.fleet().nodes();
        double each = cache.steadyPerSecond() / nodes;
        for (int k = 0; k < grid.length; k++) {
            other.perSecond[k] += each * (nodes - lives.oldEnds().upTo(grid[k]));
        }
    }

    /** Whether every store stays within its capacity, with its margin. */
    static boolean areSafe(List<StorePeak> stores) {
        return stores.stream().allMatch(StorePeak::isSafe);
    }
}
