package dev.ghostlight.app.report;

import dev.ghostlight.app.judge.Judged;
import dev.ghostlight.app.judge.JudgedLine;
import dev.ghostlight.core.judge.JudgeVerdict;
import dev.ghostlight.core.judge.JudgedNode;
import dev.ghostlight.core.judge.JudgedSignature;
import dev.ghostlight.core.judge.JudgedTime;
import dev.ghostlight.core.judge.Judgement;
import dev.ghostlight.core.judge.Mark;
import dev.ghostlight.core.judge.SeenMetric;
import dev.ghostlight.core.judge.SignatureClass;
import dev.ghostlight.core.judge.SignatureTimeline;
import dev.ghostlight.core.judge.errors.assemble.LogLine;
import dev.ghostlight.core.judge.errors.templates.Fingerprint;
import dev.ghostlight.core.judge.metrics.JudgedMetric;
import dev.ghostlight.core.judge.metrics.Metric;
import dev.ghostlight.core.judge.metrics.MetricClass;
import dev.ghostlight.core.judge.metrics.MetricKind;
import dev.ghostlight.core.judge.metrics.MetricNumbers;
import dev.ghostlight.core.judge.metrics.Worse;
import dev.ghostlight.core.model.Evidence;
import dev.ghostlight.core.model.Place;
import dev.ghostlight.core.model.Severity;
import java.util.List;
import java.util.Optional;

/** Judgements to try reports on. */
final class JudgeSamples {
    private JudgeSamples() {}

    private static JudgedMetric metric(String text) {
        double unknown = Double.NaN;
        return new JudgedMetric(
                new Metric(text, MetricKind.COUNT, text, Worse.MORE, text),
                MetricClass.WORSE,
                new MetricNumbers(60, 50, Double.POSITIVE_INFINITY, 2, unknown, 0, 3, 0, unknown),
                1_000,
                2_000,
                0,
                text,
                List.of(text));
    }

    /** One in which every text is this one. */
    static Judged hostile(String text) {
        JudgedNode node = new JudgedNode(text, text, true);
        String reason = text.isBlank() ? "why" : text;
        JudgedSignature signature = new JudgedSignature(
                new Fingerprint(1),
                SignatureClass.NEW,
                Severity.DANGER,
                text,
                text,
                1,
                LogLine.NO_TIME,
                2,
                0,
                List.of(new Evidence("episodes", 1)),
                Optional.of(new Mark(new Fingerprint(1), Mark.Meaning.WATCH, reason, 0)));
        Judgement judgement = new Judgement(
                JudgeVerdict.ROLLBACK,
                List.of(text),
                List.of(),
                List.of(signature),
                List.of(new SeenMetric(Place.of(text, ""), metric(text))),
                List.of(new SignatureTimeline(
                        new Fingerprint(1),
                        SignatureClass.NEW,
                        text,
                        0,
                        10_000,
                        List.of(0.0, 2.0),
                        List.of(1.0, 0.5),
                        10_000)),
                List.of(new JudgedTime(node, 1, 2, LogLine.NO_TIME, 0)),
                LogLine.NO_TIME,
                LogLine.NO_TIME,
                0,
                List.of());
        return new Judged(
                judgement,
                List.of(text),
                Optional.of(List.of(new JudgedLine(text, 1, "v1:0000000000000001", SignatureClass.NEW))));
    }
}
