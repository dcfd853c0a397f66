package dev.ghostlight.core.judge.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Watches one signature after a change: whether it became more frequent on the changed nodes than on the others,
 * against what both had before. For one thread.
 *
 * <p>Counts are of intervals of ten seconds. Where history knows fewer than five episodes, or one node only, the
 * signature counts as new.
 */
public final class CountWatch {
    private static final int EPISODES_MIN = 5;
    private static final double DENSE = 0.3;
    private static final int MINUTE = 6;
    private static final int[] WINDOWS = {30};

    private final List<CountTrack> tracks = new ArrayList<>();
    private final List<FreshTrack> fresh = new ArrayList<>();
    private final double threshold;
    private final boolean[] hasCrossed;

    /**
     * @param history counts by node and interval, before the change
     * @param threshold the evidence that is proof: 1 over the probability of a false alarm
     */
    CountWatch(double[][] history, Setting setting, double threshold) {
        this.threshold = threshold;
        if (FreshTrack.episodes(history) < EPISODES_MIN || FreshTrack.isOfOneNode(history)) {
            fresh.add(new FreshTrack(setting));
        } else {
            tracks.add(new CountTrack(CountModel.of(history, true), setting));
            if (isDense(history)) {
                tracks.add(new CountTrack(CountModel.of(history, false), setting));
            }
        }
        hasCrossed = new boolean[tracks.size() + fresh.size()];
    }

    /** Dense counts are watched by two models, of which either may be wrong. */
    private static boolean isDense(double[][] history) {
        double total = Arrays.stream(history).flatMapToDouble(Arrays::stream).sum();
        double perMinute = total / history.length / history[0].length * MINUTE;
        return perMinute >= DENSE && perMinute / Dispersion.of(history, WINDOWS[0]) >= DENSE;
    }

    /** Takes an interval: counts and exposures of all nodes, the latter against those of history. */
    void add(double[] counts, double[] exposure) {
        tracks.forEach(track -> track.add(counts, exposure));
        fresh.forEach(track -> track.add(counts, exposure));
    }

    /** Whether there is proof; once there is, there always is. */
    boolean isProven() {
        for (int i = 0; i < tracks.size(); i++) {
            CountTrack track = tracks.get(i);
            hasCrossed[i] |= track.value() >= threshold && track.isBorneOut();
        }
        for (FreshTrack track : fresh) {
            hasCrossed[0] |= track.value() >= threshold;
        }
        boolean isProven = true;
        for (boolean crossed : hasCrossed) {
            isProven &= crossed;
        }
        return isProven;
    }
}
