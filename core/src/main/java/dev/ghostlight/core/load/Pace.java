package dev.ghostlight.core.load;

import dev.ghostlight.core.model.Doubles;
import dev.ghostlight.core.model.Fleet;
import dev.ghostlight.core.model.Rollout;
import dev.ghostlight.core.model.Schedule;
import java.util.ArrayList;
import java.util.List;

/**
 * What a rollout's rules allow, apart from any load: canaries first, then batches, never too many nodes out.
 *
 * @param nodes the nodes of the fleet
 * @param canaries how many of them go first, together
 * @param canaryHoldSeconds how long after the canaries' start the others must wait
 * @param batch how many of the others start together
 * @param batchesOut how many batches may be out at the same time
 * @param outSeconds how long a restarting node is out
 */
record Pace(int nodes, int canaries, double canaryHoldSeconds, int batch, int batchesOut, double outSeconds) {
    static Pace of(Rollout rollout, Fleet fleet, double outSeconds) {
        int canaries = Math.min(rollout.canary().nodes(), fleet.nodes());
        double hold = canaries == 0 ? 0 : outSeconds + rollout.canary().watchSeconds();
        int batch = Math.min(rollout.batch(), fleet.nodes());
        int batchesOut = Math.max(1, rollout.maxUnavailable() / batch);
        return new Pace(fleet.nodes(), canaries, hold, batch, batchesOut, outSeconds);
    }

    /** The same rules without canaries: what a rollback goes by. */
    Pace withoutCanaries() {
        return new Pace(nodes, 0, 0, batch, batchesOut, outSeconds);
    }

    /** The same rules with batches of another size. */
    Pace withBatch(int size) {
        return new Pace(nodes, canaries, canaryHoldSeconds, size, Math.max(1, batchesOut * batch / size), outSeconds);
    }

    /** The same rules with fewer batches out at a time. */
    Pace withBatchesOut(int batches) {
        return new Pace(nodes, canaries, canaryHoldSeconds, batch, batches, outSeconds);
    }

    /** How many nodes each start takes, in order. */
    int[] sizes() {
        List<Integer> sizes = new ArrayList<>();
        if (canaries > 0) {
            sizes.add(canaries);
        }
        for (int left = nodes - canaries; left > 0; left -= batch) {
            sizes.add(Math.min(batch, left));
        }
        return sizes.stream().mapToInt(Integer::intValue).toArray();
    }

    /**
     * The earliest time that the rules allow for a start.
     *
     * @param index which start, from 0
     * @param starts the starts before it
     * @param apartSeconds the least time between a batch and the one whose return it waits for
     */
    double earliest(int index, double[] starts, double apartSeconds) {
        double earliest = index == 0 ? 0 : starts[index - 1];
        int firstBatch = canaries > 0 ? 1 : 0;
        if (canaries > 0 && index == 1) {
            earliest = Math.max(earliest, canaryHoldSeconds);
        }
        int waitsFor = index - batchesOut;
        return waitsFor >= firstBatch
                ? Math.max(earliest, starts[waitsFor] + Math.max(outSeconds, apartSeconds))
                : earliest;
    }

    /** Starts with an even gap between batches, later where the rules ask for it. */
    double[] evenly(double gapSeconds) {
        double[] starts = new double[sizes().length];
        int firstBatch = canaries > 0 ? 1 : 0;
        for (int i = 1; i < starts.length; i++) {
            double wanted = i == firstBatch ? 0 : starts[i - 1] + gapSeconds;
            starts[i] = Math.max(wanted, earliest(i, starts, 0));
        }
        return starts;
    }

    /** The schedule of the nodes for these starts. */
    Schedule schedule(double[] starts) {
        int[] sizes = sizes();
        double[] nodeStarts = new double[nodes];
        int node = 0;
        for (int i = 0; i < sizes.length; i++) {
            for (int k = 0; k < sizes[i]; k++) {
                nodeStarts[node++] = starts[i];
            }
        }
        return new Schedule(Doubles.of(nodeStarts));
    }
}
