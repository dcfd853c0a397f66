package dev.ghostlight.core.judge;

import dev.ghostlight.core.judge.errors.assemble.LogLine;
import dev.ghostlight.core.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A signature, and what became of it on each changed node on which it came. */
record SeenSignature(Seen seen, List<JudgedSignature> onNodes, Optional<CountEvidence> counts) {
    private static final int SHOWN = 160;

    SeenSignature {
        onNodes = List.copyOf(onNodes);
    }

    boolean isThere() {
        return !onNodes.isEmpty();
    }

    boolean is(SignatureClass kind) {
        return onNodes.stream().anyMatch(judged -> judged.kind() == kind);
    }

    Severity severity() {
        return onNodes.getFirst().severity();
    }

    Optional<Mark> mark() {
        return onNodes.getFirst().mark();
    }

    long count() {
        return onNodes.stream().mapToLong(JudgedSignature::count).sum();
    }

    /** Where it came first after the change. */
    JudgedSignature first() {
        return onNodes.stream()
                .min((a, b) -> Long.compare(a.firstMillis(), b.firstMillis()))
                .orElseThrow();
    }

    /** The nodes on which it came: {@code node-1}, {@code node-1 and node-2}, {@code 5 nodes}. */
    String where() {
        return switch (onNodes.size()) {
            case 1, 2 -> onNodes.stream().map(JudgedSignature::node).collect(Collectors.joining(" and "));
            default -> onNodes.size() + " nodes";
        };
    }

    /** Its first line, as a sentence shows it. */
    String quoted() {
        return "'" + shortened(first().title()) + "'";
    }

    /** As much of a line as a sentence shows. */
    static String shortened(String line) {
        return line.length() > SHOWN ? line.substring(0, SHOWN) + "..." : line;
    }

    /** {@code once} or {@code 12 times}. */
    static String times(long count) {
        return count == 1 ? "once" : count + " times";
    }

    /** When it came first, as a sentence goes on with it. */
    String since(JudgePlan plan) {
        JudgedSignature first = first();
        String line = first.firstLine() > 0 ? "line " + first.firstLine() : "";
        return first.firstMillis() == LogLine.NO_TIME
                ? line
                : Say.time(first.firstMillis()) + Say.afterChange(plan, first.firstMillis()) + ", " + line;
    }
}
