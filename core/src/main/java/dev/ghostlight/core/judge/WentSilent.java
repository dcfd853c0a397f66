package dev.ghostlight.core.judge;

import dev.ghostlight.core.judge.metrics.MetricClass;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Place;
import dev.ghostlight.core.model.Show;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Something that was regular no more happens on the changed nodes. */
final class WentSilent extends JudgeHazard {
    WentSilent() {
        super("went-silent", "Something that used to happen regularly happens no more on the changed nodes.");
    }

    @Override
    List<Reason> find(Sight sight) {
        List<Reason> reasons = new ArrayList<>();
        for (SeenSignature signature : sight.signatures()) {
            boolean isExpected = sight.baseline()
                    .mark(signature.seen().fingerprint())
                    .filter(mark -> mark.meaning() == Mark.Meaning.HARMLESS)
                    .isEmpty();
            Optional<CountEvidence> gone = signature.counts().filter(counts -> counts.isFewer() && counts.count() == 0);
            if (isExpected && gone.isPresent()) {
                reasons.add(reason(signature, gone.get(), sight));
            }
        }
        sight.metrics().stream()
                .filter(metric -> metric.judged().outcome() == MetricClass.STOPPED)
                .map(metric -> MetricSays.stopped(id(), metric))
                .forEach(reasons::add);
        return reasons;
    }

    private Reason reason(SeenSignature signature, CountEvidence counts, Sight sight) {
        String sample = JudgedSignature.title(signature.seen().sample());
        Finding finding = new Finding(
                id(),
                Reason.severity(JudgeVerdict.HOLD),
                Place.of(sight.changedSource(), ""),
                "The changed nodes no more log '" + SeenSignature.shortened(sample) + "': "
                        + Show.count(counts.expected()) + " were to be expected since the change, and none came.",
                counts.isAgainstUnchanged()
                        ? "The nodes that were not changed go on with it. Either it was taken out of the code, or what it"
                                + " tells of no more happens."
                        : "No unchanged node was given, so it may have stopped everywhere. Either it was taken out of the"
                                + " code, or what it tells of no more happens.",
                "Find out which. If the release just does not log it any more: "
                        + Say.markHarmless(signature.seen().fingerprint()) + ".",
                counts.numbers());
        return new Reason(JudgeVerdict.HOLD, finding, counts.provenAtMillis());
    }
}
