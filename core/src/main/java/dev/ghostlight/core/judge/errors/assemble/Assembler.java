package dev.ghostlight.core.judge.errors.assemble;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.PriorityQueue;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.Consumer;

/**
 * Makes records of lines and hands them on in the order of their first lines, as soon as they have ended.
 *
 * <p>A record ends when another of its thread begins, when 500 other lines of its lane came since its last, when it has
 * 10,000 lines, or with {@link #flush}. No line that is not blank is lost. A record keeps 64 K characters of its text.
 * Lanes that were quiet longest are flushed when there are more than 1,024. For one thread.
 */
public final class Assembler {
    private static final int LANES_MAX = 1_024;

    private final Consumer<LogRecord> to;
    private final HeaderScanner header = new HeaderScanner();
    private final Times times;
    private final SequencedMap<String, Lane> lanes = new LinkedHashMap<>(16, 0.75f, true);

    /** In the order of their first lines. */
    private final SequencedSet<OpenRecord> open = new LinkedHashSet<>();

    private final PriorityQueue<LogRecord> closed = new PriorityQueue<>(Comparator.comparingLong(LogRecord::firstLine));

    private final Lane.Openings openings = new Lane.Openings() {
        @Override
        public void opened(OpenRecord record) {
            open.addLast(record);
        }

        @Override
        public void closed(OpenRecord record) {
            open.remove(record);
            closed.add(record.closed());
        }
    };

    /** Hands records to somebody; times without a zone are of UTC. */
    public Assembler(Consumer<LogRecord> to) {
        this(to, TimeRules.UTC);
    }

    /** Hands records to somebody; times that are written in part are read by rules. */
    public Assembler(Consumer<LogRecord> to, TimeRules rules) {
        this.to = to;
        times = new Times(rules);
    }

    /** Takes the next line; numbers rise. */
    public void add(LogLine line) {
        header.scan(line.text());
        lane(line).add(line);
        handOn();
    }

    private Lane lane(LogLine line) {
        String name = header.source().isEmpty() ? line.lane() : line.lane() + " " + header.source();
        Lane lane = lanes.get(name);
        if (lane == null) {
            lane = new Lane(name, header, times, openings);
            lanes.put(name, lane);
            if (lanes.size() > LANES_MAX) {
                lanes.pollFirstEntry().getValue().flush();
            }
        }
        return lane;
    }

    /** Ends all records, as nothing more comes for now. */
    public void flush() {
        lanes.values().forEach(Lane::flush);
        handOn();
    }

    private void handOn() {
        while (!closed.isEmpty()
                && (open.isEmpty()
                        || closed.peek().firstLine() < open.getFirst().firstLine())) {
            to.accept(closed.poll());
        }
    }
}
