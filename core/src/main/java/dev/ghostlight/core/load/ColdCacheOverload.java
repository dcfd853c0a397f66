package dev.ghostlight.core.load;

import dev.ghostlight.core.load.StoreLoad.Wave;
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
                .filter(load -> load.store().capacityPerSecond().isKnown() && !load.isSafe())
                .filter(load -> isWhileFilling(load, forecast))
                .map(load -> finding(load, forecast))
                .toList();
    }

    /** Whether the fill itself is too much, and not only what expires together when the rollout is over. */
    private static boolean isWhileFilling(StoreLoad load, LoadForecast forecast) {
        double highest = Margins.of(forecast.facts(), load.store())
                .highestMean(load.store().capacityPerSecond().orElse(0));
        return load.busiestAtSeconds() <= forecast.rollback().beginsAtSeconds()
                || load.wave(1).map(Wave::busiestSecondCalls).orElse(load.busiestSecondCalls()) > highest;
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
                ? "It is above its capacity for " + aboveCapacity(load) + ". "
                : "By chance a second may be above its capacity. ";
        return above
                + switch (load.overload()) {
                    case Overload.None() -> "Everything that needs the store waits meanwhile.";
                    case Overload.Recovers recovers -> {
                        evidence.add(new Evidence("refusedRequests", recovers.refusedRequests()));
                        evidence.add(new Evidence("lateRequests", recovers.lateRequests()));
                        evidence.add(new Evidence("recoversAfterSeconds", recovers.afterSeconds()));
                        yield "It recovers by itself after " + Show.seconds(recovers.afterSeconds()) + "; "
                                + meanwhile(recovers);
                    }
                    case Overload.Never _ -> "It does not recover by itself.";
                    case Overload.Unknown(String missing) ->
                        "Whether it recovers by itself cannot be told without the store's " + missing + ".";
                };
    }

    private static String aboveCapacity(StoreLoad load) {
        double first = load.secondsAboveCapacityToFirstExpiry();
        double later = load.secondsAboveCapacityAfterFirstExpiry();
        String after = Show.seconds(later) + " after the first expiry";
        return later == 0 ? Show.seconds(first) : first == 0 ? after : Show.seconds(first) + ", and for " + after;
    }

    private static String meanwhile(Overload.Recovers recovers) {
        double refused = Math.rint(recovers.refusedRequests());
        double late = Math.rint(recovers.lateRequests());
        if (refused == 0 && late == 0) {
            return "until then calls wait up to " + Show.seconds(recovers.longestWaitSeconds())
                    + ", and no request fails.";
        }
        List<String> failures = new ArrayList<>();
        if (refused > 0) {
            failures.add(Show.count(refused) + (refused == 1 ? " request is refused" : " requests are refused"));
        }
        if (late > 0) {
            failures.add(Show.count(late)
                    + (late == 1 ? " request gets its answer too late" : " requests get their answer too late"));
        }
        return "until then " + String.join(", and ", failures) + ".";
    }
}
