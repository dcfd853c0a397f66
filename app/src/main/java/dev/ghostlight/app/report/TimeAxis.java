package dev.ghostlight.app.report;

import dev.ghostlight.core.load.Curve;
import dev.ghostlight.core.load.StoreLoad;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * How time runs along a chart: evenly, or so that a short first wave is as readable as the hours after it.
 *
 * @param endSeconds where it ends; more than 0
 * @param kneeSeconds where it turns from even to logarithmic; 0 for even all along
 */
record TimeAxis(double endSeconds, double kneeSeconds) {
    /** A first wave shorter than this part of the whole would be too thin to read. */
    private static final double SHORT_PART = 0.1;

    /** What is left of a wave's height when it counts as over. */
    private static final double OVER_PART = 0.1;

    /** How much of the first wave stands before the knee. */
    private static final double KNEE_PART = 0.05;

    private static final double DAY_SECONDS = 86_400;
    private static final double[] STEPS_SECONDS = {
        0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1_200, 1_800,
        3_600, 7_200, 14_400, 21_600, 43_200
    };

    /** One axis for the charts of all stores, so that they can be compared; the shortest first wave shapes it. */
    static TimeAxis over(Collection<StoreLoad> stores) {
        double end = 0;
        double firstWaveEnd = Double.POSITIVE_INFINITY;
        for (StoreLoad load : stores) {
            end = Math.max(end, load.curve().atSeconds().last());
            double waveEnd = firstWaveEndSeconds(load);
            firstWaveEnd = waveEnd > 0 ? Math.min(firstWaveEnd, waveEnd) : firstWaveEnd;
        }
        boolean isShort = firstWaveEnd < SHORT_PART * end;
        return new TimeAxis(end > 0 ? end : 1, isShort ? firstWaveEnd * KNEE_PART : 0);
    }

    /** When the first wave has all but passed; 0 when there is none. */
    private static double firstWaveEndSeconds(StoreLoad load) {
        Curve curve = load.curve();
        double limitSeconds = load.waves().stream()
                .filter(wave -> wave.number() == 2)
                .mapToDouble(wave -> wave.atSeconds() / 2)
                .findFirst()
                .orElse(curve.atSeconds().last());
        double highest = 0;
        for (int i = 0; i < curve.size() && curve.atSeconds().get(i) <= limitSeconds; i++) {
            highest = Math.max(highest, curve.perSecond().get(i));
        }
        double over = load.steadyPerSecond() + OVER_PART * (highest - load.steadyPerSecond());
        double end = 0;
        for (int i = 0; i < curve.size() && curve.atSeconds().get(i) <= limitSeconds; i++) {
            if (curve.perSecond().get(i) > over && highest > load.steadyPerSecond()) {
                end = curve.atSeconds().get(i);
            }
        }
        return end;
    }

    /** Whether time is logarithmic. */
    boolean isLogarithmic() {
        return kneeSeconds > 0;
    }

    /** Where a time stands, from 0 at the begin to 1 at the end. */
    double position(double seconds) {
        return isLogarithmic()
                ? Math.log1p(seconds / kneeSeconds) / Math.log1p(endSeconds / kneeSeconds)
                : seconds / endSeconds;
    }

    /** The time at a position from 0 to 1. */
    double secondsAt(double position) {
        return isLogarithmic()
                ? kneeSeconds * Math.expm1(position * Math.log1p(endSeconds / kneeSeconds))
                : position * endSeconds;
    }

    /** Round times to write at the axis, ascending from 0, at least {@code apart} from each other (0 to 1). */
    List<Double> ticksSeconds(double apart) {
        List<Double> ticks = new ArrayList<>();
        ticks.add(0.0);
        for (double tick : isLogarithmic() ? steps() : multiples(apart)) {
            if (tick <= endSeconds && position(tick) - position(ticks.getLast()) >= apart) {
                ticks.add(tick);
            }
        }
        return ticks;
    }

    private TreeSet<Double> multiples(double apart) {
        TreeSet<Double> steps = steps();
        Double fitting = steps.ceiling(apart * endSeconds);
        double step = fitting == null ? steps.last() : fitting;
        TreeSet<Double> multiples = new TreeSet<>();
        for (int i = 1; i * step <= endSeconds && i <= 1 / apart; i++) {
            multiples.add(i * step);
        }
        return multiples;
    }

    private TreeSet<Double> steps() {
        TreeSet<Double> steps = new TreeSet<>();
        for (double step : STEPS_SECONDS) {
            steps.add(step);
        }
        for (double days = 1; days * DAY_SECONDS <= endSeconds; days *= 10) {
            steps.add(days * DAY_SECONDS);
            steps.add(2 * days * DAY_SECONDS);
            steps.add(5 * days * DAY_SECONDS);
        }
        return steps;
    }
}
