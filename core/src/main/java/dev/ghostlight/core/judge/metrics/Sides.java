package dev.ghostlight.core.judge.metrics;

import dev.ghostlight.core.judge.statistics.BareWatch;
import dev.ghostlight.core.judge.statistics.EventWatch;
import dev.ghostlight.core.judge.statistics.ValueSetting;
import dev.ghostlight.core.judge.statistics.ValueWatch;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** Watches a metric in one direction, by what suits its kind and its history. For one thread. */
final class Sides {
    static final int HISTORY_MIN = 30;
    private static final double DENSE = 4;
    private static final double POSITIVE_SHARE = 0.95;
    private static final double LEAST_NOISE = 0.02;
    private static final double COMMON_SWING = Math.log(1.3);
    private static final int FURTHER_MAX = 1 << 14;

    private final Grid grid;
    private final Kind kind;
    private final MetricSetting setting;
    private final double alpha;
    private final double offset;
    private final boolean isLogarithmic;

    Sides(Grid grid, Kind kind, MetricSetting setting, double alpha) {
        this.grid = grid;
        this.kind = kind;
        this.setting = setting;
        this.alpha = alpha;
        double[] reference = reference(grid);
        double positive = Arrays.stream(reference).filter(value -> value > 0).count();
        isLogarithmic = kind != Kind.VALUE
                || (reference.length > 0
                        && positive >= POSITIVE_SHARE * reference.length
                        && Arrays.stream(reference).allMatch(value -> value >= 0));
        offset = kind == Kind.VALUE ? 1e-3 * Math.max(1e-12, median(reference)) : 1;
    }

    /** What levels are made by: history, or what the unchanged nodes have where there is none. */
    private static double[] reference(Grid grid) {
        double[] before = Arrays.stream(grid.history())
                .flatMapToDouble(Arrays::stream)
                .filter(value -> !Double.isNaN(value))
                .toArray();
        return before.length > 0 ? before : grid.known(grid.watch(), false, 0);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    boolean isByEvents() {
        return kind != Kind.VALUE
                && !(hasHistory() && mean(true) >= DENSE && (!grid.hasControls() || mean(false) >= DENSE));
    }

    boolean hasHistory() {
        return grid.known(grid.history(), true, 0).length >= HISTORY_MIN
                && (!grid.hasControls() || grid.known(grid.history(), false, 0).length >= HISTORY_MIN);
    }

    private double mean(boolean ofChanged) {
        return Arrays.stream(grid.known(grid.history(), ofChanged, 0)).average().orElse(0);
    }

    Side watch(boolean isUp) {
        return isByEvents() ? events(isUp) : hasHistory() ? values(isUp) : bare(isUp);
    }

    private ValueSetting valueSetting(double extra) {
        int grace = (int) Math.ceil(setting.grace().toSeconds() / grid.seconds());
        int intervals = (int) Math.max(1, setting.watch().toSeconds() / grid.seconds());
        double tolerance = Math.log(setting.tolerance());
        return isLogarithmic
                ? new ValueSetting(alpha, tolerance + extra, grace, Math.log(setting.graceRatio()), intervals)
                : new ValueSetting(alpha, 0, grace, Double.POSITIVE_INFINITY, intervals);
    }

    private double level(double value, boolean isUp) {
        double level = isLogarithmic ? Math.log(Math.max(0, value) + offset) : value;
        return isUp ? level : -level;
    }

    private double[][] levels(double[][] rows, boolean isUp) {
        return Arrays.stream(rows)
                .map(row -> Arrays.stream(row).map(value -> level(value, isUp)).toArray())
                .toArray(double[][]::new);
    }

    private Side values(boolean isUp) {
        double[][] history = levels(grid.history(), isUp);
        double[][] levels = levels(grid.watch(), isUp);
        double size = median(Arrays.stream(reference(grid)).map(Math::abs).toArray());
        double least = isLogarithmic ? LEAST_NOISE : Math.max(1e-12, LEAST_NOISE * size);
        ValueWatch watch =
                new ValueWatch(history, grid.changed(), least, valueSetting(grid.hasControls() ? 0 : COMMON_SWING));
        int provenAt = -1;
        for (int t = 0; t < grid.watchLength(); t++) {
            watch.add(Grid.column(levels, t));
            provenAt = provenAt < 0 && watch.isProven() ? t : provenAt;
        }
        ValueWatch.Shift shift = watch.shift();
        double a = ratio(shift.low(), isUp);
        double b = ratio(shift.high(), isUp);
        return new Side(
                watch.evidence(),
                provenAt,
                shift.from(),
                ratio(shift.shift(), isUp),
                Math.min(a, b),
                Math.max(a, b),
                ratio(watch.visible(0), isUp),
                needed(further -> ratio(watch.visible(further), isUp), isUp));
    }

    private double ratio(double shift, boolean isUp) {
        double signed = isUp ? shift : -shift;
        if (isLogarithmic) {
            return Math.exp(signed);
        }
        double before = median(grid.known(grid.history(), true, 0));
        return before == 0 ? Double.NaN : (before + signed) / before;
    }

    private int needed(IntToDoubleFunction visible, boolean isUp) {
        double wanted = isUp ? setting.wantedRatio() : 1 / setting.wantedRatio();
        for (int further = 0; further <= FURTHER_MAX; further = further == 0 ? 1 : 2 * further) {
            double at = visible.applyAsDouble(further);
            if (isUp ? at <= wanted : at >= wanted) {
                return further;
            }
        }
        return -1;
    }

    private int minute() {
        return (int) Math.max(1, Math.ceil(60 / grid.seconds()));
    }

    private Side bare(boolean isUp) {
        double[][] levels = levels(grid.watch(), isUp);
        BareWatch watch = new BareWatch(levels, grid.changed(), valueSetting(0), minute());
        int provenAt = -1;
        if (grid.hasControls() && isLogarithmic) {
            for (int t = 0; t < grid.watchLength(); t++) {
                watch.add(Grid.column(levels, t));
                provenAt = provenAt < 0 && watch.isProven() ? t : provenAt;
            }
        }
        double ratio = median(grid.known(grid.watch(), true, 0)) / median(grid.known(grid.watch(), false, 0));
        return new Side(watch.evidence(), provenAt, 0, ratio, Double.NaN, Double.NaN, Double.POSITIVE_INFINITY, -1);
    }

    private Side events(boolean isUp) {
        EventWatch watch = new EventWatch(grid.history(), grid.changed(), isUp, valueSetting(0), minute());
        int provenAt = -1;
        for (int t = 0; t < grid.watchLength() && (grid.hasControls() || watch.hasHistory()); t++) {
            watch.add(Grid.column(grid.watch(), t));
            provenAt = provenAt < 0 && watch.isProven() ? t : provenAt;
        }
        EventWatch.Ratio ratio = watch.ratio();
        return new Side(
                watch.evidence(),
                provenAt,
                ratio.from(),
                ratio.ratio(),
                ratio.low(),
                ratio.high(),
                watch.visible(0),
                needed(watch::visible, isUp));
    }
}
