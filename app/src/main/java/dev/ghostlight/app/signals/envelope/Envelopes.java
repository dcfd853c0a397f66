package dev.ghostlight.app.signals.envelope;

import dev.ghostlight.app.signals.LineSink;
import dev.ghostlight.core.judge.errors.assemble.LogLine;

/** The lines of one node, taken out of their envelopes. For one thread. */
public final class Envelopes {
    private final String node;
    private final boolean isNodeKnown;
    private final LineSink to;
    private long number;

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
        to.line(node, LogLine.plain(number, lane, text));
    }

    /** Hands on what still waits for its rest, and tells what was found to be wrong. */
    public void end() {
        assert isNodeKnown || !node.isEmpty();
    }
}
