package dev.ghostlight.core.migration.execute;

import dev.ghostlight.core.model.Show;
import java.util.Optional;

/**
 * What makes a backfill wait.
 *
 * @param replicaLagSecondsMax how far a replica may be behind
 * @param retainedWalBytesMax how much more write-ahead log may be kept for a slow reader than at the beginning
 * @param deadPartMax dead rows for each living one
 * @param mayVacuum whether dead rows are removed by the run itself; else autovacuum is waited for
 * @param writeSlowdownMax how many times longer one of a hundred of production's writes may take than without it
 * @param writeSecondsSpare a difference in writes too small to matter
 * @param heldSecondsMax how long it waits for all this before it gives up for now
 */
public record Brakes(
        double replicaLagSecondsMax,
        double retainedWalBytesMax,
        double deadPartMax,
        boolean mayVacuum,
        double writeSlowdownMax,
        double writeSecondsSpare,
        double heldSecondsMax) {
    /** Five seconds of lag, 10 GB of kept log, a fifth of dead rows, writes at most 1.5 times as slow. */
    public static final Brakes USUAL = new Brakes(5, 10e9, 0.2, true, 1.5, 0.0005, 3_600);

    /** The same with another lag. */
    public Brakes withReplicaLagSecondsMax(double seconds) {
        return new Brakes(
                seconds,
                retainedWalBytesMax,
                deadPartMax,
                mayVacuum,
                writeSlowdownMax,
                writeSecondsSpare,
                heldSecondsMax);
    }

    /** The same, waiting for autovacuum. */
    public Brakes withoutVacuum() {
        return new Brakes(
                replicaLagSecondsMax,
                retainedWalBytesMax,
                deadPartMax,
                false,
                writeSlowdownMax,
                writeSecondsSpare,
                heldSecondsMax);
    }

    /** How long one write in a hundred may take at least, where it takes so long without the run. */
    double writeSecondsMax(double quietSeconds) {
        return Math.max(quietSeconds * writeSlowdownMax, quietSeconds + writeSecondsSpare);
    }

    /** Whether there are so many dead rows, beyond those that no vacuum could remove, that they have to go first. */
    boolean hasTooManyDead(Seen.Load load, Pace pace) {
        return load.deadPart().orElse(0) > pace.deadPartAfterVacuum() + deadPartMax;
    }

    /** Why it has to wait; empty where it need not. */
    public Optional<String> reason(Seen.Load load, Pace pace) {
        double lag = load.replicaLagSeconds().orElse(0);
        if (lag > replicaLagSecondsMax) {
            return Optional.of(
                    "a replica is " + Show.seconds(lag) + " behind, more than " + Show.seconds(replicaLagSecondsMax));
        }
        double kept = load.retainedWalBytes().orElse(0);
        if (kept > retainedWalBytesMax) {
            return Optional.of("the server keeps " + Show.count(kept / 1e9)
                    + " GB more write-ahead log than at the beginning for a slot that does not read it");
        }
        if (load.isArchivingFailing()) {
            return Optional.of("the server cannot archive its write-ahead log, which would fill its disk");
        }
        if (!mayVacuum && hasTooManyDead(load, pace)) {
            return Optional.of("the table has " + Show.percent(load.deadPart().orElse(0))
                    + " dead rows, and autovacuum has to remove them first");
        }
        return Optional.empty();
    }
}
