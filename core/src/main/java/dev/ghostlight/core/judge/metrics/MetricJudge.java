package dev.ghostlight.core.judge.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges a metric: whether it became worse on the changed nodes against the others and against what was before. It may
 * be asked as often as one likes. Stateless and thread-safe.
 *
 * <p>More or worse points on changed nodes never make a verdict better. What is missing is missing, and never zero.
 */
public final class MetricJudge {
    /** From so much evidence on it leans to worse, and is no longer called unchanged. */
    private static final double LEANING = 3;

    private static final int CALM_MIN = 10;
    private static final int MINUTE = 60;

    private final MetricSetting setting;

    /** A judge with these demands. */
    public MetricJudge(MetricSetting setting) {
        this.setting = setting;
    }

    /** Judges a metric. */
    public MetricVerdict judge(Metric metric, Deployed deployed) {
        List<String> assumptions = new ArrayList<>();
        Kind kind = metric.kind() == null ? KindGuess.of(metric) : metric.kind();
        if (metric.kind() == null) {
            assumptions.addAll(KindGuess.assumption(metric, kind));
        }
        Grid grid = Grid.of(metric, kind, deployed, setting);
        MetricOutcome absent = Presence.outcome(grid, deployed, numbers(grid, kind));
        if (absent != null) {
            return new MetricVerdict(metric.name(), kind, metric.worse(), absent, 1, assumptions);
        }
        double alpha = metric.worse() == Worse.BOTH ? setting.alpha() / 2 : setting.alpha();
        Sides sides = new Sides(grid, kind, setting, alpha);
        assumptions.addAll(assumptions(metric, grid, sides));
        Side up = sides.watch(true);
        Side down = sides.watch(false);
        MetricOutcome outcome = outcome(metric, grid, kind, sides, up, down);
        double evidence = switch (metric.worse()) {
            case MORE -> up.evidence();
            case LESS -> down.evidence();
            case BOTH -> (up.evidence() + down.evidence()) / 2;
        };
        return new MetricVerdict(metric.name(), kind, metric.worse(), outcome, evidence, assumptions);
    }

    private static List<String> assumptions(Metric metric, Grid grid, Sides sides) {
        List<String> assumptions = new ArrayList<>();
        if (!sides.hasHistory()) {
            assumptions.add(
                    sides.isByEvents()
                            ? "without history, events of " + metric.name()
                                    + " are taken as independent of each other and nodes as alike"
                            : "without history, nodes are believed to differ in " + metric.name()
                                    + " by up to a factor of two, or as much as unchanged nodes do");
        }
        if (!grid.hasControls()) {
            assumptions.add(
                    "no node is unchanged, so " + metric.name()
                            + " is held against what was before only, and what all nodes do together cannot be told from the change");
        }
        return assumptions;
    }

    private MetricOutcome outcome(Metric metric, Grid grid, Kind kind, Sides sides, Side up, Side down) {
        Numbers numbers = numbers(grid, kind);
        boolean isMore = metric.worse() != Worse.LESS;
        boolean isLess = metric.worse() != Worse.MORE;
        boolean upFirst = up.evidence() >= down.evidence();
        if (isLess && down.isProven() && kind != Kind.VALUE && !(isMore && up.isProven() && upFirst)) {
            MetricOutcome stopped = stopped(grid, down, numbers);
            if (stopped != null) {
                return stopped;
            }
        }
        if (isMore && up.isProven() && (!isLess || upFirst || !down.isProven())) {
            return new MetricOutcome.GotWorse(proof(grid, up, numbers));
        }
        if (isLess && down.isProven()) {
            return new MetricOutcome.GotWorse(proof(grid, down, numbers));
        }
        Side worse = isMore ? up : down;
        double evidence = metric.worse() == Worse.BOTH ? Math.max(up.evidence(), down.evidence()) : worse.evidence();
        if (evidence < LEANING && !isLess && down.isProven()) {
            return new MetricOutcome.GotBetter(proof(grid, down, numbers));
        }
        if (evidence < LEANING && !isMore && up.isProven()) {
            return new MetricOutcome.GotBetter(proof(grid, up, numbers));
        }
        return undecided(grid, sides, worse, isMore, evidence, numbers);
    }

    private MetricOutcome undecided(
            Grid grid, Sides sides, Side worse, boolean isMore, double evidence, Numbers numbers) {
        boolean isZero = sides.isByEvents()
                && isMore
                && Double.isInfinite(worse.visible())
                && grid.known(grid.watch(), true, 0).length >= CALM_MIN;
        boolean isVisible = worse.needed() == 0 || isZero;
        if (isVisible && evidence < LEANING) {
            return new MetricOutcome.NoChangeSeen(worse.visible(), numbers);
        }
        String missing;
        if (!grid.hasControls() && !sides.hasHistory()) {
            missing = "points from before the change, or of a node that was not changed";
        } else if (evidence >= LEANING) {
            missing = "more points: it leans to worse, and is not proven";
        } else if (!sides.hasHistory() && !sides.isByEvents()) {
            missing = Sides.HISTORY_MIN + " points from before the change, of changed nodes and of others";
        } else {
            missing = "time: a change by a factor of " + setting.wantedRatio() + " would not be seen yet";
        }
        int needed = Math.max(worse.needed(), evidence >= LEANING && worse.needed() == 0 ? 1 : worse.needed());
        Duration time = Duration.ofMillis((long) (needed * grid.seconds() * 1_000));
        return new MetricOutcome.NotEnough(missing, worse.visible(), time, numbers);
    }

    /** Where nothing at all came in the end, it did not become less, it stopped. */
    private static MetricOutcome.@Nullable Stopped stopped(Grid grid, Side down, Numbers numbers) {
        int last = -1;
        double[][] watch = grid.watch();
        for (int i = 0; i < watch.length; i++) {
            for (int t = 0; grid.isChanged(i) && t < watch[i].length; t++) {
                last = watch[i][t] > 0 ? Math.max(last, t) : last;
            }
        }
        if (last > down.provenAt() || last >= Math.max(down.from(), 1) + (grid.watchLength() - down.from()) / 2) {
            return null;
        }
        double minutes = (grid.watchLength() - last - 1) * grid.seconds() / MINUTE;
        double changed = grid.changedCount();
        double expected =
                minutes * (Double.isNaN(numbers.before()) ? numbers.othersAfter() : numbers.before()) * changed;
        return new MetricOutcome.Stopped(
                Instant.ofEpochMilli(grid.startMillis(last + 1)),
                expected,
                Math.min(1, 1 / down.evidence()),
                grid.changedNames(),
                numbers);
    }

    private static Proof proof(Grid grid, Side side, Numbers numbers) {
        return new Proof(
                side.evidence(),
                Math.min(1, 1 / side.evidence()),
                Instant.ofEpochMilli(grid.startMillis(side.provenAt() + 1)),
                Instant.ofEpochMilli(grid.startMillis(side.from())),
                side.ratio(),
                side.low(),
                side.high(),
                numbers);
    }

    private static Numbers numbers(Grid grid, Kind kind) {
        return new Numbers(
                number(grid, kind, grid.history(), true),
                number(grid, kind, grid.watch(), true),
                number(grid, kind, grid.history(), false),
                number(grid, kind, grid.watch(), false));
    }

    private static double number(Grid grid, Kind kind, double[][] rows, boolean ofChanged) {
        double[] known = grid.known(rows, ofChanged, 0);
        return kind == Kind.VALUE
                ? Sides.median(known)
                : Arrays.stream(known).average().orElse(Double.NaN) * MINUTE / grid.seconds();
    }
}
