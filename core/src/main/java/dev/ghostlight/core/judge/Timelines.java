package dev.ghostlight.core.judge;

import dev.ghostlight.core.judge.errors.assemble.LogLine;
import java.util.ArrayList;
import java.util.List;

/** Makes the timelines of the signatures that tell most. */
final class Timelines {
    private static final int STEPS_MAX = 120;

    private final History history;
    private final long from;
    private final long step;
    private final int steps;

    /**
     * Over all times that lie at most as far before the change as what is judged lies behind it, but an hour at least.
     */
    Timelines(History history, JudgePlan plan) {
        this.history = history;
        NodeTimes times = history.times();
        long changed = plan.changedAtMillis();
        if (changed == LogLine.NO_TIME || times.last(true) == LogLine.NO_TIME) {
            from = 0;
            step = 0;
            steps = 0;
            return;
        }
        long end = IntervalCounts.of(times.last(true)) + 1;
        long begin = IntervalCounts.of(changed);
        long first = times.first(false) == LogLine.NO_TIME ? begin : IntervalCounts.of(times.first(false));
        from = Math.max(Math.min(first, begin), begin - Math.max(end - begin, 360));
        step = Math.max(1, Math.ceilDiv(end - from, STEPS_MAX));
        steps = (int) Math.ceilDiv(end - from, step);
    }

    boolean isTimed() {
        return steps > 0;
    }

    SignatureTimeline of(Seen signature, SignatureClass kind, long decidedAtMillis) {
        return new SignatureTimeline(
                signature.fingerprint(),
                kind,
                JudgedSignature.title(signature.sample()),
                from * IntervalCounts.INTERVAL_MILLIS,
                step * IntervalCounts.INTERVAL_MILLIS,
                perNode(signature, true),
                perNode(signature, false),
                decidedAtMillis);
    }

    private List<Double> perNode(Seen signature, boolean isChanged) {
        double[] sums = new double[steps];
        int nodes = 0;
        for (int node = 0; node < history.nodes().size(); node++) {
            if (history.nodes().get(node).isChanged() != isChanged
                    || history.times().records(node, true) == 0) {
                continue;
            }
            nodes++;
            Seen.OnNode there = signature.on(node);
            if (there != null) {
                add(there.counts(), sums);
            }
        }
        List<Double> means = new ArrayList<>();
        for (double sum : nodes == 0 ? new double[0] : sums) {
            means.add(sum / nodes);
        }
        return means;
    }

    private void add(IntervalCounts counts, double[] sums) {
        for (int entry = counts.from(from); entry < counts.size(); entry++) {
            int at = (int) ((counts.interval(entry) - from) / step);
            if (at < sums.length) {
                sums[at] += counts.count(entry);
            }
        }
    }
}
