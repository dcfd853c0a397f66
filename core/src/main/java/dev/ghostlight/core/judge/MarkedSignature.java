package dev.ghostlight.core.judge;

import dev.ghostlight.core.model.Evidence;
import dev.ghostlight.core.model.Finding;
import java.util.ArrayList;
import java.util.List;

/** Something came that a person said must not come. */
final class MarkedSignature extends JudgeHazard {
    MarkedSignature() {
        super("marked-signature", "The new release logs what somebody marked as a reason to hold or to roll back.");
    }

    @Override
    List<Reason> find(Sight sight) {
        List<Reason> reasons = new ArrayList<>();
        for (SeenSignature signature : sight.signatures()) {
            if (!signature.isThere() || signature.mark().isEmpty()) {
                continue;
            }
            Mark mark = signature.mark().get();
            switch (mark.meaning()) {
                case HARMLESS -> {}
                case WATCH -> reasons.add(reason(signature, mark, JudgeVerdict.HOLD, sight));
                case STOP -> reasons.add(reason(signature, mark, JudgeVerdict.ROLLBACK, sight));
            }
        }
        return reasons;
    }

    private Reason reason(SeenSignature signature, Mark mark, JudgeVerdict weight, Sight sight) {
        JudgedSignature first = signature.first();
        boolean isStop = weight == JudgeVerdict.ROLLBACK;
        Finding finding = new Finding(
                id(),
                Reason.severity(weight),
                sight.place(first),
                "It came " + SeenSignature.times(signature.count()) + " on " + signature.where() + " (first "
                        + signature.since(sight.plan()) + "): " + signature.quoted() + ".",
                "It was marked as " + (isStop ? "'stop'" : "'watch'") + " on " + Say.time(mark.atMillis()) + ": "
                        + mark.reason(),
                isStop
                        ? "Go back to the release before."
                        : "Look at the sample, and go on only if it is not what the mark is about.",
                List.of(new Evidence("count", signature.count())));
        return new Reason(weight, finding, first.firstMillis());
    }
}
