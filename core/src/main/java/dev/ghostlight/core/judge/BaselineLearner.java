package dev.ghostlight.core.judge;

import dev.ghostlight.core.judge.errors.Fingerprinter;
import dev.ghostlight.core.judge.errors.assemble.Level;
import dev.ghostlight.core.judge.errors.assemble.LogLine;
import dev.ghostlight.core.judge.errors.assemble.LogRecord;
import dev.ghostlight.core.judge.errors.templates.Fingerprint;
import dev.ghostlight.core.judge.errors.templates.Message;
import dev.ghostlight.core.judge.errors.templates.TemplateModel;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Learns a baseline from the records of one release. For one thread. */
public final class BaselineLearner {
    /** Around a deploy, from before to after it: what comes then only belongs to it. */
    static final long BEFORE_DEPLOY_MILLIS = 60_000;

    static final long AFTER_DEPLOY_MILLIS = 180_000;

    static final int SAMPLE_LENGTH = 2_000;
    static final long WINDOW_MILLIS = 300_000;

    private final Fingerprinter fingerprinter;
    private final String release;
    private final List<Long> deploysAtMillis;
    private final TemplateModel model = new TemplateModel();
    private final Map<Long, Entry> entries = new HashMap<>();
    private final Map<String, Span> nodes = new TreeMap<>();
    private long records;

    /** The times of one node. */
    private static final class Span {
        private long from = Long.MAX_VALUE;
        private long to = Long.MIN_VALUE;

        boolean isEmpty() {
            return to == Long.MIN_VALUE;
        }
    }

    /** What was learnt of one signature. */
    private static final class Entry {
        private final BitSet deploys = new BitSet();
        private final Map<String, long[]> windows = new HashMap<>(2);
        private long count;
        private long atDeploys;
        private long squares;
        private Level level = Level.UNKNOWN;
        private boolean isTrace;
        private String sample = "";
    }

    /**
     * @param release which release the records are of; empty where nobody said
     * @param deploysAtMillis when deploys happened in that time, in milliseconds since 1970 UTC
     */
    public BaselineLearner(Fingerprinter fingerprinter, String release, List<Long> deploysAtMillis) {
        this.fingerprinter = fingerprinter;
        this.release = release;
        this.deploysAtMillis = List.copyOf(deploysAtMillis);
    }

    /** Learns a record of a node; those of one node come in the order of their times. */
    public void take(String node, LogRecord record) {
        take(node, record, fingerprinter.read(record));
    }

    /** Learns a record that was read already. */
    void take(String node, LogRecord record, Message message) {
        message.learn(model);
        records++;
        Span span = nodes.computeIfAbsent(node, _ -> new Span());
        Entry entry = entries.computeIfAbsent(message.fingerprint().hash(), _ -> new Entry());
        if (record.timeMillis() != LogLine.NO_TIME) {
            span.from = Math.min(span.from, record.timeMillis());
            span.to = Math.max(span.to, record.timeMillis());
            takeTime(entry, node, record.timeMillis());
        }
        entry.count++;
        entry.level = record.level().isAtLeast(entry.level) ? record.level() : entry.level;
        entry.isTrace |= record.isTrace();
        if (entry.sample.isEmpty() || record.texts().getFirst().compareTo(entry.sample) < 0) {
            String text = cut(record.text());
            entry.sample = entry.sample.isEmpty() || text.compareTo(entry.sample) < 0 ? text : entry.sample;
        }
    }

    /** As much of a text as a sample shows. */
    static String cut(String text) {
        return text.length() <= SAMPLE_LENGTH ? text : text.substring(0, SAMPLE_LENGTH);
    }

    private void takeTime(Entry entry, String node, long millis) {
        for (int deploy = 0; deploy < deploysAtMillis.size(); deploy++) {
            if (isAround(deploysAtMillis.get(deploy), millis)) {
                entry.deploys.set(deploy);
                entry.atDeploys++;
                break;
            }
        }
        long window = Math.floorDiv(millis, WINDOW_MILLIS);
        long[] last = entry.windows.computeIfAbsent(node, _ -> new long[] {window, 0});
        if (last[0] != window) {
            entry.squares += last[1] * last[1];
            last[0] = window;
            last[1] = 0;
        }
        last[1]++;
    }

    /** Whether a time lies around a deploy. */
    static boolean isAround(long deployMillis, long millis) {
        return millis >= deployMillis - BEFORE_DEPLOY_MILLIS && millis <= deployMillis + AFTER_DEPLOY_MILLIS;
    }

    /** What was learnt so far. */
    public Baseline learnt() {
        SortedMap<Long, KnownSignature> signatures = new TreeMap<>();
        entries.forEach((hash, entry) -> signatures.put(
                hash,
                new KnownSignature(
                        new Fingerprint(hash),
                        entry.count,
                        entry.atDeploys,
                        entry.deploys.cardinality(),
                        entry.squares
                                + entry.windows.values().stream()
                                        .mapToLong(last -> last[1] * last[1])
                                        .sum(),
                        entry.level,
                        entry.isTrace,
                        entry.sample)));
        TemplateModel copy = new TemplateModel();
        copy.add(model);
        return new Baseline(records == 0 ? List.of() : List.of(provenance()), copy, signatures, new TreeMap<>());
    }

    private Learnt provenance() {
        double seconds = nodes.values().stream()
                .filter(span -> !span.isEmpty())
                .mapToDouble(span -> (span.to - span.from) / 1e3)
                .sum();
        long from = nodes.values().stream().mapToLong(span -> span.from).min().orElse(Long.MAX_VALUE);
        long to = nodes.values().stream().mapToLong(span -> span.to).max().orElse(Long.MIN_VALUE);
        return new Learnt(
                release,
                List.copyOf(nodes.keySet()),
                to == Long.MIN_VALUE ? Long.MIN_VALUE : from,
                to,
                seconds,
                records,
                deploysAtMillis.size());
    }
}
