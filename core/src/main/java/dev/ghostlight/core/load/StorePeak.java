package dev.ghostlight.core.load;

import dev.ghostlight.core.model.Store;

/**
 * The most that one store sees at a time: all that a plan or a remedy is judged by.
 *
 * @param store the store
 * @param perSecond the highest mean rate at any instant
 * @param atSeconds when that is
 * @param busiestSecondCalls expected calls in the busiest second
 * @param busiestAtSeconds when that second begins
 * @param busiestWithMarginCalls those calls with the margin added: what is held against the capacity
 */
record StorePeak(
        Store store,
        double perSecond,
        double atSeconds,
        double busiestSecondCalls,
        double busiestAtSeconds,
        double busiestWithMarginCalls) {
    /** The numeric error of the model, as a part of the load. */
    private static final double ROUNDING = 0.002;

    /** Whether so many calls in one second stay within the store's capacity, which must be known. */
    static boolean isWithinCapacity(Store store, double calls) {
        return store.capacityPerSecond().isKnown()
                && calls <= store.capacityPerSecond().orElse(0) * (1 + ROUNDING);
    }

    /** Whether the busiest second, with its margin, stays within a known capacity. */
    boolean isSafe() {
        return isWithinCapacity(store, busiestWithMarginCalls);
    }

    /** The busiest second as a part of the capacity; 0 when the capacity is unknown. */
    double partOfCapacity() {
        return busiestSecondCalls / store.capacityPerSecond().orElse(Double.POSITIVE_INFINITY);
    }
}
