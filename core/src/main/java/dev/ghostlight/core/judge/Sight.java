package dev.ghostlight.core.judge;

import dev.ghostlight.core.model.Place;
import java.util.List;
import java.util.Optional;

/**
 * All that a judgement is made of.
 *
 * @param allErrors what counts say of all known errors together
 */
record Sight(
        History history,
        Baseline baseline,
        JudgePlan plan,
        List<SeenSignature> signatures,
        Optional<CountEvidence> allErrors,
        Measured measured) {
    Sight {
        signatures = List.copyOf(signatures);
    }

    List<SeenMetric> metrics() {
        return measured.metrics();
    }

    List<JudgedNode> nodes() {
        return history.nodes();
    }

    /** How many nodes that were not changed were watched in the time after the change. */
    long unchanged() {
        long count = 0;
        for (int node = 0; node < nodes().size(); node++) {
            boolean isWatched = history.times().records(node, true) > 0;
            count += isWatched && !nodes().get(node).isChanged() ? 1 : 0;
        }
        return count;
    }

    /** The nodes that were not changed, as a sentence goes on with them. */
    String onUnchanged() {
        long others = unchanged();
        if (others == 0) {
            return "";
        }
        return others == 1 ? ", nor on the unchanged node" : ", nor on any of " + others + " unchanged nodes";
    }

    /** How long changed nodes were watched, the sum over them, in seconds. */
    double watchedSeconds() {
        double seconds = 0;
        for (int node = 0; node < nodes().size(); node++) {
            if (nodes().get(node).isChanged()) {
                seconds += history.times().seconds(node, true);
            }
        }
        return seconds;
    }

    /** How long it is known what is usual, the sum over nodes, in seconds. */
    double knownSeconds() {
        double seconds = history.learntBefore().nodeSeconds();
        for (int node = 0; node < nodes().size(); node++) {
            boolean isChanged = nodes().get(node).isChanged();
            seconds += history.times().seconds(node, false);
            seconds += isChanged ? 0 : history.times().seconds(node, true);
        }
        return seconds;
    }

    /** Where the lines of a node come from. */
    String source(String node) {
        return nodes().stream()
                .filter(each -> each.name().equals(node))
                .map(JudgedNode::source)
                .findFirst()
                .orElse(node);
    }

    /** Where the lines of a changed node have a signature for the first time. */
    Place place(JudgedSignature first) {
        return new Place(source(first.node()), "", (int) Math.min(first.firstLine(), Integer.MAX_VALUE), 0);
    }

    /** Where the lines of the changed nodes come from. */
    String changedSource() {
        List<String> sources = nodes().stream()
                .filter(JudgedNode::isChanged)
                .map(JudgedNode::source)
                .toList();
        return sources.size() == 1 ? sources.getFirst() : sources.size() + " changed nodes";
    }
}
