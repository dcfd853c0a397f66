package dev.ghostlight.core.migration;

import dev.ghostlight.core.migration.remedy.SafeWay;
import java.util.List;

/** What was found to do instead of a migration. */
public sealed interface Instead {
    /** Nobody looked, so nothing is known. */
    record NotSought() implements Instead {}

    /** Nothing needs to be done instead. */
    record Unneeded() implements Instead {}

    /**
     * Other steps to the same end, which were run and do less harm.
     *
     * @param way the steps
     * @param forecast what they will do to production
     * @param gains what is better, in whole sentences; at least one
     */
    record Proven(SafeWay way, MigrationForecast forecast, List<String> gains) implements Instead {
        public Proven {
            gains = List.copyOf(gains);
        }
    }

    /**
     * No other steps are known, or those that were tried are no better.
     *
     * @param reasons why, and what a person can do, in whole sentences; at least one
     */
    record None(List<String> reasons) implements Instead {
        public None {
            reasons = List.copyOf(reasons);
        }
    }
}
