package dev.ghostlight.bench;

import dev.ghostlight.core.judge.statistics.Budget;
import dev.ghostlight.core.judge.statistics.MultinomialEvidence;
import dev.ghostlight.core.judge.statistics.SignatureWatch;
import dev.ghostlight.core.judge.statistics.SparseCounts;
import dev.ghostlight.core.judge.statistics.WatchedFleet;
import dev.ghostlight.core.testing.ErrorScenario;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** One hour of history and one of watching of one signature on 20 nodes, node 0 changed, looked at every ten seconds. */
final class CountRun {
    static final int NODES = 20;
    static final int HOUR = 360;

    /** The evidence that is proof at 2 %, and at the shares of that which one of many has. */
    static final double[] PROOFS = {50, 200, 2_000, 66_667};

    private CountRun() {}

    static WatchedFleet fleet() {
        boolean[] changed = new boolean[NODES];
        changed[0] = true;
        return new WatchedFleet(changed, ones(), HOUR, HOUR);
    }

    static double[] ones() {
        double[] ones = new double[NODES];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** What came before the change, as history is given. */
    static SparseCounts history(double[][] counts) {
        SparseCounts history = new SparseCounts();
        for (int node = 0; node < counts.length; node++) {
            for (int t = 0; t < HOUR; t++) {
                history.add(node, t, counts[node][t]);
            }
        }
        return history;
    }

    /**
     * After how many intervals there was proof, for each of {@link #PROOFS} and, last, by the sequential multinomial
     * test; 0 for never.
     *
     * @param others what else history knows, from which is learnt how much nodes differ
     */
    static int[] proofs(ErrorScenario scenario, List<ErrorScenario> others, boolean isFewer, SplittableRandom random) {
        SignatureWatch watch = new SignatureWatch(fleet(), Budget.ofSignatures(1 / PROOFS[0]));
        double[][] counts = scenario.draw(NODES, HOUR, HOUR, random);
        int signature = watch.addKnown(history(counts));
        others.forEach(other -> watch.addKnown(history(other.draw(NODES, HOUR, 0, random))));
        MultinomialEvidence multinomial = new MultinomialEvidence(2, 1.0 / NODES, 1 - 1.0 / NODES);
        double[] exposure = ones();
        int[] proofs = new int[PROOFS.length + 1];
        double changed = 0;
        double controls = 0;
        for (int t = HOUR; t < 2 * HOUR && Arrays.stream(proofs).anyMatch(proof -> proof == 0); t++) {
            for (int node = 0; node < NODES; node++) {
                watch.count(signature, node, counts[node][t]);
                changed += node == 0 ? counts[node][t] : 0;
                controls += node == 0 ? 0 : counts[node][t];
            }
            watch.endInterval(exposure);
            double evidence = isFewer ? watch.fewer(signature) : watch.more(signature);
            for (int i = 0; i < PROOFS.length; i++) {
                proofs[i] = proofs[i] == 0 && evidence >= PROOFS[i] ? t - HOUR + 1 : proofs[i];
            }
            if (proofs[PROOFS.length] == 0 && multinomial.log(changed, controls) >= Math.log(PROOFS[0])) {
                proofs[PROOFS.length] = t - HOUR + 1;
            }
        }
        return proofs;
    }
}
