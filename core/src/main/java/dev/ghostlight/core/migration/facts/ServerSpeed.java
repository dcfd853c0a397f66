package dev.ghostlight.core.migration.facts;

import dev.ghostlight.core.model.Quantity;

/**
 * How fast a database's server works, beside the machine on which its migrations are tried.
 *
 * @param slowness how long it takes for what one core of the other machine does in a second; 1 is as fast
 * @param timedReadSeconds how long {@link #TIMED_READ} takes there
 */
public record ServerSpeed(Quantity slowness, Quantity timedReadSeconds) {
    /** Nothing is known of it. */
    public static final ServerSpeed UNKNOWN = new ServerSpeed(Quantity.unknown(), Quantity.unknown());

    /**
     * A read of PostgreSQL that asks for one core, no table and no lock. Its one value is the seconds that the server
     * took for it.
     */
    public static final String TIMED_READ =
            "SELECT CASE WHEN count(pg_catalog.md5(i::text)) > 0 THEN extract(epoch FROM"
                    + " pg_catalog.clock_timestamp() - pg_catalog.statement_timestamp()) END"
                    + " FROM pg_catalog.generate_series(1, 100000) AS i";

    /** How often it is read: the shortest time is the one in which nobody else had the core. */
    public static final int TIMED_READS = 5;

    /** The speed beside a machine on which the timed read takes so long; what a person stated stays. */
    public ServerSpeed beside(double timedReadSecondsHere) {
        return switch (timedReadSeconds) {
            case Quantity.Known(double there)
            when !slowness.isKnown() -> new ServerSpeed(Quantity.of(there / timedReadSecondsHere), timedReadSeconds);
            default -> this;
        };
    }

    /** Whether the time of the timed read on the other machine would tell more. */
    public boolean isToBeCompared() {
        return !slowness.isKnown() && timedReadSeconds.isKnown();
    }
}
