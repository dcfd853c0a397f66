package dev.ghostlight.core.load;

import dev.ghostlight.core.model.Cache;
import dev.ghostlight.core.model.Evidence;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Severity;
import dev.ghostlight.core.model.Show;
import java.util.List;

/** Nobody knows how much the store behind a cache can answer. */
final class CapacityUnknown implements LoadHazard {
    @Override
    public String id() {
        return "capacity-unknown";
    }

    @Override
    public String title() {
        return "Nobody knows how much the store behind a cache can answer, so no load can be called safe.";
    }

    @Override
    public List<Finding> find(LoadForecast forecast) {
        List<String> filled =
                forecast.facts().caches().stream().map(Cache::store).toList();
        return forecast.stores().stream()
                .filter(load -> !load.store().capacityPerSecond().isKnown())
                .filter(load -> filled.contains(load.store().name()))
                .map(this::finding)
                .toList();
    }

    private Finding finding(StoreLoad load) {
        return new Finding(
                id(),
                Severity.WARNING,
                load.store().where(),
                String.format(
                        "%s gets %s at its peak and %s calls in its busiest second; its capacity is not known.",
                        load.store().name(), Show.rate(load.peakPerSecond()), Show.count(load.busiestSecondCalls())),
                "This rollout cannot be called safe, and no safe one can be proposed.",
                "Write how many calls it answers per second before a queue grows, such as capacity: 1000/s; a load test"
                        + " of the store tells, or the highest rate it has served without slowing down.",
                List.of(
                        new Evidence("peakPerSecond", load.peakPerSecond()),
                        new Evidence("busiestSecondCalls", load.busiestSecondCalls())));
    }
}
