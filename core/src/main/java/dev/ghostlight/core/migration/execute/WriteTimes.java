package dev.ghostlight.core.migration.execute;

import java.util.List;
import java.util.stream.Stream;

/**
 * How long production's writes took lately, in seconds, each list from the oldest to the newest.
 *
 * @param quiet while nothing of the run was at work
 * @param during while a batch ran
 * @param between in the pauses between batches
 * @param measured how many were measured during batches since the beginning
 */
public record WriteTimes(List<Double> quiet, List<Double> during, List<Double> between, long measured) {
    /** Nothing was measured. */
    public static final WriteTimes NONE = new WriteTimes(List.of(), List.of(), List.of(), 0);

    /** Fewer tell nothing of one in a hundred. */
    private static final int ENOUGH = 64;

    private static final double HIGH = 0.99;

    public WriteTimes {
        quiet = List.copyOf(quiet);
        during = List.copyOf(during);
        between = List.copyOf(between);
        Stream.of(quiet, during, between).flatMap(List::stream).forEach(each -> {
            if (!(each >= 0)) {
                throw new IllegalArgumentException("no time: " + each);
            }
        });
    }

    /** Whether enough is known to compare. */
    boolean isEnough() {
        return quiet.size() >= ENOUGH && during.size() >= ENOUGH;
    }

    /** How long one write in a hundred takes at least when nothing is at work; of a known one only. */
    double quietHighSeconds() {
        return quiet.stream()
                .sorted()
                .skip((long) Math.ceil(quiet.size() * HIGH) - 1)
                .findFirst()
                .orElseThrow();
    }

    /** The part of the writes during batches that took longer, from 0 to 1. */
    double slowPartDuring(double seconds) {
        return slowPart(during, seconds);
    }

    /** The same between batches; 0 where too few were measured. */
    double slowPartBetween(double seconds) {
        return between.size() < ENOUGH ? 0 : slowPart(between, seconds);
    }

    private static double slowPart(List<Double> times, double seconds) {
        return times.stream().filter(each -> each > seconds).count() / (double) times.size();
    }
}
