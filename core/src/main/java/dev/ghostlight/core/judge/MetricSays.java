package dev.ghostlight.core.judge;

import dev.ghostlight.core.judge.metrics.JudgedMetric;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Show;

/** What metrics say that stops a promotion without being proof of harm. */
final class MetricSays {
    private MetricSays() {}

    /** Of one that stopped. */
    static Reason stopped(String hazard, SeenMetric metric) {
        JudgedMetric judged = metric.judged();
        return hold(
                hazard,
                metric,
                "Either it is no more measured, or what it measures no more happens."
                        + Say.assumed(judged.assumptions()),
                "Find out which. If it was taken out for good, leave it out here too.",
                judged.provenAtMillis());
    }

    /** Of one of which nobody knows whether it is worse. */
    static Reason unknown(String hazard, SeenMetric metric) {
        JudgedMetric judged = metric.judged();
        long needed = judged.neededMillis();
        boolean isEverKnown = needed > 0 && needed < Long.MAX_VALUE;
        return hold(
                hazard,
                metric,
                "Whether it is worse is not known." + Say.assumed(judged.assumptions()),
                isEverKnown
                        ? "Wait " + Show.seconds(Math.ceil(needed / 1e3)) + " more and ask again."
                        : "Waiting does not help. Give more of the time before the change, and nodes that were not"
                                + " changed; or leave this metric out.",
                JudgedMetric.NO_TIME);
    }

    private static Reason hold(String hazard, SeenMetric metric, String effect, String remedy, long atMillis) {
        Finding finding = new Finding(
                hazard,
                Reason.severity(JudgeVerdict.HOLD),
                metric.where(),
                Say.sentence(metric.judged().why()),
                effect,
                remedy,
                metric.evidence());
        return new Reason(JudgeVerdict.HOLD, finding, atMillis);
    }
}
