package dev.ghostlight.core.load;

import dev.ghostlight.core.load.StoreLoad.Wave;
import dev.ghostlight.core.model.Cache;
import dev.ghostlight.core.model.Evidence;
import dev.ghostlight.core.model.Expiry;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Levels;
import dev.ghostlight.core.model.Severity;
import dev.ghostlight.core.model.Show;
import java.util.ArrayList;
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
        List<Evidence> evidence = new ArrayList<>(List.of(
                new Evidence("secondWavePerSecond", second.peakPerSecond()),
                new Evidence("secondWaveAtSeconds", second.atSeconds()),
                new Evidence("steadyPerSecond", load.steadyPerSecond()),
                new Evidence("capacityPerSecond", capacity)));
        load.wave(3).ifPresent(third -> evidence.add(2, new Evidence("thirdWavePerSecond", third.peakPerSecond())));
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
                        "That is %s times the steady %s and %s of the %s it answers, at a time when nobody thinks of the"
                                + " deploy any more%s.",
                        Show.count(Math.rint(second.peakPerSecond() / load.steadyPerSecond())),
                        Show.rate(load.steadyPerSecond()),
                        Show.percent(second.peakPerSecond() / capacity),
                        Show.rate(capacity),
                        load.wave(3)
                                .map(third -> "; the third wave brings " + Show.rate(third.peakPerSecond()))
                                .orElse("")),
                remedy(load, second, forecast),
                evidence);
    }

    /** The same rollout with jittered expiry, computed; where that does not help, what does. */
    private static String remedy(StoreLoad load, Wave second, LoadForecast forecast) {
        LoadFacts facts = forecast.facts();
        LoadFacts jittered = facts.withCaches(facts.caches().stream()
                        .map(cache -> cache.store().equals(load.store().name()) ? jittered(cache) : cache)
                        .toList())
                .withHorizon(second.atSeconds() * 1.5);
        LoadModel model = new LoadModel(jittered);
        Lives lives = model.lives(forecast.planned());
        double then = StoreLoads.waves(model, lives, model.loads(lives), load.store()).stream()
                .filter(wave -> wave.number() == 2)
                .mapToDouble(Wave::peakPerSecond)
                .findFirst()
                .orElse(0);
        return then < second.peakPerSecond()
                ? String.format(
                        "Spread the expiry: with jitter: 10%% the second wave falls to %s. Or restart more slowly, so"
                                + " that less is filled together.",
                        Show.rate(then))
                : "Restart more slowly, so that less is filled together.";
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
