package dev.ghostlight.core.judge;

import dev.ghostlight.core.judge.metrics.JudgedMetric;
import dev.ghostlight.core.judge.metrics.MetricClass;
import dev.ghostlight.core.model.Finding;
import java.util.List;

/** A metric became worse. */
final class MetricWorse extends JudgeHazard {
    MetricWorse() {
        super("metric-worse", "A metric became worse on the changed nodes, and the change is to blame by proof.");
    }

    @Override
    List<Reason> find(Sight sight) {
        return sight.metrics().stream()
                .filter(metric -> metric.judged().outcome() == MetricClass.WORSE)
                .map(this::reason)
                .toList();
    }

    private Reason reason(SeenMetric metric) {
        JudgedMetric judged = metric.judged();
        Finding finding = new Finding(
                id(),
                Reason.severity(JudgeVerdict.ROLLBACK),
                metric.where(),
                Say.sentence(judged.why()),
                "There is proof since " + Say.time(judged.provenAtMillis()) + "." + Say.assumed(judged.assumptions()),
                "Go back to the release before.",
                metric.evidence());
        return new Reason(JudgeVerdict.ROLLBACK, finding, judged.provenAtMillis());
    }
}
