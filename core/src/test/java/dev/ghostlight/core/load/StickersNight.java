package dev.ghostlight.core.load;

import dev.ghostlight.core.model.Balancer;
import dev.ghostlight.core.model.Cache;
import dev.ghostlight.core.model.Evidence;
import dev.ghostlight.core.model.Expiry;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Fleet;
import dev.ghostlight.core.model.Levels;
import dev.ghostlight.core.model.Margin;
import dev.ghostlight.core.model.Place;
import dev.ghostlight.core.model.Popularity;
import dev.ghostlight.core.model.Prewarm;
import dev.ghostlight.core.model.Quantity;
import dev.ghostlight.core.model.Rollout;
import dev.ghostlight.core.model.SingleFlight;
import dev.ghostlight.core.model.Store;
import java.util.List;
import java.util.Optional;

/** The facts of one night, a variation at a time: 50 nodes read 3,000 keys 8,000 times a second, kept for 2 hours. */
final class StickersNight {
    static final double LIFETIME_SECONDS = 7_200;

    private StickersNight() {}

    static LoadFacts withGap(double gapSeconds) {
        return facts(List.of(boundedStore(1_000)), List.of(cache(Expiry.afterWrite(LIFETIME_SECONDS))), gapSeconds);
    }

    static LoadFacts withCapacity(double perSecond, double gapSeconds) {
        return withGap(gapSeconds).withStores(List.of(boundedStore(perSecond)));
    }

    static LoadFacts withStore(Quantity capacity, Quantity queue, Quantity timeout, double gapSeconds) {
        return withGap(gapSeconds).withStores(List.of(store(capacity, queue, timeout, false)));
    }

    static LoadFacts withCache(Cache cache, double gapSeconds) {
        return withGap(gapSeconds).withCaches(List.of(cache));
    }

    static LoadFacts withBalancer(Balancer.Balance balance, Balancer.Hash hash, int nodes, int batch) {
        LoadFacts night = withGap(5);
        return new LoadFacts(
                new Fleet(nodes, 0, 0),
                new Balancer(place("balancer"), balance, hash),
                night.stores(),
                night.caches(),
                new Rollout(
                        place("rollout"),
                        new Rollout.Spacing.Uniform(5),
                        batch,
                        Integer.MAX_VALUE,
                        Rollout.Canary.none()),
                night.margin(),
                night.horizonSeconds(),
                List.of());
    }

    private static LoadFacts facts(List<Store> stores, List<Cache> caches, double gapSeconds) {
        return new LoadFacts(
                new Fleet(50, 0, 0),
                new Balancer(place("balancer"), Balancer.Balance.ROUNDROBIN, Balancer.Hash.MAP_BASED),
                stores,
                caches,
                new Rollout(
                        place("rollout"),
                        new Rollout.Spacing.Uniform(gapSeconds),
                        1,
                        Integer.MAX_VALUE,
                        Rollout.Canary.none()),
                new Margin.Sigmas(3),
                Quantity.unknown(),
                List.of());
    }

    static Store boundedStore(double perSecond) {
        return store(Quantity.of(perSecond), Quantity.of(0.5), Quantity.of(1), false);
    }

    static Store store(Quantity capacity, Quantity queue, Quantity timeout, boolean lateAnswersFill) {
        return new Store("db", place("stores/db"), capacity, 0, queue, 0.001, timeout, 0, lateAnswersFill);
    }

    static Cache cache(Expiry expiry) {
        return new Cache(
                "meta",
                place("caches/meta"),
                "db",
                new Levels.PerNode(expiry),
                SingleFlight.PER_NODE,
                8_000,
                new Popularity.Zipf(3_000, 0.9),
                Prewarm.none());
    }

    static Place place(String path) {
        return Place.of("ghostlight.yaml", "/" + path);
    }

    /** The findings of one hazard in the forecast for these facts. */
    static List<Finding> findings(String hazard, LoadFacts facts) {
        return LoadForecaster.forecast(facts).findings().stream()
                .filter(finding -> finding.hazard().equals(hazard))
                .toList();
    }

    /** The number of this name behind a finding, if there is one. */
    static Optional<Double> evidence(Finding finding, String name) {
        return finding.evidence().stream()
                .filter(each -> each.name().equals(name))
                .map(Evidence::value)
                .findFirst();
    }
}
