package dev.ghostlight.core.load;

/** What becomes of a store that is asked for more than it can answer. */
public sealed interface Overload {
    /** The load never builds a queue. */
    record None() implements Overload {}

    /**
     * The store is overloaded and comes back by itself.
     *
     * @param afterSeconds when the load is back under the capacity and the queue is empty
     * @param refusedRequests requests that failed as the queue was full
     * @param lateRequests requests that failed as the answer came after the timeout
     * @param longestWaitSeconds the longest wait in the store's queue
     */
    record Recovers(double afterSeconds, double refusedRequests, double lateRequests, double longestWaitSeconds)
            implements Overload {}

    /**
     * The store is overloaded, all its answers come too late to be of use, and the same questions are asked for ever.
     *
     * @param fromSeconds when answers begin to come too late
     * @param offeredPerSecond the load that is asked of it from then on
     * @param failingRequestsPerSecond requests per second that fail from then on
     */
    record Never(double fromSeconds, double offeredPerSecond, double failingRequestsPerSecond) implements Overload {}

    /**
     * The store is overloaded, or may be, and facts are missing that decide whether it comes back.
     *
     * @param missing the missing facts, such as {@code queue and timeout}
     */
    record Unknown(String missing) implements Overload {}
}
