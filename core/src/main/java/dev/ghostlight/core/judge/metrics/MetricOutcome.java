package dev.ghostlight.core.judge.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a metric says about a change. */
public sealed interface MetricOutcome {
    /** It became worse on the changed nodes. */
    record GotWorse(Proof proof) implements MetricOutcome {}

    /** It became better on the changed nodes. */
    record GotBetter(Proof proof) implements MetricOutcome {}

    /**
     * No change was seen, and one of some size would have been.
     *
     * @param visibleRatio the smallest factor by which it could not have got worse at the change without being seen
     * @param numbers what was seen
     */
    record NoChangeSeen(double visibleRatio, Numbers numbers) implements MetricOutcome {}

    /**
     * There is not enough to tell.
     *
     * @param missing what is missing, and what would help
     * @param visibleRatio by which factor it would have to be worse to be seen by now; infinite where none would be
     * @param needed how long until a change worth being seen is seen, from now on; negative where time alone does not
     *     help
     * @param numbers what was seen
     */
    record NotEnough(String missing, double visibleRatio, Duration needed, Numbers numbers) implements MetricOutcome {}

    /**
     * Nothing is known; that is never good.
     *
     * @param why what is absent
     */
    record NoData(String why) implements MetricOutcome {}

    /**
     * It happened regularly before, and on the others, and no more on the changed nodes.
     *
     * @param since after when nothing came
     * @param expected how many points or events would have come since
     * @param pValue at most the probability of so long a silence at any time if nothing stopped
     * @param nodes on which
     * @param numbers what was seen
     */
    record Stopped(Instant since, double expected, double pValue, List<String> nodes, Numbers numbers)
            implements MetricOutcome {
        /** Copies the list. */
        public Stopped {
            nodes = List.copyOf(nodes);
        }
    }

    /**
     * It exists on the changed nodes only, and only since the change.
     *
     * @param first when it was first seen
     * @param numbers what was seen
     */
    record OnlyOnChanged(Instant first, Numbers numbers) implements MetricOutcome {}
}
