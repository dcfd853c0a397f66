package dev.ghostlight.core.judge;

import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Place;
import dev.ghostlight.core.model.Severity;
import dev.ghostlight.core.model.Show;
import java.util.ArrayList;
import java.util.List;

/** An error that is known and became more frequent. */
final class MoreErrors extends JudgeHazard {
    MoreErrors() {
        super(
                "more-errors",
                "A known error came more often on the changed nodes than it would have without the change.");
    }

    @Override
    List<Reason> find(Sight sight) {
        List<Reason> reasons = new ArrayList<>();
        for (SeenSignature signature : sight.signatures()) {
            signature
                    .counts()
                    .filter(counts -> counts.isMore()
                            && signature.isThere()
                            && signature.is(SignatureClass.MORE)
                            && signature.severity() == Severity.DANGER
                            && signature.mark().isEmpty())
                    .ifPresent(counts -> reasons.add(reason(signature, counts, sight)));
        }
        if (reasons.isEmpty()) {
            sight.allErrors().filter(CountEvidence::isMore).ifPresent(counts -> reasons.add(ofAll(counts, sight)));
        }
        return reasons;
    }

    /** No error by itself is proven to come more often, and all together are. */
    private Reason ofAll(CountEvidence counts, Sight sight) {
        return reason(
                Place.of(sight.changedSource(), ""),
                "The known errors together became more frequent on the changed nodes: they came "
                        + SeenSignature.times((long) counts.count()) + " since the change, and "
                        + Show.count(counts.expected()) + " were to be expected; which of them, is not proven yet.",
                counts,
                "Go back to the release before.");
    }

    private Reason reason(SeenSignature signature, CountEvidence counts, Sight sight) {
        JudgedSignature first = signature.first();
        return reason(
                sight.place(first),
                "A known error became more frequent on " + signature.where() + ": it came "
                        + SeenSignature.times((long) counts.count()) + " since the change, and "
                        + Show.count(counts.expected()) + " were to be expected: " + signature.quoted() + ".",
                counts,
                "Go back to the release before; or, if it is nothing to worry about: "
                        + Say.markHarmless(signature.seen().fingerprint()) + ".");
    }

    private Reason reason(Place where, String what, CountEvidence counts, String remedy) {
        String proof = "(proof since " + Say.time(counts.provenAtMillis()) + ")";
        Finding finding = new Finding(
                id(),
                Reason.severity(JudgeVerdict.ROLLBACK),
                where,
                what,
                counts.isAgainstUnchanged()
                        ? "Other nodes and the time before the change do not explain it " + proof + ": it is at least "
                                + Show.count(counts.ratioLow()) + " times as frequent."
                        : "The time before the change does not explain it " + proof + ". No unchanged node was given,"
                                + " so something that befell all nodes would look the same.",
                remedy,
                counts.numbers());
        return new Reason(JudgeVerdict.ROLLBACK, finding, counts.provenAtMillis());
    }
}
