package dev.ghostlight.core.judge;

import dev.ghostlight.core.judge.errors.assemble.LogLine;
import dev.ghostlight.core.model.Severity;
import java.util.Comparator;
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

    /** The most telling of what it is on the changed nodes. */
    SignatureClass kind() {
        if (!isThere()) {
            return counts.map(CountEvidence::isFewer).orElse(false) ? SignatureClass.GONE : SignatureClass.KNOWN;
        }
        return onNodes.stream()
                .map(JudgedSignature::kind)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Whether it is worth being shown over time. */
    boolean isTelling() {
        boolean isHarmless =
                mark().filter(said -> said.meaning() == Mark.Meaning.HARMLESS).isPresent();
        return switch (kind()) {
            case NEW, MORE, FEWER, GONE -> !isHarmless;
            case KNOWN, DEPLOY_NOISE -> mark().isPresent() && !isHarmless;
        };
    }

    /** Since when it decides: its first occurrence if it is new, its proof if it became more or less. */
    long decidedAtMillis() {
        return switch (kind()) {
            case NEW -> first().firstMillis();
            case MORE, FEWER, GONE -> counts.map(CountEvidence::provenAtMillis).orElse(LogLine.NO_TIME);
            case KNOWN, DEPLOY_NOISE -> LogLine.NO_TIME;
        };
    }

    Severity severity() {
        return isThere() ? onNodes.getFirst().severity() : seen.severity();
    }

    Optional<Mark> mark() {
        return isThere() ? onNodes.getFirst().mark() : Optional.empty();
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
