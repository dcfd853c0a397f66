package dev.ghostlight.core.load;

import dev.ghostlight.core.model.Schedule;

/** Which restart times keep every store under its capacity. */
public sealed interface Proposal {
    /**
     * There are such times.
     *
     * @param batch how many nodes restart together; more than the plan's where the fleet is large
     * @param uniformGapSeconds the smallest even gap between batches that is safe, in whole seconds; infinite when no
     *     even gap is
     * @param uniformMakespanSeconds how long that rollout takes, from the first start to the last
     * @param fastest the fastest schedule found: each batch as early as every store allows
     */
    record Safe(int batch, double uniformGapSeconds, double uniformMakespanSeconds, Schedule fastest)
            implements Proposal {}

    /**
     * There are none: even one batch at a time, after all others have recovered, is too much.
     *
     * @param reason why, in one sentence with numbers
     */
    record NoneSafe(String reason) implements Proposal {}

    /**
     * It cannot be told, as a store's capacity is not known.
     *
     * @param reason which, in one sentence
     */
    record Unknown(String reason) implements Proposal {}
}
