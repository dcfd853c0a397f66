package dev.ghostlight.core.judge;

import dev.ghostlight.core.judge.metrics.JudgedMetric;
import dev.ghostlight.core.judge.metrics.MetricNumbers;
import dev.ghostlight.core.model.Evidence;
import dev.ghostlight.core.model.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * What is said of a metric, and where it was read.
 *
 * @param where the file or address that has its points, or the place that names it
 * @param judged what is said of it
 */
public record SeenMetric(Place where, JudgedMetric judged) {
    /** The numbers behind what is said, those that are known. */
    public List<Evidence> evidence() {
        MetricNumbers numbers = judged.numbers();
        List<Evidence> known = new ArrayList<>();
        known(known, "eValue", numbers.eValue());
        known(known, "eValueOfProof", numbers.threshold());
        known(known, "ratio", numbers.ratio());
        known(known, "ratioLow", numbers.ratioLow());
        known(known, "ratioHigh", numbers.ratioHigh());
        known(known, "before", numbers.before());
        known(known, "after", numbers.after());
        known(known, "others", numbers.others());
        known(known, "visibleRatio", numbers.visibleRatio());
        return known;
    }

    private static void known(List<Evidence> known, String name, double value) {
        if (!Double.isNaN(value)) {
            known.add(new Evidence(name, CountEvidence.bounded(value)));
        }
    }
}
