package dev.ghostlight.core.testing;

import dev.ghostlight.core.model.Quantity;
import dev.ghostlight.core.model.Store;

/** A store that answers calls first come, first served; calls come in the order of their times. */
final class SimulatedStore {
    private final double eachSeconds;
    private final double queueSeconds;
    private final double answerSeconds;
    private final double timeoutSeconds;
    private double busyUntil;
    private double longestWait;
    private long refused;

    /**
     * An idle store.
     *
     * @throws IllegalArgumentException if its capacity, queue or timeout is unknown
     */
    SimulatedStore(Store store) {
        this.eachSeconds = 1 / known("capacity", store.capacityPerSecond());
        this.queueSeconds = known("queue", store.queueSeconds());
        this.timeoutSeconds = known("timeout", store.timeoutSeconds());
        this.answerSeconds = store.answerSeconds();
    }

    private static double known(String fact, Quantity quantity) {
        return switch (quantity) {
            case Quantity.Known(double value) -> value;
            case Quantity.Unknown() -> throw new IllegalArgumentException("the store's " + fact + " is not known");
        };
    }

    /** Takes a call; returns when its answer comes, infinite when it is refused. */
    double call(double t) {
        double wait = waitSeconds(t);
        if (wait > queueSeconds) {
            refused++;
            return Double.POSITIVE_INFINITY;
        }
        longestWait = Math.max(longestWait, wait);
        busyUntil = t + wait + eachSeconds;
        return busyUntil + answerSeconds;
    }

    /** How long a call would wait in the queue now. */
    double waitSeconds(double t) {
        return Math.max(0, busyUntil - t);
    }

    double timeoutSeconds() {
        return timeoutSeconds;
    }

    double longestWaitSeconds() {
        return longestWait;
    }

    long refusedCalls() {
        return refused;
    }
}
