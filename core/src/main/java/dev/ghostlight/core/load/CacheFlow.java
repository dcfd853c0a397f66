package dev.ghostlight.core.load;

import dev.ghostlight.core.load.KeyClasses.KeyClass;
import dev.ghostlight.core.model.Cache;
import dev.ghostlight.core.model.Expiry;
import dev.ghostlight.core.model.Fleet;
import dev.ghostlight.core.model.Levels;
import dev.ghostlight.core.model.SingleFlight;
import dev.ghostlight.core.model.Store;
import java.util.ArrayList;
import java.util.List;

/** The calls that one cache sends to its store while nodes restart. */
final class CacheFlow {
    private final Cache cache;
    private final double answerSeconds;
    private final int nodes;
    private final List<NodeResponse> responses;
    private final double steadyPerSecond;

    /**
     * The flow of a cache.
     *
     * @param cache the cache
     * @param store the store it fills from
     * @param fleet the nodes
     */
    CacheFlow(Cache cache, Store store, Fleet fleet) {
        this.cache = cache;
        this.answerSeconds = store.answerSeconds();
        this.nodes = fleet.nodes();
        this.responses =
                cache.levels() instanceof Levels.PerNode(Expiry expiry) ? responses(expiry, SlowStart.NONE) : List.of();
        this.steadyPerSecond = steady();
    }

    /** The cache. */
    Cache cache() {
        return cache;
    }

    /** The calls of all nodes that live so, on a grid. */
    Flow calls(Lives lives, Exposure exposure, double[] grid) {
        return switch (cache.levels()) {
            case Levels.PerNode(Expiry expiry) ->
                answerSeconds > 0 && cache.singleFlight() == SingleFlight.FLEET
                        ? leased(expiry, lives, exposure, grid)
                        : perNode(lives, exposure, grid);
            case Levels.Shared(Expiry expiry, boolean warm) -> shared(expiry, warm, exposure, grid);
            case Levels.TwoLevel(Expiry perNode, Expiry shared, boolean warm) ->
                twoLevel(perNode, shared, warm, lives, exposure, grid);
        };
    }

    /** The calls per second when everything is warm. */
    double steadyPerSecond() {
        return steadyPerSecond;
    }

    private double steady() {
        double share = 1.0 / nodes;
        return switch (cache.levels()) {
            case Levels.PerNode _ -> {
                double each = responses.stream()
                        .mapToDouble(response -> response.steadyPerSecond(share))
                        .sum();
                yield nodes * each;
            }
            case Levels.Shared(Expiry expiry, boolean _) -> steadyBehind(Expiry.never(), expiry, true);
            case Levels.TwoLevel(Expiry perNode, Expiry shared, boolean _) -> steadyBehind(perNode, shared, false);
        };
    }

    private double steadyBehind(Expiry perNode, Expiry shared, boolean direct) {
        FillRules rules = new FillRules(perNode, 0, false, cache.requestsPerSecond(), 1.0 / nodes);
        List<KeyClass> classes = KeyClasses.of(cache.popularity(), KeyClasses.COARSE);
        double evictedAfter = rules.exposureUntilEvicted(classes);
        List<Asked> asked = new ArrayList<>();
        for (KeyClass each : classes) {
            SteadyState own = new SteadyState(List.of(new KeyClass(1, each.share())), rules, evictedAfter);
            double perSecond = direct ? each.share() * cache.requestsPerSecond() : nodes * own.perSecond(1.0 / nodes);
            asked.add(new Asked(each.keys(), each.share(), new Flow(0), perSecond, new double[0]));
        }
        double evicted = evictedAfterSeconds(shared, asked);
        double sum = 0;
        for (Asked each : asked) {
            SharedLevel level = new SharedLevel(shared, answerSeconds, evicted, each.steadyPerSecond(), true);
            sum += each.keys() * level.steadyCallsPerSecond() * (1 + repeats(each.steadyPerSecond()));
        }
        return sum;
    }

    /**
     * The responses of entries that only nodes hold: of the keys that are loaded before, and of the others.
     *
     * @param slowStart when a key's first request comes
     */
    List<NodeResponse> responses(SlowStart slowStart) {
        return slowStart.isFelt() && cache.levels() instanceof Levels.PerNode(Expiry expiry)
                ? responses(expiry, slowStart)
                : responses;
    }

    private List<NodeResponse> responses(Expiry expiry, SlowStart slowStart) {
        boolean duplicates = cache.singleFlight() == SingleFlight.NONE && answerSeconds > 0;
        FillRules rules = new FillRules(expiry, answerSeconds, duplicates, cache.requestsPerSecond(), 1.0 / nodes);
        List<KeyClass> classes = KeyClasses.of(cache.popularity(), KeyClasses.FINE);
        double evictedAfter = rules.exposureUntilEvicted(classes);
        List<List<KeyClass>> split = KeyClasses.split(classes, cache.prewarm().keys());
        List<NodeResponse> responses = new ArrayList<>();
        for (int part = 0; part < 2; part++) {
            if (!split.get(part).isEmpty()) {
                responses.add(new NodeResponse(split.get(part), preload(part), rules, evictedAfter, slowStart));
            }
        }
        return responses;
    }

    /** The keys of the first part of a split are loaded before a node takes requests. */
    private Preload preload(int part) {
        return part == 0 ? Preload.of(cache.prewarm()) : Preload.NONE;
    }

    private Flow perNode(Lives lives, Exposure exposure, double[] grid) {
        Flow sum = new Flow(grid.length);
        for (NodeResponse response : responses(slowStart(lives, exposure))) {
            sum.add(FleetFlow.of(response, lives, exposure, grid), 1);
        }
        sum.add(prewarmReads(lives, grid), cache.prewarm().keys());
        return sum;
    }

    /** The slow start of a node in the middle of the rollout. */
    private SlowStart slowStart(Lives lives, Exposure exposure) {
        double[] begins = lives.begins().at;
        return SlowStart.of(exposure, begins[begins.length - 1 - nodes / 2], 1.0 / nodes);
    }

    /** The reads by which nodes load one key before they come up. */
    private Flow prewarmReads(Lives lives, double[] grid) {
        Flow flow = new Flow(grid.length);
        double seconds = cache.prewarm().seconds();
        if (seconds == 0) {
            return flow;
        }
        double[] begins = lives.begins().at;
        for (int k = 0; k < grid.length; k++) {
            int done = lives.begins().upTo(grid[k]);
            int begun = lives.begins().upTo(grid[k] + seconds);
            double calls = done;
            for (int i = done; i < begun; i++) {
                calls += (grid[k] + seconds - begins[i]) / seconds;
            }
            flow.calls[k] = calls;
            flow.perSecond[k] = (begun - done) / seconds;
        }
        return flow;
    }

    /** One class of keys: what all nodes ask for one of its keys, and how often before the rollout. */
    @SuppressWarnings("ArrayRecordComponent") // written once, read within this class
    private record Asked(double keys, double share, Flow perKey, double steadyPerSecond, double[] askingNodes) {}

    private List<Asked> askedByNodes(Expiry expiry, double fillSeconds, Lives lives, Exposure exposure, double[] grid) {
        FillRules rules = new FillRules(expiry, fillSeconds, false, cache.requestsPerSecond(), 1.0 / nodes);
        List<KeyClass> classes = KeyClasses.of(cache.popularity(), KeyClasses.COARSE);
        double evictedAfter = rules.exposureUntilEvicted(classes);
        List<List<KeyClass>> split = KeyClasses.split(classes, cache.prewarm().keys());
        double loadedKeys = Math.max(
                1, split.getFirst().stream().mapToDouble(KeyClass::keys).sum());
        Flow prewarm = prewarmReads(lives, grid);
        SlowStart slowStart = slowStart(lives, exposure);
        List<Asked> asked = new ArrayList<>();
        for (int part = 0; part < 2; part++) {
            double hotter = 0;
            for (KeyClass each : split.get(part)) {
                KeyClass one = new KeyClass(1, each.share());
                double first = hotter;
                hotter += each.keys();
                Preload loaded = preload(part).part(first / loadedKeys, hotter / loadedKeys);
                NodeResponse response = new NodeResponse(List.of(one), loaded, rules, evictedAfter, slowStart);
                Flow flow = FleetFlow.of(response, lives, exposure, grid);
                flow.add(prewarm, loaded.isDone() ? 1 : 0);
                double steady = nodes * response.steadyPerSecond(1.0 / nodes);
                double[] asking =
                        fillSeconds > 0 ? FleetFlow.askingNodes(response, lives, exposure, grid) : new double[0];
                asked.add(new Asked(each.keys(), each.share(), flow, steady, asking));
            }
        }
        return asked;
    }

    /** Misses of different nodes share a call while its answer is under way. */
    private Flow leased(Expiry expiry, Lives lives, Exposure exposure, double[] grid) {
        Flow sum = new Flow(grid.length);
        for (Asked each : askedByNodes(expiry, answerSeconds, lives, exposure, grid)) {
            sum.add(new Lease(answerSeconds).calls(each.perKey(), each.askingNodes(), grid), each.keys());
        }
        return sum;
    }

    private Flow twoLevel(Expiry perNode, Expiry shared, boolean warm, Lives lives, Exposure exposure, double[] grid) {
        List<Asked> asked = askedByNodes(perNode, 0, lives, exposure, grid);
        return throughShared(shared, warm, asked, FleetFlow.coldExposure(lives, exposure, grid), grid);
    }

    private Flow shared(Expiry expiry, boolean warm, Exposure exposure, double[] grid) {
        Flow anyNode = exposure.anyNode(grid);
        List<Asked> asked = new ArrayList<>();
        for (KeyClass each : KeyClasses.of(cache.popularity(), KeyClasses.FINE)) {
            double perSecond = each.share() * cache.requestsPerSecond();
            Flow flow = new Flow(grid.length);
            flow.add(anyNode, perSecond);
            asked.add(new Asked(each.keys(), each.share(), flow, perSecond, new double[0]));
        }
        return throughShared(expiry, warm, asked, new double[grid.length], grid);
    }

    private Flow throughShared(Expiry expiry, boolean warm, List<Asked> asked, double[] coldExposure, double[] grid) {
        double evicted = evictedAfterSeconds(expiry, asked);
        Flow sum = new Flow(grid.length);
        for (Asked each : asked) {
            SharedLevel level = new SharedLevel(expiry, answerSeconds, evicted, each.steadyPerSecond(), warm);
            double certain = each.share() * cache.requestsPerSecond();
            Flow calls = level.calls(each.perKey(), coldExposure, certain, grid);
            repeat(calls, each.perKey(), grid);
            sum.add(calls, each.keys());
        }
        return sum;
    }

    /** Che's characteristic time of the shared level. */
    private static double evictedAfterSeconds(Expiry expiry, List<Asked> asked) {
        double requests = asked.stream()
                .mapToDouble(each -> each.keys() * each.steadyPerSecond())
                .sum();
        List<KeyClass> classes = asked.stream()
                .map(each -> new KeyClass(each.keys(), each.steadyPerSecond() / requests))
                .toList();
        return new FillRules(expiry, 0, false, requests, 1).exposureUntilEvicted(classes);
    }

    /** Adds the calls of those who ask while a fill is under way and do not wait for it. */
    private void repeat(Flow calls, Flow asked, double[] grid) {
        if (answerSeconds == 0 || cache.singleFlight() == SingleFlight.FLEET) {
            return;
        }
        double carried = 0;
        for (int k = 0; k < grid.length; k++) {
            double factor = 1 + repeats(asked.perSecond[k]);
            double next = k + 1 < grid.length ? (calls.calls[k + 1] - calls.calls[k]) * factor : 0;
            calls.perSecond[k] *= factor;
            calls.calls[k] = carried;
            carried += next;
        }
    }

    private double repeats(double askedPerSecond) {
        double meanwhile = askedPerSecond * answerSeconds;
        return switch (cache.singleFlight()) {
            case NONE -> meanwhile;
            case PER_NODE -> (nodes - 1) * -Math.expm1(-meanwhile / nodes);
            case FLEET -> 0;
        };
    }
}
