package dev.ghostlight.core.judge;

import dev.ghostlight.core.judge.errors.assemble.Level;
import dev.ghostlight.core.judge.errors.assemble.LogLine;
import dev.ghostlight.core.judge.errors.assemble.LogRecord;
import dev.ghostlight.core.judge.errors.templates.Fingerprint;
import dev.ghostlight.core.model.Severity;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What was seen of one signature, on each node before and after the change. For one thread. */
final class Seen {
    /** One cause makes many lines: after its first a node is left out of account for so long. */
    static final long EPISODE_MILLIS = 60_000;

    private final Fingerprint fingerprint;
    private @Nullable OnNode[] nodes;
    private Level level = Level.UNKNOWN;
    private boolean isTrace;
    private String sample = "";

    /** What was seen of it on one node. */
    static final class OnNode {
        private final IntervalCounts counts = new IntervalCounts();
        private long before;
        private long after;
        private long firstLine;
        private long firstMillis = LogLine.NO_TIME;
        private long lastMillis = LogLine.NO_TIME;
        private long episodeMillis = LogLine.NO_TIME;
        private int episodes;
        private String sample = "";

        /** By interval, before and after. */
        IntervalCounts counts() {
            return counts;
        }

        long before() {
            return before;
        }

        long after() {
            return after;
        }

        /** The line of its first occurrence after the change. */
        long firstLine() {
            return firstLine;
        }

        /** When that was; {@link LogLine#NO_TIME} where no line says so. */
        long firstMillis() {
            return firstMillis;
        }

        long lastMillis() {
            return lastMillis;
        }

        /** How many separate times it came after the change. */
        int episodes() {
            return episodes;
        }

        /** Its first record after the change. */
        String sample() {
            return sample;
        }

        private void takeBefore(long millis) {
            before++;
            if (millis != LogLine.NO_TIME) {
                counts.add(IntervalCounts.of(millis));
            }
        }

        private void takeAfter(LogRecord record) {
            long millis = record.timeMillis();
            if (after++ == 0) {
                firstLine = record.firstLine();
                firstMillis = millis;
                sample = BaselineLearner.cut(record.text());
                episodes = 1;
                episodeMillis = millis;
            }
            if (millis == LogLine.NO_TIME) {
                return;
            }
            counts.add(IntervalCounts.of(millis));
            lastMillis = Math.max(lastMillis, millis);
            if (millis >= episodeMillis + EPISODE_MILLIS) {
                episodes++;
                episodeMillis = millis;
            }
        }
    }

    Seen(Fingerprint fingerprint, int nodeCount) {
        this.fingerprint = fingerprint;
        nodes = new OnNode[nodeCount];
    }

    void take(int node, LogRecord record, boolean isAfter) {
        level = record.level().isAtLeast(level) ? record.level() : level;
        isTrace |= record.isTrace();
        if (sample.isEmpty()) {
            sample = BaselineLearner.cut(record.text());
        }
        OnNode there = on(node);
        if (there == null) {
            nodes = node < nodes.length ? nodes : Arrays.copyOf(nodes, node + 1);
            there = new OnNode();
            nodes[node] = there;
        }
        if (isAfter) {
            there.takeAfter(record);
        } else {
            there.takeBefore(record.timeMillis());
        }
    }

    Fingerprint fingerprint() {
        return fingerprint;
    }

    /** What was seen on a node; null if nothing was. */
    @Nullable
    OnNode on(int node) {
        return node < nodes.length ? nodes[node] : null;
    }

    Severity severity() {
        return Gravity.of(level, isTrace, sample);
    }

    Level level() {
        return level;
    }

    String sample() {
        return sample;
    }

    /** How often it came, on all nodes, before the change and after it. */
    long total() {
        return Arrays.stream(nodes)
                .mapToLong(there -> there == null ? 0 : there.before + there.after)
                .sum();
    }
}
