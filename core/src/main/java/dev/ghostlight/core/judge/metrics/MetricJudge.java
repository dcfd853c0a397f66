package dev.ghostlight.core.judge.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Judges one metric after a change. Stateless and thread-safe; it may be asked as often as one likes, as its false
 * alarms do not add up, and what was proven once stays so.
 *
 * <p>That holds for a fixed change and setting. How dependent values are, and how nodes drift, is estimated, so that
 * the bound is as good as those estimates; docs/benchmarks.md says what was measured.
 */
public final class MetricJudge {
    private static final int LEVEL_HISTORY_MIN = 12;
    private static final int DENSE_HISTORY_MIN = 24;
    private static final double DENSE = 5;
    private static final int COUNT_HISTORY_MIN = 6;
    private static final int OTHERS_MIN = 5;
    /** In intervals: how long none must be counted before that says something. */
    private static final int NONE_INTERVALS = 30;

    private MetricJudge() {}

    /** Judges; the question's points may be of any number of nodes, and of any time. */
    public static JudgedMetric judge(MetricQuestion question, MetricSetting setting) {
        IntervalTable table = IntervalTable.of(question);
        return judge(question, setting, fleet(question, setting, table), Exposure.ofTime(table), false);
    }

    static Fleet fleet(MetricQuestion question, MetricSetting setting, IntervalTable table) {
        int grace = (int) Math.min(table.intervals(), setting.graceMillis() / table.stepMillis());
        return new Fleet(table, rows(question, true), rows(question, false), grace);
    }

    private static List<Integer> rows(MetricQuestion question, boolean isChanged) {
        return IntStream.range(0, question.nodes().size())
                .filter(i -> question.changed().contains(question.nodes().get(i).node()) == isChanged)
                .boxed()
                .toList();
    }

    /** @param isProportional whether counts follow on the exposure, which may be of any size */
    static JudgedMetric judge(
            MetricQuestion question, MetricSetting setting, Fleet fleet, Exposure exposure, boolean isProportional) {
        Answer answer = new Answer(question, setting, fleet);
        if (fleet.watched() <= 0 || fleet.seen(fleet.changed()) == 0) {
            return withoutData(answer, fleet);
        }
        Comparison comparison;
        boolean isCount = question.metric().kind() != MetricKind.VALUE;
        int history = fleet.history(fleet.changed());
        int beside = fleet.seen(fleet.controls());
        if (history >= LEVEL_HISTORY_MIN && !isCount) {
            comparison = new LevelComparison(fleet, question.nodes().size(), setting, false);
        } else if (isCount && history >= DENSE_HISTORY_MIN && isDense(fleet) && !isProportional) {
            comparison = new LevelComparison(fleet, question.nodes().size(), setting, true);
        } else if (isCount && (beside > 0 || history >= COUNT_HISTORY_MIN)) {
            comparison = new CountComparison(fleet, setting, exposure, isProportional);
        } else if (!isCount && beside >= OTHERS_MIN) {
            comparison = new UnknownBefore(fleet);
        } else {
            return history == 0 && beside == 0
                    ? answer.onlyOnChanged()
                    : answer.tooLittle(isCount ? COUNT_HISTORY_MIN : LEVEL_HISTORY_MIN, OTHERS_MIN);
        }
        return compared(answer, question, setting, fleet, comparison);
    }

    private static boolean isDense(Fleet fleet) {
        List<Integer> every = new ArrayList<>(fleet.changed());
        every.addAll(fleet.controls());
        return fleet.mean(every, 0, fleet.table().change()) >= DENSE
                && fleet.mean(fleet.changed(), 0, fleet.table().change()) >= DENSE / 2;
    }

    private static JudgedMetric withoutData(Answer answer, Fleet fleet) {
        boolean wasRegular = fleet.history(fleet.changed()) >= LEVEL_HISTORY_MIN;
        boolean goesOn = fleet.watched() >= LevelComparison.BAD_INTERVALS_MIN
                && 2 * fleet.seen(fleet.controls()) >= fleet.watched();
        return wasRegular && goesOn ? answer.stopped(fleet.from()) : answer.noData();
    }

    private static JudgedMetric compared(
            Answer answer, MetricQuestion question, MetricSetting setting, Fleet fleet, Comparison comparison) {
        Worse worse = question.metric().worse();
        double threshold = setting.threshold() * (worse == Worse.BOTH ? 2 : 1);
        Compared more = comparison.compare(true, threshold);
        Compared less = comparison.compare(false, threshold);
        boolean isLess = worse == Worse.LESS || (worse == Worse.BOTH && !more.isProven() && less.isProven());
        Compared bad = isLess ? less : more;
        Compared good = isLess ? more : less;
        if (bad.isProven()) {
            boolean isNone = isLess && question.metric().kind() != MetricKind.VALUE && isNone(fleet, bad.onset());
            return isNone
                    ? answer.stoppedCounting(bad, comparison)
                    : answer.proven(MetricClass.WORSE, bad, !isLess, comparison);
        }
        int silentFrom = silentFrom(fleet);
        if (silentFrom >= 0) {
            return answer.stopped(silentFrom);
        }
        if (bad.proven() >= 0) {
            return answer.everywhere(bad, comparison);
        }
        if (worse != Worse.BOTH && good.isProven()) {
            return answer.proven(MetricClass.BETTER, good, isLess, comparison);
        }
        boolean isVisible = bad.numbers().visibleRatio() <= setting.wantedRatio()
                || (worse == Worse.MORE && isNeverCounted(question, fleet));
        return isVisible ? answer.noChange(bad, comparison) : answer.notEnough(bad, comparison);
    }

    private static boolean isNone(Fleet fleet, int onset) {
        return fleet.mean(fleet.changed(), fleet.from() + onset, fleet.table().intervals()) == 0;
    }

    /** Whether there was enough time to count something rare, and nothing was counted on changed nodes. */
    private static boolean isNeverCounted(MetricQuestion question, Fleet fleet) {
        return question.metric().kind() != MetricKind.VALUE
                && fleet.seen(fleet.changed()) >= NONE_INTERVALS
                && fleet.mean(fleet.changed(), fleet.from(), fleet.table().intervals()) == 0;
    }

    /** Since when changed nodes have given no points that others still give, after having been regular; -1 if not. */
    private static int silentFrom(Fleet fleet) {
        int end = fleet.table().intervals();
        int last = end;
        while (last > fleet.from() && isSilent(fleet, last - 1)) {
            last--;
        }
        int gap = end - last;
        boolean wasRegular = fleet.history(fleet.changed()) >= LEVEL_HISTORY_MIN;
        long beside = IntStream.range(last, end)
                .filter(t -> fleet.controls().stream()
                        .anyMatch(row -> !Double.isNaN(fleet.table().cell(row, t))))
                .count();
        return wasRegular && gap > 2 * longestGap(fleet) + LevelComparison.BAD_INTERVALS_MIN && 2 * beside >= gap
                ? last
                : -1;
    }

    private static int longestGap(Fleet fleet) {
        int longest = 0;
        int gap = 0;
        for (int t = 0; t < fleet.table().change(); t++) {
            gap = isSilent(fleet, t) ? gap + 1 : 0;
            longest = Math.max(longest, gap);
        }
        return longest;
    }

    private static boolean isSilent(Fleet fleet, int interval) {
        return fleet.changed().stream()
                .allMatch(row -> Double.isNaN(fleet.table().cell(row, interval)));
    }
}
