package dev.ghostlight.core.load;

import dev.ghostlight.core.model.Cache;
import dev.ghostlight.core.model.Expiry;
import dev.ghostlight.core.model.Levels;
import dev.ghostlight.core.model.Schedule;
import dev.ghostlight.core.model.Store;
import java.util.ArrayList;
import java.util.List;

/** Computes the load on every store for given restart times. */
final class LoadModel {
    private static final int MOST_WAVES = 8;

    /** How far to look when no cache expires by age, in seconds. */
    private static final double DEFAULT_HORIZON = 3 * 3600;

    private static final double LIFETIMES_TO_SEE = 3;

    private final LoadFacts facts;
    private final List<CacheFlow> flows;

    LoadModel(LoadFacts facts) {
        this.facts = facts;
        this.flows = facts.caches().stream()
                .map(cache -> new CacheFlow(cache, facts.store(cache), facts.fleet()))
                .toList();
    }

    /** The load on one store, on a grid that all stores share. */
    record StoreFlow(Store store, Flow flow, List<CacheShare> caches) {
        /** What one cache adds to it. */
        record CacheShare(CacheFlow cache, Flow flow) {}
    }

    /** The load on all stores. */
    @SuppressWarnings("ArrayRecordComponent") // written once, read within this package
    record Loads(double[] grid, List<StoreFlow> stores) {}

    /** How long a restarting node is out: down, and then loading keys. */
    double outSeconds() {
        double prewarm = 0;
        for (Cache cache : facts.caches()) {
            prewarm = Math.max(prewarm, cache.prewarm().seconds());
        }
        return facts.fleet().downtimeSeconds() + prewarm;
    }

    /** The facts it computes from. */
    LoadFacts facts() {
        return facts;
    }

    /** The nodes' lives under a rollout. */
    Lives lives(Schedule schedule) {
        return Lives.of(schedule, outSeconds());
    }

    /** A store's calls per second with all caches warm, and its baseline. */
    double calmPerSecond(Store store) {
        double sum = store.baselinePerSecond();
        for (CacheFlow cache : flowsTo(store)) {
            sum += cache.steadyPerSecond();
        }
        return sum;
    }

    /** The highest mean load that leaves a store of known capacity its margin, in calls per second. */
    double limitPerSecond(Store store) {
        return Margins.of(facts, store).highestMean(store.capacityPerSecond().orElse(0));
    }

    /** The caches that fill from a store. */
    List<CacheFlow> flowsTo(Store store) {
        return flows.stream()
                .filter(flow -> flow.cache().store().equals(store.name()))
                .toList();
    }

    /** The loads when nodes live so. */
    Loads loads(Lives lives) {
        double horizon = horizonSeconds(lives);
        Exposure exposure = Exposure.of(lives, facts.fleet().slowStartSeconds());
        double[] grid = TimeGrid.after(moments(lives), horizon);
        List<StoreFlow> stores = new ArrayList<>();
        for (Store store : facts.stores()) {
            Flow sum = new Flow(grid.length);
            List<StoreFlow.CacheShare> shares = new ArrayList<>();
            for (CacheFlow cache : flowsTo(store)) {
                Flow flow = cache.calls(lives, exposure, grid);
                shares.add(new StoreFlow.CacheShare(cache, flow));
                sum.add(flow, 1);
            }
            sum.addEven(store.baselinePerSecond(), grid);
            stores.add(new StoreFlow(store, sum, shares));
        }
        return new Loads(grid, stores);
    }

    private double horizonSeconds(Lives lives) {
        double begins = lives.begins().at[lives.begins().size() - 1];
        double longest = 0;
        for (Cache cache : facts.caches()) {
            for (Expiry expiry : expiries(cache)) {
                if (!Double.isInfinite(expiry.renewalSeconds())) {
                    longest = Math.max(longest, expiry.renewalSeconds());
                }
            }
        }
        double usual = begins + (longest == 0 ? DEFAULT_HORIZON : LIFETIMES_TO_SEE * longest);
        return facts.horizonSeconds().orElse(usual);
    }

    static List<Expiry> expiries(Cache cache) {
        return switch (cache.levels()) {
            case Levels.PerNode(Expiry expiry) -> List.of(expiry);
            case Levels.Shared(Expiry expiry, boolean _) -> List.of(expiry);
            case Levels.TwoLevel(Expiry perNode, Expiry shared, boolean _) -> List.of(perNode, shared);
        };
    }

    private double[] moments(Lives lives) {
        List<Double> delays = new ArrayList<>();
        delays.add(0.0);
        delays.add(1.0);
        delays.add(-outSeconds());
        for (Cache cache : facts.caches()) {
            delays.add(-cache.prewarm().seconds());
            double answer = facts.store(cache).answerSeconds();
            for (Expiry expiry : expiries(cache)) {
                addDelays(expiry, answer, cache.prewarm().seconds(), delays);
            }
        }
        double[] begins = lives.begins().at;
        double[] ends = lives.ends().at;
        double[] moments = new double[(begins.length + 1) * delays.size() + ends.length + 1];
        int size = 0;
        for (double delay : delays) {
            moments[size++] = delay;
        }
        for (double begin : begins) {
            for (double delay : delays) {
                moments[size++] = begin + delay;
            }
        }
        System.arraycopy(ends, 0, moments, size, ends.length);
        moments[size + ends.length] = 1;
        return moments;
    }

    private static void addDelays(Expiry expiry, double answer, double preload, List<Double> delays) {
        double lifetime = expiry.renewalSeconds() + answer;
        double spread = expiry.jitter() * expiry.renewalSeconds();
        for (int wave = 1; wave < MOST_WAVES && !Double.isInfinite(lifetime); wave++) {
            delays.add(wave * lifetime);
            if (preload > 0) {
                delays.add(wave * lifetime - Math.min(preload, lifetime));
            }
            if (spread > 0) {
                delays.add(wave * (lifetime - spread));
                delays.add(wave * (lifetime + spread));
            }
        }
        if (!Double.isInfinite(expiry.afterAccessSeconds())) {
            delays.add(expiry.afterAccessSeconds());
        }
    }
}
