package dev.ghostlight.core.load;

import java.util.function.Predicate;

/** Searches for the smallest even gap between starts. */
final class StartSearch {
    private StartSearch() {}

    /**
     * The smallest feasible even gap, in whole seconds.
     *
     * @param pace what the rollout's rules allow
     * @param isFeasible whether these starts are feasible
     * @param widest the widest gap to try, in seconds
     * @return the gap; infinite when none up to {@code widest} is feasible
     */
    static double smallestGap(Pace pace, Predicate<double[]> isFeasible, double widest) {
        if (isFeasible.test(pace.evenly(0))) {
            return 0;
        }
        double refused = 0;
        double tried = 1;
        while (!isFeasible.test(pace.evenly(tried))) {
            refused = tried;
            tried = Math.ceil(tried * 1.5);
            if (tried > widest) {
                return Double.POSITIVE_INFINITY;
            }
        }
        while (tried - refused > 1) {
            double middle = Math.floor((refused + tried) / 2);
            if (isFeasible.test(pace.evenly(middle))) {
                tried = middle;
            } else {
                refused = middle;
            }
        }
        return tried;
    }
}
