package dev.ghostlight.core.load;

import dev.ghostlight.core.load.KeyClasses.KeyClass;
import java.util.Arrays;
import java.util.List;

/**
 * The calls of a node that has been up for long while its share of the requests changes, as others are out.
 *
 * <p>A key that is asked for more often is missed more often at once, but its entries do not leave any sooner: the
 * misses return to what they were within the time between two requests for the key. With a limit on entries they stay
 * in proportion to the share. Keys with two reasons to leave follow the more frequent one.
 */
final class WarmNode {
    private final List<KeyClass> classes;
    private final FillRules rules;
    private final double evictedAfter;

    /**
     * A warm node.
     *
     * @param classes the keys
     * @param rules when entries leave
     * @param evictedAfter the exposure after which a full cache drops an unread entry
     */
    WarmNode(List<KeyClass> classes, FillRules rules, double evictedAfter) {
        this.classes = classes;
        this.rules = rules;
        this.evictedAfter = evictedAfter;
    }

    /** The calls of one such node on a grid. */
    Flow calls(Exposure exposure, double[] grid) {
        Flow sum = new Flow(grid.length);
        Flow exposed = new Flow(grid.length);
        for (int k = 0; k < grid.length; k++) {
            exposed.calls[k] = exposure.upTo(grid[k]);
            exposed.perSecond[k] = exposure.fullShare(grid[k]);
        }
        for (KeyClass each : classes) {
            addCalls(each, exposed, grid, sum);
        }
        return sum;
    }

    private void addCalls(KeyClass each, Flow exposed, double[] grid, Flow sum) {
        double requestsPerExposure = each.share() * rules.requestsPerSecond();
        double rate = requestsPerExposure * rules.share();
        SteadyState steady = new SteadyState(List.of(each), rules, evictedAfter);
        double usual = steady.perSecond(rules.share());
        double never = Double.POSITIVE_INFINITY;
        SharedLevel level = new SharedLevel(rules.expiry(), rules.answerSeconds(), never, rate, true);
        double byTime = level.steadyCallsPerSecond();
        if (rate * Math.exp(-requestsPerExposure * evictedAfter) > byTime) {
            sum.add(exposed, usual / rules.share());
        } else if (byTime > 0) {
            Flow requests = new Flow(grid.length);
            requests.add(exposed, requestsPerExposure);
            sum.add(level.calls(requests, new double[grid.length], 0, grid), usual / byTime);
        }
    }

    /** The part of a grid up to the first point at or after {@code t}. */
    static double[] until(double t, double[] grid) {
        int found = Arrays.binarySearch(grid, t);
        return Arrays.copyOf(grid, Math.min(grid.length, (found >= 0 ? found : -found - 1) + 1));
    }
}
