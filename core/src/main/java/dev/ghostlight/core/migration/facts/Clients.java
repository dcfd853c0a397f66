package dev.ghostlight.core.migration.facts;

import dev.ghostlight.core.model.Quantity;

/** How those who use a table behave while it is locked; which of these holds changes the failures up to tenfold. */
public sealed interface Clients {
    /** Requests come whether or not earlier ones were answered, each on a connection of its own. */
    record Open() implements Clients {}

    /**
     * Requests come whether or not earlier ones were answered, and share connections.
     *
     * @param connections how many connections there are, at least 1
     * @param waitSeconds how long a request waits for a connection before it fails; infinite for unbounded
     */
    record Pool(int connections, double waitSeconds) implements Clients {}

    /**
     * Workers that ask again only when they were answered.
     *
     * @param workers how many, at least 1
     * @param thinkSeconds how long each pauses between an answer and its next request; unknown where it follows from
     *     the rate
     */
    record Closed(int workers, Quantity thinkSeconds) implements Clients {}

    /** Nobody said. */
    record Unknown() implements Clients {}
}
