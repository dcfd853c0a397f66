package dev.ghostlight.core.load;

import dev.ghostlight.core.model.Evidence;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Severity;
import dev.ghostlight.core.model.Show;
import java.util.ArrayList;
import java.util.List;

/** Restarted nodes fill their empty caches faster than the store can answer. */
final class ColdCacheOverload implements LoadHazard {
    @Override
    public String id() {
        return "cold-cache-overload";
    }

    @Override
    public String title() {
        return "Restarted nodes fill their empty caches faster than the store can answer.";
    }

    @Override
    public List<Finding> find(LoadForecast forecast) {
        return forecast.stores().stream()
                .filter(load -> load.store().capacityPerSecond().isKnown() && !load.isSafe() && isFirstWave(load))
                .map(load -> finding(load, forecast))
                .toList();
    }

    /** Whether the fill itself is too much, and not only what expires together later. */
    private static boolean isFirstWave(StoreLoad load) {
        return load.wave(1).isEmpty() || load.busiestAtSeconds() <= lastOf(load);
    }

    private static double lastOf(StoreLoad load) {
        return load.wave(2).map(StoreLoad.Wave::atSeconds).orElse(Double.POSITIVE_INFINITY);
    }

    private Finding finding(StoreLoad load, LoadForecast forecast) {
        double capacity = load.store().capacityPerSecond().orElse(0);
        String name = load.store().name();
        String what = load.isOverloaded()
                ? String.format(
                        "%s gets %s at %s and %s calls in its busiest second; it answers %s.",
                        name,
                        Show.rate(load.peakPerSecond()),
                        Show.seconds(load.peakAtSeconds()),
                        Show.count(load.busiestSecondCalls()),
                        Show.rate(capacity))
                : String.format(
                        "%s gets %s calls in its busiest second, which with the margin is %s; it answers %s.",
                        name,
                        Show.count(load.busiestSecondCalls()),
                        Show.count(load.busiestWithMarginCalls()),
                        Show.rate(capacity));
        List<Evidence> evidence = new ArrayList<>(List.of(
                new Evidence("peakPerSecond", load.peakPerSecond()),
                new Evidence("peakAtSeconds", load.peakAtSeconds()),
                new Evidence("busiestSecondCalls", load.busiestSecondCalls()),
                new Evidence("busiestWithMarginCalls", load.busiestWithMarginCalls()),
                new Evidence("capacityPerSecond", capacity),
                new Evidence("secondsAboveCapacity", load.secondsAboveCapacity()),
                new Evidence("totalCalls", load.totalCalls())));
        return new Finding(
                id(),
                load.isOverloaded() ? Severity.DANGER : Severity.WARNING,
                Places.busiestCache(forecast.facts(), load.store()),
                what,
                effect(load, evidence),
                Advice.restartSlower(forecast.proposal(), forecast.remedies()),
                evidence);
    }

    private static String effect(StoreLoad load, List<Evidence> evidence) {
        String above = load.isOverloaded()
                ? "It is above its capacity for " + Show.seconds(load.secondsAboveCapacity()) + ". "
                : "By chance some second is above its capacity. ";
        return above
                + switch (load.overload()) {
                    case Overload.None() -> "Everything that needs the store waits meanwhile.";
                    case Overload.Recovers recovers -> {
                        evidence.add(new Evidence("refusedRequests", recovers.refusedRequests()));
                        evidence.add(new Evidence("lateRequests", recovers.lateRequests()));
                        evidence.add(new Evidence("recoversAfterSeconds", recovers.afterSeconds()));
                        yield String.format(
                                "It recovers by itself after %s; until then %s requests are refused and %s get their"
                                        + " answer too late.",
                                Show.seconds(recovers.afterSeconds()),
                                Show.count(Math.rint(recovers.refusedRequests())),
                                Show.count(Math.rint(recovers.lateRequests())));
                    }
                    case Overload.Never _ -> "It does not recover by itself.";
                    case Overload.Unknown(String missing) ->
                        "Whether it recovers by itself cannot be told: the store's " + missing + " is not known.";
                };
    }
}
