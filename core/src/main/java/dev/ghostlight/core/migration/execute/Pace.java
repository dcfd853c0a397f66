package dev.ghostlight.core.migration.execute;

/**
 * How fast a backfill goes.
 *
 * @param size of the next batch
 * @param workingPart the part of the time in which batches run; the rest are pauses between them
 * @param restUntilSeconds no batch begins before
 * @param brakedSinceSeconds since when it waits for the database to recover; negative while it does not
 * @param deadPartAfterVacuum dead rows for each living one that the last vacuum left; 0 before the first
 * @param writesJudged how many measured writes the working part was set by
 */
public record Pace(
        BatchSize size,
        double workingPart,
        double restUntilSeconds,
        double brakedSinceSeconds,
        double deadPartAfterVacuum,
        long writesJudged) {
    /** Half of the time at first, until it is seen what production bears. */
    public static final Pace FIRST = new Pace(BatchSize.FIRST, 0.5, 0, -1, 0, 0);

    private static final double WORKING_PART_MIN = 0.02;
    private static final double WORKING_PART_GROWTH = 0.05;
    private static final double WORKING_PART_LOSS = 0.6;

    public Pace {
        if (!(workingPart > 0 && workingPart <= 1)) {
            throw new IllegalArgumentException("no part: " + workingPart);
        }
    }

    /** The pace after a batch that was committed. */
    public Pace after(double batchSeconds, double targetSeconds, double nowSeconds) {
        double restSeconds = batchSeconds * (1 - workingPart) / workingPart;
        return new Pace(
                size.after(batchSeconds, targetSeconds),
                workingPart,
                nowSeconds + restSeconds,
                brakedSinceSeconds,
                deadPartAfterVacuum,
                writesJudged);
    }

    /** The same, and no batch before a time. */
    public Pace restingUntil(double seconds) {
        return new Pace(size, workingPart, seconds, brakedSinceSeconds, deadPartAfterVacuum, writesJudged);
    }

    /** The pace after a batch that failed. */
    public Pace afterFailure() {
        return new Pace(
                size.halved(), workingPart, restUntilSeconds, brakedSinceSeconds, deadPartAfterVacuum, writesJudged);
    }

    /** The pace after a vacuum, or after waiting for one in vain. */
    public Pace afterVacuum(double deadPart) {
        return new Pace(size, workingPart, restUntilSeconds, -1, deadPart, writesJudged);
    }

    /** Slower where writes were slowed down, else a little faster; once for each measuring. */
    public Pace judged(Seen.Load load, Brakes brakes) {
        if (load.writes() == writesJudged
                || !load.busyWriteSeconds().isKnown()
                || !load.idleWriteSeconds().isKnown()) {
            return this;
        }
        double idle = load.idleWriteSeconds().orElse(0);
        double most = Math.max(idle * brakes.writeSlowdownMax(), idle + brakes.writeSecondsSpare());
        double part = load.busyWriteSeconds().orElse(0) > most
                ? Math.max(WORKING_PART_MIN, workingPart * WORKING_PART_LOSS)
                : Math.min(1, workingPart + WORKING_PART_GROWTH);
        return new Pace(size, part, restUntilSeconds, brakedSinceSeconds, deadPartAfterVacuum, load.writes());
    }

    /** The pace while the database has to recover, or has recovered. */
    public Pace braked(boolean isBraked, double nowSeconds) {
        if (isBraked == brakedSinceSeconds >= 0) {
            return this;
        }
        return new Pace(
                size, workingPart, restUntilSeconds, isBraked ? nowSeconds : -1, deadPartAfterVacuum, writesJudged);
    }
}
