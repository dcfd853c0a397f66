package dev.ghostlight.core.load;

/**
 * Misses of one key by different nodes that share one call while its answer is under way.
 *
 * <p>The chance F that no call is under way follows a delay equation, like an entry that lives as long as the answer
 * takes:
 *
 * <pre>
 *   calls c(t) = r(t) F(t),    F'(t) = k (c(t - answer) - c(t))
 * </pre>
 *
 * where r is the rate of misses. A node's miss never meets its own call: k, from {@code 1 - exp(-k n) = k}, makes n
 * nodes that miss at the same moment ask exactly once, and is 0 for a single node.
 */
final class Lease {
    private final double answerSeconds;

    Lease(double answerSeconds) {
        this.answerSeconds = answerSeconds;
    }

    /**
     * The calls for one key, on a grid.
     *
     * @param misses the nodes' misses of it
     * @param askingNodes how many nodes share these misses at each time
     * @param grid the times
     */
    Flow calls(Flow misses, double[] askingNodes, double[] grid) {
        Flow flow = new Flow(grid.length);
        double free = 1;
        for (int k = 0; k + 1 < grid.length; k++) {
            double length = grid[k + 1] - grid[k];
            double asked = misses.calls[k + 1] - misses.calls[k];
            double others = othersPart(askingNodes[k]);
            flow.perSecond[k] = misses.perSecond[k] * free;
            if (answerSeconds < length) {
                free = 1 / (1 + others * asked / length * answerSeconds);
                flow.calls[k + 1] = flow.calls[k] + asked * free;
                continue;
            }
            double answered = others
                    * (at(flow.calls, grid, k, grid[k + 1] - answerSeconds)
                            - at(flow.calls, grid, k, grid[k] - answerSeconds));
            double taken = others * asked;
            double left = free * Math.exp(-taken) + answered * (taken > 1e-9 ? -Math.expm1(-taken) / taken : 1);
            double calls = taken > 1e-9 ? (free + answered - left) / others : free * asked;
            flow.calls[k + 1] = flow.calls[k] + Math.max(0, calls);
            free = Math.min(1, left);
        }
        int last = grid.length - 1;
        flow.perSecond[last] = misses.perSecond[last] * free;
        return flow;
    }

    /** The root of {@code 1 - exp(-k n) = k} for n nodes; 0 for one. */
    private static double othersPart(double nodes) {
        if (nodes <= 1) {
            return 0;
        }
        double part = 1;
        for (int i = 0; i < 12; i++) {
            part = -Math.expm1(-part * nodes);
        }
        return part;
    }

    private static double at(double[] values, double[] grid, int known, double t) {
        return Grids.at(values, grid, known, t, 0);
    }
}
