package dev.ghostlight.core.judge;

import dev.ghostlight.core.model.Assumption;
import dev.ghostlight.core.model.Finding;
import java.util.List;

/**
 * What the judge says, and why.
 *
 * @param verdict what to do
 * @param changed the names of the nodes that are judged
 * @param findings the reasons, the gravest first
 * @param signatures each signature on each changed node, the most telling first
 * @param metrics what is said of each metric
 * @param timelines how often those came that tell most, over time; empty without times
 * @param nodes what was seen of each node
 * @param changedAtMillis when the change began, in milliseconds since 1970 UTC; {@code LogLine.NO_TIME} without times
 * @param untilMillis up to when was looked; {@code LogLine.NO_TIME} without times
 * @param decidedAtMillis since when the verdict is what it is; {@code LogLine.NO_TIME} without times, and of a
 *     promotion
 * @param assumptions what was assumed where a fact was missing
 */
public record Judgement(
        JudgeVerdict verdict,
        List<String> changed,
        List<Finding> findings,
        List<JudgedSignature> signatures,
        List<SeenMetric> metrics,
        List<SignatureTimeline> timelines,
        List<JudgedTime> nodes,
        long changedAtMillis,
        long untilMillis,
        long decidedAtMillis,
        List<Assumption> assumptions) {
    public Judgement {
        changed = List.copyOf(changed);
        findings = List.copyOf(findings);
        signatures = List.copyOf(signatures);
        metrics = List.copyOf(metrics);
        timelines = List.copyOf(timelines);
        nodes = List.copyOf(nodes);
        assumptions = List.copyOf(assumptions);
    }
}
