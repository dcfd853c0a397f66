package dev.ghostlight.core.migration;

import dev.ghostlight.core.migration.clients.Estimate;

/** From where on something counts as harm, and what is assumed where nobody gave a fact. */
final class Limits {
    /** People notice a request that hangs for longer than this, and alerts on slow requests begin here. */
    static final double NOTICED_SECONDS = 1;

    /**
     * How long clients wait where nobody said. Proxies, pools and drivers give up after 1 to 30 s; 5 s is the shortest
     * that is common, so it errs towards more failures than there may be.
     */
    static final double ASSUMED_TIMEOUT_SECONDS = 5;

    /** What a statement takes that only changes the catalog: 2 to 8 ms were measured, whatever the table's size. */
    static final Estimate MOMENT_SECONDS = new Estimate(0.001, 0.005, 0.05);

    /** Readers of a replica that is this far behind see that their own change is missing. */
    static final double LAG_NOTICED_SECONDS = 10;

    /** A replica this far behind is taken out by most proxies, and its readers go to the primary. */
    static final double LAG_HARMFUL_SECONDS = 60;

    /**
     * What a replica replays. One process does it, so it is far below what the primary writes with many; assumed, not
     * measured.
     */
    static final double REPLAY_BYTES_PER_SECOND = 100e6;

    /** Less than this is written every day anyway, so that it is not worth a word where the free disk is unknown. */
    static final double MUCH_DISK_BYTES = 10e9;

    /** A disk that is fuller than this leaves no room for the night's other writes. */
    static final double FULL_PART = 0.9;

    /** An index entry of a key of 8 to 16 bytes with its header and the free part of its page. */
    static final double INDEX_ENTRY_BYTES = 32;

    private Limits() {}
}
