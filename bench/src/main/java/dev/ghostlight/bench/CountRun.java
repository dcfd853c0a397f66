package dev.ghostlight.bench;

import dev.ghostlight.core.judge.statistics.Concern;
import dev.ghostlight.core.judge.statistics.CountFleet;
import dev.ghostlight.core.judge.statistics.CountHistory;
import dev.ghostlight.core.judge.statistics.Direction;
import dev.ghostlight.core.judge.statistics.MultinomialEvidence;
import dev.ghostlight.core.judge.statistics.NodeSpread;
import dev.ghostlight.core.judge.statistics.SignatureWatch;
import dev.ghostlight.core.testing.ErrorScenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** One signature of a scenario, an hour of history and an hour of the watch, looked at every ten seconds. */
final class CountRun {
    static final int NODES = 20;
    static final int HOUR = 360;
    static final double[] THRESHOLDS = {50, 200, 2_000, 66_667};
    /** The multinomial's place behind the thresholds. */
    static final int RIVAL = THRESHOLDS.length;

    private static final int SITE = 50;
    private static final double FEW = 2;

    private CountRun() {}

    static CountFleet fleet() {
        boolean[] changed = new boolean[NODES];
        changed[0] = true;
        double[] exposure = new double[NODES];
        Arrays.fill(exposure, 1);
        return CountFleet.of(changed, exposure, HOUR, HOUR);
    }

    static CountHistory history(double[][] counts) {
        CountHistory history = CountHistory.of(Concern.EITHER);
        for (int node = 0; node < NODES; node++) {
            for (int t = 0; t < HOUR; t++) {
                history.add(node, t, counts[node][t]);
            }
        }
        return history;
    }

    /** How nodes differ at a site of fifty signatures of a scenario. */
    static NodeSpread site(ErrorScenario scenario, long seed) {
        List<CountHistory> histories = new ArrayList<>();
        for (int i = 0; i < SITE; i++) {
            histories.add(history(scenario.draw(NODES, HOUR, 0, new SplittableRandom(seed + 104_729L * (i + 1)))));
        }
        return NodeSpread.learn(fleet(), histories);
    }

    /**
     * When each threshold was reached, and when the multinomial was at 50; in intervals of the watch, 0 for never.
     *
     * @param isNew whether the signature appears in the watch
     */
    static int[] proofs(
            ErrorScenario scenario,
            NodeSpread spread,
            boolean isNew,
            Direction direction,
            long seed,
            boolean isRivaled) {
        double[][] counts = scenario.draw(NODES, HOUR, HOUR, new SplittableRandom(seed));
        List<CountHistory> known = isNew ? List.of() : List.of(history(counts));
        SignatureWatch watch = SignatureWatch.of(fleet(), spread, known, List.of());
        MultinomialEvidence rival = new MultinomialEvidence(FEW, 1.0 / NODES, 1 - 1.0 / NODES);
        int[] at = new int[THRESHOLDS.length + 1];
        double[] exposure = new double[NODES];
        Arrays.fill(exposure, 1);
        int signature = isNew ? -1 : 0;
        double[] sums = new double[2];
        for (int t = 1; t <= HOUR && (at[THRESHOLDS.length - 1] == 0 || (isRivaled && at[RIVAL] == 0)); t++) {
            for (int node = 0; node < NODES; node++) {
                double count = counts[node][HOUR + t - 1];
                sums[node == 0 ? 0 : 1] += count;
                if (count > 0) {
                    signature = signature < 0 ? watch.appeared() : signature;
                    watch.count(signature, node, count);
                }
            }
            watch.close(exposure);
            if (isRivaled && at[RIVAL] == 0 && rival.log(sums) >= Math.log(THRESHOLDS[0])) {
                at[RIVAL] = t;
            }
            if (signature >= 0) {
                double value = watch.value(signature, direction);
                at[0] = at[0] == 0 && watch.isProven(signature, direction) ? t : at[0];
                for (int k = 1; k < THRESHOLDS.length; k++) {
                    at[k] = at[k] == 0 && value >= THRESHOLDS[k] ? t : at[k];
                }
            }
        }
        return at;
    }
}
