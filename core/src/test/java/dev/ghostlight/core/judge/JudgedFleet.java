package dev.ghostlight.core.judge;

import dev.ghostlight.core.model.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * A fleet of twenty of which node-0 was changed, an hour of its logs before the change and what came after. All nodes
 * store an order every 30 seconds, until ten minutes after the change.
 */
final class JudgedFleet {
    static final int NODES = 20;
    static final String ORDER = "INFO order stored";

    private static final int BEFORE_SECONDS = 3_600;
    private static final int AFTER_SECONDS = 600;

    private final List<JudgedNode> nodes = new ArrayList<>();
    private final List<List<String>> lines = new ArrayList<>();
    private Baseline known = Baseline.NOTHING;
    private JudgePlan plan = new JudgePlan(Logs.CHANGE.toEpochMilli(), 0, JudgePlan.FALSE_ALARMS, false);

    JudgedFleet() {
        for (int node = 0; node < NODES; node++) {
            nodes.add(new JudgedNode("node-" + node, "node-" + node + ".log", node == 0));
            lines.add(new ArrayList<>());
        }
        all(-BEFORE_SECONDS, AFTER_SECONDS, 30, ORDER);
    }

    /** A node says something once, so many whole seconds after the change; maybe of several lines. */
    JudgedFleet says(int node, double second, String text) {
        lines.get(node).add(Logs.at(second, text));
        return this;
    }

    /** A node says something every so many seconds. */
    JudgedFleet goesOn(int node, double from, double to, double every, String text) {
        // Not all of them at the same moment.
        for (double second = from + node % 7; second < to; second += every) {
            says(node, second, text);
        }
        return this;
    }

    /** All nodes do. */
    JudgedFleet all(double from, double to, double every, String text) {
        for (int node = 0; node < NODES; node++) {
            goesOn(node, from, to, every, text);
        }
        return this;
    }

    /** The unchanged nodes do. */
    JudgedFleet others(double from, double to, double every, String text) {
        for (int node = 1; node < NODES; node++) {
            goesOn(node, from, to, every, text);
        }
        return this;
    }

    /** Nothing of what a node said from a second to another is there. */
    JudgedFleet lacks(int node, double from, double to) {
        lines.get(node).removeIf(line -> line.compareTo(Logs.at(from, "")) >= 0 && line.compareTo(Logs.at(to, "")) < 0);
        return this;
    }

    /** Nothing is there of nodes that were not changed. */
    JudgedFleet alone() {
        for (int node = 1; node < NODES; node++) {
            lines.get(node).clear();
        }
        return this;
    }

    JudgedFleet knows(Baseline baseline) {
        known = known.plus(baseline);
        return this;
    }

    /** A person said that of what the changed node says. */
    JudgedFleet marked(String text, Mark.Meaning meaning, String reason) {
        known = known.with(new Mark(
                Logs.fingerprinter().of(Logs.records(List.of(Logs.at(0, text))).getFirst()), meaning, reason, 0));
        return this;
    }

    JudgedFleet watched(double seconds) {
        plan = new JudgePlan(plan.changedAtMillis(), seconds, plan.falseAlarms(), plan.isNewErrorEnough());
        return this;
    }

    JudgedFleet newErrorIsEnough() {
        plan = new JudgePlan(plan.changedAtMillis(), plan.watchSeconds(), plan.falseAlarms(), true);
        return this;
    }

    Judgement judged() {
        History history = new History(Logs.fingerprinter(), nodes, known);
        for (int node = 0; node < NODES; node++) {
            int each = node;
            boolean isChanged = node == 0;
            Logs.each(of(node, false), record -> history.take(each, record, false));
            if (!isChanged) {
                Logs.each(of(node, true), record -> history.take(each, record, true));
            }
        }
        Judge judge = new Judge(history, plan);
        Logs.each(of(0, true), record -> judge.take(0, record));
        return judge.judgement();
    }

    private List<String> of(int node, boolean isAfter) {
        return lines.get(node).stream()
                .sorted()
                .filter(line -> line.compareTo(Logs.at(0, "")) >= 0 == isAfter)
                .flatMap(String::lines)
                .toList();
    }

    /** What a hazard finds. */
    List<Finding> found(String hazard) {
        return judged().findings().stream()
                .filter(finding -> finding.hazard().equals(hazard))
                .toList();
    }
}
