package dev.ghostlight.core.load;

import dev.ghostlight.core.model.Store;
import java.util.List;
import java.util.Optional;

/**
 * What one store sees.
 *
 * @param store the store
 * @param curve its load over time: calls from the caches and its baseline
 * @param steadyPerSecond the load when all caches are warm
 * @param peakPerSecond the highest mean rate at any instant
 * @param peakAtSeconds when that is
 * @param busiestSecondCalls expected calls in the busiest second
 * @param busiestAtSeconds when that second begins
 * @param busiestWithMarginCalls those calls with the margin added: what is held against the capacity
 * @param secondsAboveCapacity for how long of all the time looked at the load, each time over one second, is above the
 *     capacity; 0 when the capacity is unknown
 * @param secondsAboveCapacityToFirstExpiry for how long of the first {@code totalSeconds} seconds
 * @param firstSecondCalls calls in the first second
 * @param totalCalls calls in the first {@code totalSeconds} seconds, which is until the first caches expire
 * @param totalSeconds the length of that time
 * @param waves the waves: the first when the caches are filled, the next each time what was filled together expires
 *     together
 * @param overload what becomes of an overload
 */
public record StoreLoad(
        Store store,
        Curve curve,
        double steadyPerSecond,
        double peakPerSecond,
        double peakAtSeconds,
        double busiestSecondCalls,
        double busiestAtSeconds,
        double busiestWithMarginCalls,
        double secondsAboveCapacity,
        double secondsAboveCapacityToFirstExpiry,
        double firstSecondCalls,
        double totalCalls,
        double totalSeconds,
        List<Wave> waves,
        Overload overload) {
    public StoreLoad {
        waves = List.copyOf(waves);
    }

    /** Whether the busiest second, with its margin, stays within a known capacity. */
    public boolean isSafe() {
        return StorePeak.isWithinCapacity(store, busiestWithMarginCalls);
    }

    /** Whether the busiest second alone is above a known capacity. */
    public boolean isOverloaded() {
        return store.capacityPerSecond().isKnown() && !StorePeak.isWithinCapacity(store, busiestSecondCalls);
    }

    /** For how long the load is above the capacity once what was filled at first has begun to expire; seconds. */
    public double secondsAboveCapacityAfterFirstExpiry() {
        return Math.max(0, secondsAboveCapacity - secondsAboveCapacityToFirstExpiry);
    }

    /** The wave of this number, if it is within the horizon. */
    public Optional<Wave> wave(int number) {
        return waves.stream().filter(wave -> wave.number() == number).findFirst();
    }

    /**
     * The highest load of one wave.
     *
     * @param number 1 for the fill after the restart, 2 for the first expiry, and so on
     * @param peakPerSecond its highest mean rate
     * @param atSeconds when that is
     * @param busiestSecondCalls expected calls in its busiest second
     */
    public record Wave(int number, double peakPerSecond, double atSeconds, double busiestSecondCalls) {}
}
