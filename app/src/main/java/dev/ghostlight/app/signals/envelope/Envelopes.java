package dev.ghostlight.app.signals.envelope;

import dev.ghostlight.app.signals.LineSink;
import dev.ghostlight.app.signals.SourceProblem;
import dev.ghostlight.app.signals.envelope.Inside.Extent;
import dev.ghostlight.app.signals.otlp.OtlpException;
import dev.ghostlight.app.signals.otlp.OtlpJson;
import dev.ghostlight.app.signals.otlp.OtlpRecord;
import dev.ghostlight.core.judge.errors.assemble.LogLine;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lines of one node, taken out of their envelopes: those of containers and journals, those of loggers, and those of
 * a logger within those of a container.
 *
 * <p>Parts of a line are joined, up to 1 MB; texts are cut at 64 K characters. JSON of an unknown kind stays as it is.
 * For one thread.
 */
public final class Envelopes {
    private static final int DEPTH_MAX = 3;
    private static final int TEXT_LENGTH_MAX = 1 << 16;
    private static final int JOINED_LENGTH_MAX = 1 << 20;
    private static final int LANES_MAX = 1_024;
    private static final int NODES_MAX = 1_000;

    private final String node;
    private final boolean isNodeKnown;
    private final LineSink to;

    /** Lines of which not all parts came yet, by their lanes; the one that waits longest first. */
    private final SequencedMap<String, Parts> waiting = new LinkedHashMap<>();

    private final Set<String> nodes = new HashSet<>();
    private long number;
    private long given;
    private long opened;
    private long broken;
    private long cut;
    private long withoutNode;

    /** The parts of a line that came until now. */
    private static final class Parts {
        private final String lane;
        private final Inside first;
        private final long number;
        private final StringBuilder text = new StringBuilder();

        Parts(String lane, Inside first, long number) {
            this.lane = lane;
            this.first = first;
            this.number = number;
        }
    }

    /**
     * @param node whose lines they are
     * @param isNodeKnown whether that is certain; else an envelope that names another is believed
     * @param to who gets the lines
     */
    public Envelopes(String node, boolean isNodeKnown, LineSink to) {
        this.node = node;
        this.isNodeKnown = isNodeKnown;
        this.to = to;
    }

    /** Takes the next line. */
    public void add(String lane, String text) {
        number++;
        if (text.length() <= TEXT_LENGTH_MAX && !Envelope.mayBe(text)) {
            given = number;
            to.line(node, LogLine.plain(number, lane, text));
        } else {
            open(lane, number, Inside.line(text), 0);
        }
    }

    /** Takes a record of OpenTelemetry. */
    public void add(OtlpRecord record) {
        number++;
        open("", number, inside(record), 0);
    }

    private void open(String lane, long at, Inside outer, int depth) {
        if (depth >= DEPTH_MAX || !Envelope.mayBe(outer.text())) {
            give(lane, at, outer);
            return;
        }
        if (outer.text().charAt(0) != '{') {
            open(lane, at, outer, Envelope.open(outer.text()), depth);
        } else if (OtlpJson.mayBe(outer.text())) {
            openOtlp(lane, at, outer, depth);
        } else {
            Optional<JsonFields> fields = JsonFields.read(outer.text());
            broken += fields.isPresent() ? 0 : 1;
            open(lane, at, outer, fields.map(Envelope::open).orElse(null), depth);
        }
    }

    private void openOtlp(String lane, long at, Inside outer, int depth) {
        try {
            List<OtlpRecord> records = OtlpJson.read(outer.text());
            opened++;
            records.forEach(record -> open(lane, at, outer.with(inside(record)), depth + 1));
        } catch (OtlpException e) {
            broken++;
            give(lane, at, outer);
        }
    }

    private void open(String lane, long at, Inside outer, @Nullable Inside inner, int depth) {
        if (inner == null) {
            give(lane, at, outer);
            return;
        }
        opened++;
        Inside both = outer.with(inner);
        String stream = laneOf(lane, both);
        if (inner.extent() == Extent.PART) {
            join(lane, stream, at, both);
            return;
        }
        Parts before = inner.extent() == Extent.LINE ? waiting.remove(stream) : null;
        if (before == null) {
            open(lane, at, both, depth + 1);
        } else {
            append(before, both.text());
            open(lane, numberOf(before, at), before.first.joined(before.text.toString()), depth + 1);
        }
    }

    private void join(String lane, String stream, long at, Inside part) {
        Parts parts = waiting.get(stream);
        if (parts == null) {
            parts = new Parts(lane, part, at);
            waiting.putLast(stream, parts);
        }
        append(parts, part.text());
        if (waiting.size() > LANES_MAX) {
            letGo(waiting.firstEntry().getKey());
        }
    }

    private void append(Parts parts, String text) {
        int room = Math.min(text.length(), JOINED_LENGTH_MAX - parts.text.length());
        parts.text.append(text, 0, room);
        cut += room < text.length() ? 1 : 0;
    }

    /** That of its first part, unless a later line was given already. */
    private long numberOf(Parts parts, long last) {
        return given < parts.number ? parts.number : last;
    }

    private void letGo(String stream) {
        Parts parts = waiting.remove(stream);
        if (parts != null) {
            open(parts.lane, numberOf(parts, number), parts.first.joined(parts.text.toString()), 1);
        }
    }

    private void give(String lane, long at, Inside inside) {
        String text = inside.text();
        if (text.length() > TEXT_LENGTH_MAX) {
            boolean splits = Character.isHighSurrogate(text.charAt(TEXT_LENGTH_MAX - 1));
            text = text.substring(0, splits ? TEXT_LENGTH_MAX - 1 : TEXT_LENGTH_MAX);
            cut++;
        }
        given = at;
        to.line(
                nodeOf(inside),
                new LogLine(
                        at,
                        laneOf(lane, inside),
                        text,
                        inside.level(),
                        inside.thread(),
                        inside.timeMillis(),
                        inside.extent() == Extent.RECORD));
    }

    private static String laneOf(String lane, Inside inside) {
        return lane.isEmpty() || inside.lane().isEmpty() ? lane + inside.lane() : lane + " " + inside.lane();
    }

    private String nodeOf(Inside inside) {
        if (isNodeKnown || inside.node().isEmpty()) {
            return node;
        }
        if (nodes.contains(inside.node()) || nodes.size() < NODES_MAX) {
            nodes.add(inside.node());
            return inside.node();
        }
        withoutNode++;
        return node;
    }

    private static Inside inside(OtlpRecord record) {
        return new Inside(
                LoggerEnvelope.text(
                        record.message(),
                        record.attribute("exception.type"),
                        record.attribute("exception.message"),
                        record.attribute("exception.stacktrace")),
                record.level(),
                record.thread(),
                record.timeMillis(),
                record.isLine() ? Extent.LINE : Extent.RECORD,
                record.lane(),
                record.node());
    }

    /** Hands on what waits for its rest, as nothing comes for now. */
    public void flush() {
        List.copyOf(waiting.keySet()).forEach(this::letGo);
    }

    /** Hands on what waits for its rest, and tells what was found to be wrong. */
    public void end() {
        flush();
        if (broken > 0 && opened > 0) {
            tell(
                    String.format(Locale.ROOT, "%,d of %,d lines begin as JSON and are none", broken, broken + opened),
                    "They were taken as plain text");
        }
        if (cut > 0) {
            tell(
                    String.format(Locale.ROOT, "%,d texts are longer than 64 KB and were cut", cut),
                    "What stands behind that is not judged");
        }
        if (withoutNode > 0) {
            tell(
                    String.format(
                            Locale.ROOT,
                            "more than %,d nodes are named in its lines (%,d lines)",
                            NODES_MAX,
                            withoutNode),
                    "The lines of the others count for this one");
        }
        broken = 0;
        opened = 0;
        cut = 0;
        withoutNode = 0;
    }

    private void tell(String what, String consequence) {
        to.problem(SourceProblem.partial(
                node, what, consequence, "Look whether the program that wrote them was stopped, or cuts its lines"));
    }
}
