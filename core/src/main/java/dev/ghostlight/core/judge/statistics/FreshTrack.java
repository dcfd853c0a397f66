package dev.ghostlight.core.judge.statistics;

import java.util.Arrays;

/**
 * The evidence that a signature of which history knows next to nothing belongs to the changed nodes. It counts
 * episodes: after its first event a node is left out of account for a minute, as one cause makes many lines. For one
 * thread.
 */
final class FreshTrack {
    private static final double[] RATIOS = {2.5, 6, 20, 120, 1000};
    private static final double[] SHARES = {.05, .1, .2, .3, .35};

    /** In intervals of ten seconds: longer than a burst is believed to last. */
    private static final int DEAD_INTERVALS = 6;

    /** Fewer nodes to compare with mean that something happens everywhere: no bet. */
    private static final double LIVE_CONTROLS_MIN = 14.0 / 19;

    private final Setting setting;
    private final int[] deadUntil;
    private final RatioEvidence evidence;
    private int interval;

    FreshTrack(Setting setting) {
        this.setting = setting;
        deadUntil = new int[setting.nodes()];
        NodeEffect effect = NodeEffect.withoutHistory(0.25);
        evidence = new RatioEvidence(effect, RATIOS, SHARES, setting.intervals(), Grace.RATIO);
    }

    /** Takes an interval: counts and exposures of all nodes, the latter against those of history. */
    void add(double[] counts, double[] exposure) {
        double changed = 0;
        double controls = 0;
        double changedLive = 0;
        double controlsLive = 0;
        int controlNodes = 0;
        for (int i = 0; i < counts.length; i++) {
            controlNodes += setting.isChanged(i) ? 0 : 1;
            if (interval < deadUntil[i] || !(exposure[i] > 0)) {
                continue;
            }
            changedLive += setting.isChanged(i) ? exposure[i] : 0;
            controlsLive += setting.isChanged(i) ? 0 : exposure[i];
            if (counts[i] > 0) {
                changed += setting.isChanged(i) ? 1 : 0;
                controls += setting.isChanged(i) ? 0 : 1;
                deadUntil[i] = interval + DEAD_INTERVALS;
            }
        }
        if (changedLive > 0 && controlsLive >= LIVE_CONTROLS_MIN * controlNodes) {
            evidence.add(changed, controls, changedLive / controlsLive, interval < setting.graceIntervals());
        }
        interval++;
    }

    double value() {
        return evidence.value();
    }

    /** The episodes of a history, over all nodes. */
    static int episodes(double[][] counts) {
        int episodes = 0;
        for (double[] node : counts) {
            int dead = -1;
            for (int t = 0; t < node.length; t++) {
                if (node[t] > 0 && t >= dead) {
                    episodes++;
                    dead = t + DEAD_INTERVALS;
                }
            }
        }
        return episodes;
    }

    /** Whether all events of a history are of one node. */
    static boolean isOfOneNode(double[][] counts) {
        return Arrays.stream(counts)
                        .filter(node -> Arrays.stream(node).anyMatch(count -> count > 0))
                        .count()
                <= 1;
    }
}
