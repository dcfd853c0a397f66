package dev.ghostlight.core.load;

import dev.ghostlight.core.model.Balancer;
import dev.ghostlight.core.model.Cache;
import dev.ghostlight.core.model.Doubles;
import dev.ghostlight.core.model.Expiry;
import dev.ghostlight.core.model.Fleet;
import dev.ghostlight.core.model.Levels;
import dev.ghostlight.core.model.Margin;
import dev.ghostlight.core.model.Place;
import dev.ghostlight.core.model.Popularity;
import dev.ghostlight.core.model.Prewarm;
import dev.ghostlight.core.model.Quantity;
import dev.ghostlight.core.model.Rollout;
import dev.ghostlight.core.model.Schedule;
import dev.ghostlight.core.model.SingleFlight;
import dev.ghostlight.core.model.Store;
import java.util.List;
import java.util.function.UnaryOperator;

/** The stickers night: 50 nodes, 8,000 requests a second, entries that live for two hours. */
final class Stickers {
    static final int NODES = 50;
    static final double LIFETIME = 7_200;
    private static final Place PLACE = Place.of("test", "");

    private Stickers() {}

    /** Everything restarts at once before a store of 1,000 calls a second, without a margin. */
    static LoadFacts facts(long keys, double exponent) {
        Cache cache = new Cache(
                "stickers",
                PLACE,
                "store",
                new Levels.PerNode(Expiry.afterWrite(LIFETIME)),
                SingleFlight.PER_NODE,
                8_000,
                new Popularity.Zipf(keys, exponent),
                Prewarm.none());
        return new LoadFacts(
                new Fleet(NODES, 0, 0),
                new Balancer(PLACE, Balancer.Balance.ROUNDROBIN, Balancer.Hash.MAP_BASED),
                List.of(store(1_000)),
                List.of(cache),
                rollout(0),
                new Margin.None(),
                Quantity.unknown(),
                List.of());
    }

    /** A store that refuses calls which would wait for longer than half a second, asked with a timeout of one. */
    static Store store(double capacity) {
        return new Store("store", PLACE, Quantity.of(capacity), 0, Quantity.of(0.5), 0, Quantity.of(1), 0, false);
    }

    /** A store with another time to answer. */
    static Store answeringIn(double seconds) {
        return new Store("store", PLACE, Quantity.of(1_000), 0, Quantity.of(0.5), seconds, Quantity.of(600), 0, false);
    }

    static Rollout rollout(double gapSeconds) {
        return new Rollout(PLACE, new Rollout.Spacing.Uniform(gapSeconds), 1, NODES, Rollout.Canary.none());
    }

    static LoadFacts withCache(LoadFacts facts, UnaryOperator<Cache> change) {
        return facts.withCaches(facts.caches().stream().map(change).toList());
    }

    static LoadFacts withExpiry(LoadFacts facts, Expiry expiry) {
        return withCache(facts, cache -> cache.with(new Levels.PerNode(expiry)));
    }

    static LoadFacts withMargin(LoadFacts facts, Margin margin) {
        return new LoadFacts(
                facts.fleet(),
                facts.balancer(),
                facts.stores(),
                facts.caches(),
                facts.rollout(),
                margin,
                facts.horizonSeconds(),
                facts.assumptions());
    }

    static LoadFacts withFleet(LoadFacts facts, Fleet fleet) {
        return new LoadFacts(
                fleet,
                facts.balancer(),
                facts.stores(),
                facts.caches(),
                facts.rollout(),
                facts.margin(),
                facts.horizonSeconds(),
                facts.assumptions());
    }

    static Schedule evenly(int nodes, double gapSeconds) {
        double[] starts = new double[nodes];
        for (int i = 0; i < nodes; i++) {
            starts[i] = i * gapSeconds;
        }
        return new Schedule(Doubles.of(starts));
    }
}
