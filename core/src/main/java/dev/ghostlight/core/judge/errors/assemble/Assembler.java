package dev.ghostlight.core.judge.errors.assemble;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of lines and hands them on in the order of their first lines, as soon as they have ended.
 *
 * <p>A record ends when another of its thread begins, when 500 other lines of its lane came since its last, when it has
 * 10,000 lines, when 16,384 records or 16 M characters wait for it or for others, or with {@link #flush}. No line that
 * is not blank is lost. A record keeps 64 K characters of its text, and a line as many. Lanes that were quiet longest
 * are flushed when there are more than 1,024. For one thread.
 */
public final class Assembler {
    private static final int LANES_MAX = 1_024;
    private static final int LINE_MAX = 64 * 1024;

    private final HeaderScanner header = new HeaderScanner();
    private final Times times;
    private final SequencedMap<String, Lane> lanes = new LinkedHashMap<>(16, 0.75f, true);
    private final Waiting waiting;

    /** The lane of the line before, with what it is called by. */
    private @Nullable Lane latest;

    private String latestName = "";
    private String latestSource = "";

    /** Hands records to somebody; times without a zone are of UTC. */
    public Assembler(Consumer<LogRecord> to) {
        this(to, TimeRules.UTC);
    }

    /** Hands records to somebody; times that are written in part are read by rules. */
    public Assembler(Consumer<LogRecord> to, TimeRules rules) {
        times = new Times(rules);
        waiting = new Waiting(to);
    }

    /** Takes the next line; numbers rise. */
    public void add(LogLine line) {
        LogLine kept = line.text().length() > LINE_MAX ? line.cut(LINE_MAX) : line;
        header.scan(kept.text());
        lane(kept.lane(), header.source()).add(kept);
        waiting.handOn();
    }

    private Lane lane(String name, String source) {
        if (latest != null && name.equals(latestName) && source.equals(latestSource)) {
            return latest;
        }
        String whole = source.isEmpty() ? name : name + " " + source;
        Lane lane = lanes.get(whole);
        if (lane == null) {
            lane = new Lane(whole, header, times, waiting);
            lanes.put(whole, lane);
            if (lanes.size() > LANES_MAX) {
                lanes.pollFirstEntry().getValue().flush();
            }
        }
        latest = lane;
        latestName = name;
        latestSource = source;
        return lane;
    }

    /** Ends all records, as nothing more comes for now. */
    public void flush() {
        lanes.values().forEach(Lane::flush);
        waiting.handOn();
    }
}
