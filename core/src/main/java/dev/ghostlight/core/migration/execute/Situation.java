package dev.ghostlight.core.migration.execute;

import dev.ghostlight.core.migration.remedy.Step;
import java.util.List;

/**
 * All that the next effect depends on.
 *
 * @param steps what is to be done
 * @param done how many of them are done
 * @param isHistoryDue whether the migration has still to be entered into another tool's history
 * @param seen what the database shows of the next step
 * @param tries the attempts at the next effect
 * @param pauseSeconds the pause drawn after the last attempt
 * @param isStillBlocked whether a transaction that blocked the last attempt still runs
 * @param asked what people ask
 * @param limits what bounds it
 * @param nowSeconds the time, from any zero
 */
public record Situation(
        List<Step> steps,
        int done,
        boolean isHistoryDue,
        Seen seen,
        Tries tries,
        double pauseSeconds,
        boolean isStillBlocked,
        Asked asked,
        Limits limits,
        double nowSeconds) {
    public Situation {
        steps = List.copyOf(steps);
    }
}
