package dev.ghostlight.core.load;

/**
 * Adds up one response over all nodes of a fleet, each at its own age.
 *
 * <p>Nodes that came up close together, compared with their age, count as one: the sum over ten thousand nodes costs
 * about as much as over fifty.
 */
final class FleetFlow {
    /** Nodes count as one when their ages are this many times further from any abrupt change than from each other. */
    private static final double FAR = 4;

    private final NodeResponse response;
    private final Lives lives;
    private final Exposure exposure;
    private final double[] bends;
    /** The sums of the first begins, and of their squares. */
    private final double[] beginSums;

    private final double[] squareSums;

    private FleetFlow(NodeResponse response, Lives lives, Exposure exposure) {
        this.response = response;
        this.lives = lives;
        this.exposure = exposure;
        this.bends = response.bends();
        double[] at = lives.begins().at;
        this.beginSums = new double[at.length + 1];
        this.squareSums = new double[at.length + 1];
        for (int i = 0; i < at.length; i++) {
            beginSums[i + 1] = beginSums[i] + at[i];
            squareSums[i + 1] = squareSums[i] + at[i] * at[i];
        }
    }

    /** The calls of all nodes, warm and cold, on a grid. */
    static Flow of(NodeResponse response, Lives lives, Exposure exposure, double[] grid) {
        FleetFlow fleet = new FleetFlow(response, lives, exposure);
        Flow flow = new Flow(grid.length);
        fleet.addWarm(grid, flow);
        fleet.addCold(grid, flow);
        return flow;
    }

    /** How many nodes share the calls just after each grid point: as many as would, were each to make as many. */
    static double[] askingNodes(NodeResponse response, Lives lives, Exposure exposure, double[] grid) {
        FleetFlow fleet = new FleetFlow(response, lives, exposure);
        double[] begins = lives.begins().at;
        double[] nodes = new double[grid.length];
        for (int k = 0; k < grid.length; k++) {
            int warm = lives.nodes() - lives.oldEnds().upTo(grid[k]);
            double each = response.steadyPerSecond(exposure.fullShare(grid[k]));
            double sum = warm * each;
            double squares = warm * each * each;
            int ended = lives.ends().upTo(grid[k]);
            int begun = lives.begins().upTo(grid[k]);
            for (int i = ended; i < begun; i++) {
                double rate = response.perSecond(grid[k], begins[i], fleet.exposure);
                sum += rate;
                squares += rate * rate;
            }
            nodes[k] = squares == 0 ? 1 : sum * sum / squares;
        }
        return nodes;
    }

    /** The exposure of all nodes since they came back with empty caches, added up. */
    static double[] coldExposure(Lives lives, Exposure exposure, double[] grid) {
        double[] sum = new double[grid.length];
        double[] begins = lives.begins().at;
        double[] ends = lives.ends().at;
        double ramp = exposure.rampSeconds();
        int ended = 0;
        int full = 0;
        double endedExposure = 0;
        double fullBefore = 0;
        for (int k = 0; k < grid.length; k++) {
            double t = grid[k];
            for (; full < begins.length && begins[full] + ramp <= t; full++) {
                fullBefore += beforeFull(exposure, begins[full]);
            }
            for (; ended < full && ends[ended] <= t; ended++) {
                endedExposure += exposure.since(begins[ended], ends[ended]);
                fullBefore -= beforeFull(exposure, begins[ended]);
            }
            sum[k] = endedExposure + (full - ended) * exposure.upTo(t) + fullBefore;
            for (int i = full; i < begins.length && begins[i] <= t; i++) {
                sum[k] += exposure.since(begins[i], Math.min(t, ends[i]));
            }
        }
        return sum;
    }

    /** What a node's exposure is ahead of that of a node that has always been up, once it has its full share. */
    private static double beforeFull(Exposure exposure, double begin) {
        double full = begin + exposure.rampSeconds();
        return exposure.since(begin, full) - exposure.upTo(full);
    }

    private void addWarm(double[] grid, Flow flow) {
        double[] lived = WarmNode.until(lives.oldEnds().at[lives.nodes() - 1], grid);
        Flow each = response.warmCalls(exposure, lived);
        double calls = 0;
        for (int k = 0; k < grid.length; k++) {
            int warm = lives.nodes() - lives.oldEnds().upTo(grid[k]);
            flow.calls[k] += calls;
            if (warm > 0) {
                flow.perSecond[k] += warm * each.perSecond[k];
                calls += k + 1 < lived.length ? warm * (each.calls[k + 1] - each.calls[k]) : 0;
            }
        }
    }

    private void addCold(double[] grid, Flow flow) {
        double[] begins = lives.begins().at;
        double[] ends = lives.ends().at;
        int ended = 0;
        double endedCalls = 0;
        for (int k = 0; k < grid.length; k++) {
            double t = grid[k];
            for (; ended < ends.length && ends[ended] <= t; ended++) {
                endedCalls += response.callsBy(ends[ended], begins[ended], exposure);
            }
            int begun = lives.begins().upTo(t);
            flow.calls[k] += endedCalls;
            addGroup(k, t, ended, begun, flow);
        }
    }

    private void addGroup(int k, double t, int from, int to, Flow flow) {
        if (to <= from) {
            return;
        }
        if (!isOne(t, from, to)) {
            int middle = (from + to) >>> 1;
            addGroup(k, t, from, middle, flow);
            addGroup(k, t, middle, to, flow);
            return;
        }
        double spread = spread(from, to);
        double mean = mean(beginSums, from, to);
        if (spread == 0) {
            addNodes(k, t, to - from, mean, flow);
        } else {
            addNodes(k, t, (to - from) / 2.0, mean - spread, flow);
            addNodes(k, t, (to - from) / 2.0, mean + spread, flow);
        }
    }

    private void addNodes(int k, double t, double nodes, double begin, Flow flow) {
        flow.calls[k] += nodes * response.callsBy(t, begin, exposure);
        flow.perSecond[k] += nodes * response.perSecond(t, begin, exposure);
    }

    private boolean isOne(double t, int from, int to) {
        double youngest = t - lives.begins().at[to - 1];
        double oldest = t - lives.begins().at[from];
        double width = oldest - youngest;
        if (width == 0) {
            return true;
        }
        for (double bend : bends) {
            if (oldest >= bend && youngest - bend < FAR * width) {
                return false;
            }
        }
        return true;
    }

    /** The standard deviation of when nodes came up: two at that distance from the mean stand for all of them. */
    private double spread(int from, int to) {
        if (lives.begins().at[from] == lives.begins().at[to - 1]) {
            return 0;
        }
        double mean = mean(beginSums, from, to);
        return Math.sqrt(Math.max(0, mean(squareSums, from, to) - mean * mean));
    }

    private static double mean(double[] sums, int from, int to) {
        return (sums[to] - sums[from]) / (to - from);
    }
}
