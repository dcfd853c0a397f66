package dev.ghostlight.core.judge;

import dev.ghostlight.core.judge.errors.Fingerprinter;
import dev.ghostlight.core.judge.errors.assemble.LogRecord;
import dev.ghostlight.core.judge.errors.templates.Fingerprint;
import dev.ghostlight.core.judge.errors.templates.Message;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What changed nodes are held against: what was learnt before, what all nodes said before the change, and what the
 * nodes say that were not changed. For one thread.
 */
public final class History {
    private final Fingerprinter fingerprinter;
    private final List<JudgedNode> nodes;
    private final Baseline known;
    private final BaselineLearner learner;
    private final Map<Long, Seen> seen = new LinkedHashMap<>();
    private final NodeTimes times;

    /**
     * @param nodes the fleet; records name their node by its place in it
     * @param known what was learnt before
     */
    public History(Fingerprinter fingerprinter, List<JudgedNode> nodes, Baseline known) {
        this.fingerprinter = fingerprinter;
        this.nodes = new ArrayList<>(nodes);
        this.known = known;
        learner = new BaselineLearner(fingerprinter, "", List.of());
        times = new NodeTimes(nodes.size());
    }

    /** Adds a node that shows up later, and tells its place. */
    public int add(JudgedNode node) {
        nodes.add(node);
        return nodes.size() - 1;
    }

    /**
     * Takes a record of a node before the change, or of one that was not changed.
     *
     * @param isAfter whether it is of the time after the change
     */
    public void take(int node, LogRecord record, boolean isAfter) {
        if (isAfter && nodes.get(node).isChanged()) {
            throw new IllegalArgumentException("what a changed node says after the change is judged, not learnt");
        }
        Message message = fingerprinter.read(record);
        learner.take(nodes.get(node).name(), record, message);
        note(node, record, message.fingerprint(), isAfter);
    }

    /** Notes a record without learning that it is usual. */
    Seen note(int node, LogRecord record, Fingerprint fingerprint, boolean isAfter) {
        Seen signature = seen.get(fingerprint.hash());
        if (signature == null) {
            signature = new Seen(fingerprint, nodes.size());
            seen.put(fingerprint.hash(), signature);
        }
        signature.take(node, record, isAfter);
        times.take(node, record.timeMillis(), isAfter);
        return signature;
    }

    /** The fleet as far as it has shown up. */
    public List<JudgedNode> nodes() {
        return Collections.unmodifiableList(nodes);
    }

    Map<Long, Seen> seen() {
        return seen;
    }

    NodeTimes times() {
        return times;
    }

    Fingerprinter fingerprinter() {
        return fingerprinter;
    }

    /** What was learnt before, by other readings. */
    Baseline learntBefore() {
        return known;
    }

    /** All that is known of the time before, from wherever. */
    Baseline baseline() {
        return known.plus(learner.learnt());
    }
}
