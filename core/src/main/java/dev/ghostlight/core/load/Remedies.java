package dev.ghostlight.core.load;

import dev.ghostlight.core.model.Cache;
import dev.ghostlight.core.model.Expiry;
import dev.ghostlight.core.model.Fleet;
import dev.ghostlight.core.model.Levels;
import dev.ghostlight.core.model.Prewarm;
import dev.ghostlight.core.model.Rollout;
import dev.ghostlight.core.model.SingleFlight;
import dev.ghostlight.core.model.Store;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Computes what a change to the service would give where no restart times are safe. */
final class Remedies {
    private static final double[] PREWARMED_PARTS = {0.01, 0.05, 0.1, 0.25, 0.5, 1};

    /** The part of a store's spare capacity that loading keys before requests may take. */
    private static final double PREWARM_PART = 0.1;

    private static final double JITTER = 0.1;

    private final LoadFacts facts;

    private Remedies(LoadFacts facts) {
        this.facts = facts;
    }

    /** The remedies that would help, the most helpful first. */
    static List<Remedy> rank(LoadFacts facts) {
        Remedies remedies = new Remedies(facts);
        List<Remedy> all = new ArrayList<>();
        for (Cache cache : facts.caches()) {
            remedies.addFor(cache, all);
        }
        remedies.smallerBatch().ifPresent(all::add);
        remedies.laterHour().ifPresent(all::add);
        double now = highestPeak(facts);
        return all.stream()
                .filter(remedy -> remedy.safe() || remedy.peakPerSecond() < 0.99 * now)
                .sorted(Comparator.comparingDouble(Remedy::makespanSeconds).thenComparingDouble(Remedy::peakPerSecond))
                .toList();
    }

    private void addFor(Cache cache, List<Remedy> all) {
        prewarm(cache).ifPresent(all::add);
        if (cache.singleFlight() == SingleFlight.NONE && facts.store(cache).answerSeconds() > 0) {
            all.add(remedy(
                    "one call per key and node at a time for " + cache.name() + " (single-flight: per-node)",
                    with(cache, each -> each.with(SingleFlight.PER_NODE))));
        }
        if (cache.levels() instanceof Levels.PerNode(Expiry expiry)) {
            all.add(remedy(
                    "a shared second level before the store for " + cache.name() + ", warm and with the same expiry",
                    with(cache, each -> each.with(new Levels.TwoLevel(expiry, expiry, true)))));
            if (expiry.jitter() < JITTER && Double.isFinite(expiry.renewalSeconds())) {
                all.add(remedy(
                        "a jitter of 10 % on the expiry of " + cache.name(),
                        with(cache, each -> each.with(new Levels.PerNode(expiry.withJitter(JITTER))))));
            }
        }
    }

    /** The fewest of the hottest keys whose loading before requests makes some schedule safe. */
    private Optional<Remedy> prewarm(Cache cache) {
        Store store = facts.store(cache);
        LoadModel model = new LoadModel(facts);
        double spare = model.limitPerSecond(store) - model.calmPerSecond(store);
        if (spare <= 0 || cache.levels() instanceof Levels.Shared) {
            return Optional.empty();
        }
        double rate =
                Math.max(1, Math.floor(PREWARM_PART * spare / facts.rollout().batch()));
        Optional<Remedy> best = Optional.empty();
        for (double part : PREWARMED_PARTS) {
            int keys = (int) Math.ceil(part * cache.popularity().keys());
            String what = String.format(
                    Locale.ROOT,
                    "pre-warm the hottest %,d keys of %s on each node before it takes requests (%,.0f/s, %,.0f s)",
                    keys,
                    cache.name(),
                    rate,
                    keys / rate);
            best = Optional.of(remedy(what, with(cache, each -> each.with(new Prewarm(keys, rate)))));
            if (best.get().safe()) {
                break;
            }
        }
        return best;
    }

    private Optional<Remedy> smallerBatch() {
        Rollout rollout = facts.rollout();
        if (rollout.batch() == 1 && rollout.canary().nodes() <= 1) {
            return Optional.empty();
        }
        Rollout.Canary canary = new Rollout.Canary(
                Math.min(1, rollout.canary().nodes()), rollout.canary().watchSeconds());
        Rollout single = new Rollout(rollout.where(), rollout.spacing(), 1, rollout.maxUnavailable(), canary);
        return Optional.of(remedy("one node at a time (batch: 1)", facts.withRollout(single)));
    }

    /** The highest rate of requests, and of the stores' other calls, at which some schedule is safe. */
    private Optional<Remedy> laterHour() {
        double safe = 0;
        double unsafe = 1;
        double makespan = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 7; i++) {
            double middle = (safe + unsafe) / 2;
            double found = makespanSeconds(atTraffic(middle));
            if (Double.isFinite(found)) {
                safe = middle;
                makespan = found;
            } else {
                unsafe = middle;
            }
        }
        if (safe == 0) {
            return Optional.empty();
        }
        String what = String.format(
                Locale.ROOT, "a later hour, when requests and other calls are at %.0f %% of these", 100 * safe);
        return Optional.of(new Remedy(what, highestPeak(atTraffic(safe)), true, makespan));
    }

    private LoadFacts atTraffic(double part) {
        List<Cache> caches = facts.caches().stream()
                .map(each -> each.withRequests(each.requestsPerSecond() * part))
                .toList();
        List<Store> stores = facts.stores().stream()
                .map(each -> each.withBaseline(each.baselinePerSecond() * part))
                .toList();
        return facts.withCaches(caches).withStores(stores);
    }

    private Remedy remedy(String what, LoadFacts changed) {
        double makespan = makespanSeconds(changed);
        return new Remedy(what, highestPeak(changed), Double.isFinite(makespan), makespan);
    }

    /** How long a fast safe rollout takes; infinite when none is found. */
    private static double makespanSeconds(LoadFacts facts) {
        LoadModel model = new LoadModel(facts);
        return LoadPlanner.makespanSeconds(model, Pace.of(facts.rollout(), facts.fleet(), model.outSeconds()));
    }

    /** The peak of the store that is nearest to its capacity, or furthest above, under the planned rollout. */
    private static double highestPeak(LoadFacts facts) {
        LoadModel model = new LoadModel(facts);
        Fleet fleet = facts.fleet();
        Pace pace = Pace.of(facts.rollout(), fleet, model.outSeconds());
        Lives lives = model.lives(LoadForecaster.planned(facts, pace));
        return StoreLoads.peaks(model, lives, 0, model.loads(lives)).stream()
                .max(Comparator.comparingDouble(StorePeak::partOfCapacity))
                .map(StorePeak::perSecond)
                .orElse(0.0);
    }

    private LoadFacts with(Cache cache, UnaryOperator<Cache> change) {
        return facts.withCaches(facts.caches().stream()
                .map(each -> each.equals(cache) ? change.apply(each) : each)
                .toList());
    }
}
