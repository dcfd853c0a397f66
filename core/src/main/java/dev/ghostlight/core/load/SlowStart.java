package dev.ghostlight.core.load;

import dev.ghostlight.core.model.Doubles;
import dev.ghostlight.core.model.Schedule;

/**
 * When a key's first request comes to a node whose share the balancer ramps up.
 *
 * <p>It comes later than to a node that has its share at once, the less so the more nodes ramp up together, and with it
 * comes every later expiry. One begin stands for all of a rollout, whose nodes mostly meet the same.
 *
 * @param exposure how the requests spread over the nodes
 * @param begin when the node came up
 * @param usualShare a node's share when all are up
 * @param isFelt whether the ramp changes the node's share at all
 */
record SlowStart(Exposure exposure, double begin, double usualShare, boolean isFelt) {
    /** Nodes have their share at once. */
    static final SlowStart NONE = of(Exposure.of(Lives.of(new Schedule(Doubles.of(0)), 0), 0), 0, 1);

    /** A smaller change of the share is not felt. */
    private static final double UNFELT = 0.02;

    private static final double PRECISION = 1e-4;

    /** The slow start of a node that came up at {@code begin}. */
    static SlowStart of(Exposure exposure, double begin, double usualShare) {
        double ramp = exposure.rampSeconds();
        double lost = ramp * usualShare - exposure.since(begin, begin + ramp);
        return new SlowStart(exposure, begin, usualShare, Math.abs(lost) > UNFELT * ramp * usualShare);
    }

    /** The exposure of a node with its usual share by the time at which this one has so much. */
    double withoutRamp(double exposed) {
        double low = 0;
        double high = exposure.rampSeconds();
        while (exposure.since(begin, begin + high) < exposed) {
            low = high;
            high *= 2;
        }
        while (high - low > PRECISION * high) {
            double middle = (low + high) / 2;
            if (exposure.since(begin, begin + middle) < exposed) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high * usualShare;
    }
}
