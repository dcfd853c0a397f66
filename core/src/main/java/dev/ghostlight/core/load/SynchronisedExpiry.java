package dev.ghostlight.core.load;

import dev.ghostlight.core.load.StoreLoad.Wave;
import dev.ghostlight.core.model.Cache;
import dev.ghostlight.core.model.Evidence;
import dev.ghostlight.core.model.Expiry;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Levels;
import dev.ghostlight.core.model.Severity;
import dev.ghostlight.core.model.Show;
import java.util.List;

/** What was filled together expires together: a second wave hits the store with no deploy in sight. */
final class SynchronisedExpiry implements LoadHazard {
    /** A wave below this part of the capacity is not worth a word. */
    private static final double WORTH_A_NOTE = 0.5;

    private static final double JITTER = 0.1;

    @Override
    public String id() {
        return "synchronised-expiry";
    }

    @Override
    public String title() {
        return "Entries that were filled together expire together, and hit the store again with no deploy in sight.";
    }

    @Override
    public List<Finding> find(LoadForecast forecast) {
        return forecast.stores().stream()
                .filter(load -> load.store().capacityPerSecond().isKnown())
                .filter(load -> isWorthANote(load, forecast))
                .map(load -> finding(load, load.wave(2).orElseThrow(), forecast))
                .toList();
    }

    private static boolean isWorthANote(StoreLoad load, LoadForecast forecast) {
        double rolloutEnds = forecast.rollback().beginsAtSeconds();
        double capacity = load.store().capacityPerSecond().orElse(0);
        return load.wave(2)
                .filter(wave -> wave.atSeconds() > rolloutEnds)
                .filter(wave -> wave.busiestSecondCalls() >= WORTH_A_NOTE * capacity)
                .filter(wave -> wave.busiestSecondCalls() > 2 * load.steadyPerSecond())
                .isPresent();
    }

    private Finding finding(StoreLoad load, Wave second, LoadForecast forecast) {
        double capacity = load.store().capacityPerSecond().orElse(0);
        double withMargin = Margins.of(forecast.facts(), load.store()).above(second.busiestSecondCalls());
        double third = load.wave(3).map(Wave::peakPerSecond).orElse(0.0);
        return new Finding(
                id(),
                second.busiestSecondCalls() > capacity
                        ? Severity.DANGER
                        : withMargin > capacity ? Severity.WARNING : Severity.NOTE,
                Places.busiestCache(forecast.facts(), load.store()),
                String.format(
                        "%s after the rollout's begin, what was filled together expires together: %s gets %s again.",
                        Show.seconds(second.atSeconds()), load.store().name(), Show.rate(second.peakPerSecond())),
                String.format(
                        "A load of %s times the steady %s, of the %s the store answers, when nobody thinks of the deploy"
                                + " any more; the third wave brings %s.",
                        Show.count(Math.rint(second.peakPerSecond() / load.steadyPerSecond())),
                        Show.rate(load.steadyPerSecond()),
                        Show.rate(capacity),
                        Show.rate(third)),
                remedy(load, forecast),
                List.of(
                        new Evidence("secondWavePerSecond", second.peakPerSecond()),
                        new Evidence("secondWaveAtSeconds", second.atSeconds()),
                        new Evidence("thirdWavePerSecond", third),
                        new Evidence("steadyPerSecond", load.steadyPerSecond()),
                        new Evidence("capacityPerSecond", capacity)));
    }

    /** The same rollout with jittered expiry, computed. */
    private static String remedy(StoreLoad load, LoadForecast forecast) {
        LoadFacts facts = forecast.facts();
        LoadFacts jittered = facts.withCaches(facts.caches().stream()
                        .map(cache -> cache.store().equals(load.store().name()) ? jittered(cache) : cache)
                        .toList())
                .withHorizon(load.wave(2).orElseThrow().atSeconds() * 1.5);
        LoadModel model = new LoadModel(jittered);
        Lives lives = model.lives(forecast.planned());
        double then = StoreLoads.waves(model, lives, model.loads(lives), load.store()).stream()
                .filter(wave -> wave.number() == 2)
                .mapToDouble(Wave::peakPerSecond)
                .findFirst()
                .orElse(0);
        return String.format(
                "Spread the expiry: with jitter: 10%% the second wave falls to %s. Or restart more slowly, so that less"
                        + " is filled together.",
                Show.rate(then));
    }

    private static Cache jittered(Cache cache) {
        return switch (cache.levels()) {
            case Levels.PerNode(Expiry expiry) -> cache.with(new Levels.PerNode(spread(expiry)));
            case Levels.Shared(Expiry expiry, boolean warm) -> cache.with(new Levels.Shared(spread(expiry), warm));
            case Levels.TwoLevel(Expiry perNode, Expiry shared, boolean warm) ->
                cache.with(new Levels.TwoLevel(spread(perNode), shared, warm));
        };
    }

    private static Expiry spread(Expiry expiry) {
        return Double.isFinite(expiry.renewalSeconds()) ? expiry.withJitter(Math.max(JITTER, expiry.jitter())) : expiry;
    }
}
