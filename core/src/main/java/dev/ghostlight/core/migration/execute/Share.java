package dev.ghostlight.core.migration.execute;

/**
 * What a backfill takes of the database's time.
 *
 * <p>It is what production's writes bear: at most one write in a hundred may be slower than {@link Brakes} allow, those
 * during batches and those between them each counted by their part of the time. Where many writes beside a batch are
 * slow, which is so when they wait for rows that it has changed, batches also become shorter.
 *
 * @param workingPart the part of the time in which batches run, above 0, at most 1; the rest are pauses between them
 * @param batchPart how long a batch should take, as a part of the longest that is allowed, above 0, at most 1
 * @param writesJudged how many writes beside batches it has been set by
 */
public record Share(double workingPart, double batchPart, long writesJudged) {
    /** Half of the time, until it is seen what production bears. */
    static final Share FIRST = new Share(0.5, 1, 0);

    private static final double WORKING_PART_MIN = 0.02;
    private static final double WORKING_PART_MAX = 0.9;
    private static final double BATCH_PART_MIN = 0.05;
    private static final double GROWTH_MAX = 1.25;
    private static final double LOSS_MAX = 0.5;
    private static final double SLOW_PART_MAX = 0.01;

    /** More slow writes during batches than this are waiting for their rows. */
    private static final double SLOW_PART_OF_LONG_BATCHES = 0.2;

    /** Another judgement needs so many writes that the last one did not know. */
    private static final int NEW_WRITES = 32;

    public Share {
        if (!(workingPart > 0 && workingPart <= 1) || !(batchPart > 0 && batchPart <= 1)) {
            throw new IllegalArgumentException("no share: " + workingPart + ", " + batchPart);
        }
    }

    /** The pause after a batch. */
    double restSeconds(double batchSeconds) {
        return batchSeconds * (1 - workingPart) / workingPart;
    }

    /** As much as production's writes bear; the same while nothing new is known of them. */
    public Share judged(WriteTimes writes, Brakes brakes) {
        if (!writes.isEnough() || writes.measured() < writesJudged + NEW_WRITES) {
            return this;
        }
        double most = brakes.writeSecondsMax(writes.quietHighSeconds());
        double slowDuring = writes.slowPartDuring(most);
        double borne = borne(slowDuring, writes.slowPartBetween(most));
        double batches = batchPart * (slowDuring > SLOW_PART_OF_LONG_BATCHES ? LOSS_MAX : GROWTH_MAX);
        double working = Math.clamp(borne, workingPart * LOSS_MAX, workingPart * GROWTH_MAX);
        return new Share(
                Math.clamp(working, WORKING_PART_MIN, WORKING_PART_MAX),
                Math.clamp(batches, BATCH_PART_MIN, 1),
                writes.measured());
    }

    /** The part of the time in which batches may run, so that in all no more writes are slow than may be. */
    private static double borne(double slowDuring, double slowBetween) {
        if (slowDuring <= SLOW_PART_MAX) {
            return 1;
        }
        return slowBetween >= SLOW_PART_MAX ? 0 : (SLOW_PART_MAX - slowBetween) / (slowDuring - slowBetween);
    }
}
