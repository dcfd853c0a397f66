package dev.ghostlight.core.testing;

import dev.ghostlight.core.model.Cache;
import dev.ghostlight.core.model.Expiry;
import dev.ghostlight.core.model.Fleet;
import dev.ghostlight.core.model.Levels;
import dev.ghostlight.core.model.Schedule;
import dev.ghostlight.core.model.SingleFlight;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Simulates every single request of a fleet that restarts: the oracle that the forecast's formulas are held against.
 *
 * <p>Requests come by a Poisson process, go to the nodes that are up in proportion to their weight, and ask for keys by
 * their popularity. The store answers every call after the same time, whatever the load. The same seed gives the same
 * calls. Not thread-safe; one instance a run.
 */
public final class FleetSimulator {
    private static final double LEAST_WEIGHT = 0.01;

    private final Fleet fleet;
    private final Cache cache;
    private final double answerSeconds;
    private final RandomGenerator random;
    private final KeyDraw keys;
    private final SimulatedCache[] perNode;
    private final SimulatedCache shared;
    private final SimulatedCache lease;
    private final double[] upSince;
    private final long[] callsPerSecond;

    private FleetSimulator(Fleet fleet, Cache cache, double answerSeconds, int seconds, long seed) {
        this.fleet = fleet;
        this.cache = cache;
        this.answerSeconds = answerSeconds;
        this.random = new SplittableRandom(seed);
        this.keys = KeyDraw.of(cache.popularity());
        this.perNode = new SimulatedCache[fleet.nodes()];
        Arrays.setAll(perNode, _ -> new SimulatedCache(keys.keys(), perNodeExpiry()));
        this.shared = new SimulatedCache(keys.keys(), sharedExpiry());
        this.lease = new SimulatedCache(keys.keys(), Expiry.never());
        this.upSince = new double[fleet.nodes()];
        this.callsPerSecond = new long[seconds];
        Arrays.fill(upSince, Double.NEGATIVE_INFINITY);
        warmUp();
    }

    /**
     * Simulates one cache before one store.
     *
     * @param fleet the nodes; all are warm at the begin
     * @param cache the cache
     * @param answerSeconds how long the store takes for an answer
     * @param schedule when each node begins to restart
     * @param seconds how long to simulate
     * @param seed the seed
     * @return the calls to the store in each second
     */
    public static long[] callsPerSecond(
            Fleet fleet, Cache cache, double answerSeconds, Schedule schedule, int seconds, long seed) {
        FleetSimulator simulator = new FleetSimulator(fleet, cache, answerSeconds, seconds, seed);
        simulator.run(schedule);
        return simulator.callsPerSecond;
    }

    private Expiry perNodeExpiry() {
        return switch (cache.levels()) {
            case Levels.PerNode(Expiry expiry) -> expiry;
            case Levels.TwoLevel(Expiry expiry, Expiry _, boolean _) -> expiry;
            case Levels.Shared _ -> Expiry.never();
        };
    }

    private Expiry sharedExpiry() {
        return switch (cache.levels()) {
            case Levels.PerNode _ -> Expiry.never();
            case Levels.TwoLevel(Expiry _, Expiry expiry, boolean _) -> expiry;
            case Levels.Shared(Expiry expiry, boolean _) -> expiry;
        };
    }

    private void warmUp() {
        double[] rates = new double[keys.keys()];
        Arrays.setAll(rates, key -> keys.share(key) * cache.requestsPerSecond());
        double[] rateEach =
                Arrays.stream(rates).map(rate -> rate / fleet.nodes()).toArray();
        switch (cache.levels()) {
            case Levels.PerNode _ -> warmUpNodes(rateEach);
            case Levels.Shared(Expiry _, boolean warm) -> {
                if (warm) {
                    shared.warmUp(rates, -settlingSeconds(), random);
                }
            }
            case Levels.TwoLevel(Expiry expiry, Expiry _, boolean warm) -> {
                warmUpNodes(rateEach);
                if (warm) {
                    double lifetime = expiry.renewalSeconds();
                    double[] asked = Arrays.stream(rateEach)
                            .map(rate -> fleet.nodes() * rate / (1 + rate * lifetime))
                            .toArray();
                    shared.warmUp(asked, -settlingSeconds(), random);
                }
            }
        }
    }

    private void warmUpNodes(double[] rateEach) {
        for (SimulatedCache node : perNode) {
            node.warmUp(rateEach, -settlingSeconds(), random);
        }
    }

    private void run(Schedule schedule) {
        double out = fleet.downtimeSeconds() + cache.prewarm().seconds();
        int stopped = 0;
        int back = 0;
        double t = -settlingSeconds();
        while (true) {
            t += random.nextExponential() / cache.requestsPerSecond();
            for (; stopped < schedule.nodes() && schedule.starts().get(stopped) <= t; stopped++) {
                upSince[stopped] = Double.POSITIVE_INFINITY;
            }
            for (; back < stopped && schedule.starts().get(back) + out <= t; back++) {
                comeBack(back, schedule.starts().get(back) + out);
            }
            if (t >= callsPerSecond.length) {
                return;
            }
            int node = drawNode(t, stopped, back);
            if (node >= 0) {
                request(node, keys.draw(random), t);
            }
        }
    }

    /** Entries that leave for two reasons settle only by themselves. */
    private double settlingSeconds() {
        Expiry expiry = perNodeExpiry();
        boolean idles = Double.isFinite(expiry.afterAccessSeconds()) || Double.isFinite(expiry.maxEntries());
        return idles && Double.isFinite(expiry.renewalSeconds()) ? 2 * expiry.renewalSeconds() : 0;
    }

    /** A node loads its keys, the hottest last; each entry's life begins when it is loaded. */
    private void comeBack(int node, double t) {
        upSince[node] = t;
        perNode[node].clear();
        double seconds = cache.prewarm().seconds();
        for (int key = cache.prewarm().keys() - 1; key >= 0; key--) {
            double at = t - seconds * (key + 0.5) / cache.prewarm().keys();
            if (cache.levels() instanceof Levels.PerNode || !shared.read(key, at)) {
                call(at);
                shared.fill(key, at, at, random);
            }
            perNode[node].fill(key, at, at, random);
        }
    }

    /** A node that is up, in proportion to its weight; -1 when none is. */
    private int drawNode(double t, int stopped, int back) {
        if (stopped - back == fleet.nodes()) {
            return -1;
        }
        while (true) {
            int node = random.nextInt(fleet.nodes());
            if (upSince[node] > t) {
                continue;
            }
            double age = t - upSince[node];
            if (age >= fleet.slowStartSeconds()
                    || random.nextDouble() < Math.max(LEAST_WEIGHT, age / fleet.slowStartSeconds())) {
                return node;
            }
        }
    }

    private void request(int node, int key, double t) {
        switch (cache.levels()) {
            case Levels.PerNode _ -> askNode(node, key, t);
            case Levels.TwoLevel _ -> askTwoLevels(node, key, t);
            case Levels.Shared _ -> askShared(node, key, t);
        }
    }

    private void askNode(int node, int key, double t) {
        SimulatedCache own = perNode[node];
        if (own.isLoading(key, t)) {
            if (cache.singleFlight() == SingleFlight.NONE) {
                call(t);
                own.fill(key, t, t + answerSeconds, random);
            }
        } else if (!own.read(key, t)) {
            if (cache.singleFlight() == SingleFlight.FLEET && lease.isLoading(key, t)) {
                own.fill(key, t, lease.loadingUntil(key), random);
            } else {
                call(t);
                lease.fill(key, t, t + answerSeconds, random);
                own.fill(key, t, t + answerSeconds, random);
            }
        }
    }

    private void askTwoLevels(int node, int key, double t) {
        SimulatedCache own = perNode[node];
        if (own.isLoading(key, t)) {
            if (cache.singleFlight() == SingleFlight.NONE) {
                call(t);
            }
        } else if (!own.read(key, t)) {
            if (shared.isLoading(key, t)) {
                if (cache.singleFlight() != SingleFlight.FLEET) {
                    call(t);
                }
                own.fill(key, t, shared.loadingUntil(key), random);
            } else if (shared.read(key, t)) {
                own.fill(key, t, t, random);
            } else {
                call(t);
                shared.fill(key, t, t + answerSeconds, random);
                own.fill(key, t, t + answerSeconds, random);
            }
        }
    }

    private void askShared(int node, int key, double t) {
        boolean loading = shared.isLoading(key, t);
        if (!loading && shared.read(key, t)) {
            return;
        }
        switch (cache.singleFlight()) {
            case NONE -> call(t);
            case FLEET -> {
                if (!loading) {
                    call(t);
                }
            }
            case PER_NODE -> {
                if (!perNode[node].isLoading(key, t)) {
                    call(t);
                    perNode[node].fill(key, t, loading ? shared.loadingUntil(key) : t + answerSeconds, random);
                }
            }
        }
        if (!loading) {
            shared.fill(key, t, t + answerSeconds, random);
        }
    }

    private void call(double t) {
        if (t >= 0 && t < callsPerSecond.length) {
            callsPerSecond[(int) t]++;
        }
    }
}
