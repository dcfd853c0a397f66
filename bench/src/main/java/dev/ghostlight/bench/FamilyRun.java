package dev.ghostlight.bench;

import dev.ghostlight.core.judge.statistics.Budget;
import dev.ghostlight.core.judge.statistics.CountJudgement;
import dev.ghostlight.core.judge.statistics.SignatureWatch;
import dev.ghostlight.core.testing.ErrorScenario;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Many signatures together under one budget: rates from .005 to 50 a minute, steady, bursty, swinging, restarting, on
 * nodes that differ.
 */
final class FamilyRun {
    static final double ALPHA = 0.02;
    private static final int LOOK_EVERY = 6;

    private final List<double[][]> counts = new ArrayList<>();
    private final SignatureWatch watch = new SignatureWatch(CountRun.fleet(), Budget.ofSignatures(ALPHA));
    private final SplittableRandom random;

    /**
     * Draws signatures that do not change.
     *
     * @param bad how many times more the changed node has of everything, before and after
     */
    FamilyRun(int signatures, double bad, SplittableRandom random) {
        this.random = random;
        for (int s = 0; s < signatures; s++) {
            ErrorScenario scenario = unchanged(s, ErrorScenario.calm(0.005 * Math.pow(10_000, random.nextDouble())));
            add(bad == 1 ? scenario : scenario.badBy(bad));
        }
    }

    private static ErrorScenario unchanged(int signature, ErrorScenario calm) {
        return switch (signature % 8) {
            case 0 -> calm;
            case 1 -> calm.inBursts(5, 0);
            case 2 -> calm.inBursts(20, 60);
            case 3 -> calm.onUnequalNodes(0.5);
            case 4 -> calm.swinging();
            case 5 -> calm.restarting();
            case 6 -> calm.inBursts(5, 60).onUnequalNodes(0.5).swinging().restarting();
            default -> calm.unseen().onUnequalNodes(0.5);
        };
    }

    /** Adds a signature; returns its number. */
    int add(ErrorScenario scenario) {
        double[][] drawn = scenario.draw(CountRun.NODES, CountRun.HOUR, CountRun.HOUR, random);
        counts.add(drawn);
        return watch.addKnown(CountRun.history(drawn));
    }

    /** Watches for an hour; returns whether anything was called changed, by all together or by its own share. */
    boolean watch() {
        double[] exposure = CountRun.ones();
        boolean isProven = false;
        for (int t = CountRun.HOUR; t < 2 * CountRun.HOUR; t++) {
            for (int s = 0; s < counts.size(); s++) {
                double[][] of = counts.get(s);
                for (int node = 0; node < CountRun.NODES; node++) {
                    if (of[node][t] > 0) {
                        watch.count(s, node, of[node][t]);
                    }
                }
            }
            watch.endInterval(exposure);
            if (watch.intervals() % LOOK_EVERY == 0) {
                isProven |= watch.family().isProven();
            }
        }
        for (int s = 0; s < counts.size(); s++) {
            CountJudgement judgement = watch.judgement(s);
            isProven |= judgement.isMore() || judgement.isFewer();
        }
        return isProven;
    }

    /** After how many intervals a signature was proven to have become more frequent; 0 for never. */
    int proof(int signature) {
        return watch.judgement(signature).moreSince() + 1;
    }
}
