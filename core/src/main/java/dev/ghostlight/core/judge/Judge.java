package dev.ghostlight.core.judge;

import dev.ghostlight.core.judge.errors.assemble.LogLine;
import dev.ghostlight.core.judge.errors.assemble.LogRecord;
import dev.ghostlight.core.judge.errors.templates.Fingerprint;
import dev.ghostlight.core.judge.errors.templates.Message;
import dev.ghostlight.core.judge.errors.templates.Templates;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells what changed nodes say that was not said before, nor is on other nodes. It may be asked at any time, as often
 * as one likes. For one thread.
 */
public final class Judge {
    private final History history;
    private final JudgePlan plan;
    private final Baseline baseline;
    private final Templates templates;

    private Optional<CountJudge> counting = Optional.empty();
    private Weighed weighed = Weighed.NOTHING;
    private Measured measured = Measured.NOTHING;

    /** Whether a signature is known by its text; of those that a changed node showed after the change. */
    private final Map<Long, Boolean> known = new HashMap<>();

    /** Judges against a history that is complete up to now. */
    public Judge(History history, JudgePlan plan) {
        this.history = history;
        this.plan = plan;
        baseline = history.baseline();
        templates = Templates.of(baseline.model());
    }

    /**
     * Takes a record of the time after the change, of any node.
     *
     * @return its fingerprint
     */
    public Fingerprint take(int node, LogRecord record) {
        Message message = history.fingerprinter().read(record);
        Seen signature = history.note(node, record, message.fingerprint(), true);
        if (isChanged(node)) {
            known.computeIfAbsent(message.hash(), _ -> message.isKnown(templates));
        }
        return signature.fingerprint();
    }

    /** What a signature is on a changed node, by all that came until now. */
    public SignatureClass kind(int node, Fingerprint fingerprint) {
        Seen signature = history.seen().get(fingerprint.hash());
        Seen.OnNode there = signature == null ? null : signature.on(node);
        if (signature == null || there == null) {
            return SignatureClass.KNOWN;
        }
        return kind(signature, there);
    }

    private SignatureClass kind(Seen signature, Seen.OnNode there) {
        boolean isNoise = baseline.signature(signature.fingerprint())
                .map(KnownSignature::isDeployNoise)
                .orElse(false);
        if (isNoise) {
            boolean isAround = plan.changedAtMillis() == LogLine.NO_TIME
                    || BaselineLearner.isAround(plan.changedAtMillis(), there.lastMillis());
            return isAround ? SignatureClass.DEPLOY_NOISE : SignatureClass.NEW;
        }
        if (isNew(signature)) {
            return SignatureClass.NEW;
        }
        CountEvidence counts = counts().signatures().get(signature);
        if (counts == null || counts.isMore() == counts.isFewer()) {
            return SignatureClass.KNOWN;
        }
        return counts.isMore() ? SignatureClass.MORE : SignatureClass.FEWER;
    }

    private boolean isOnUnchanged(Seen signature) {
        for (int node = 0; node < nodes().size(); node++) {
            if (!isChanged(node) && signature.on(node) != null) {
                return true;
            }
        }
        return false;
    }

    private boolean isChanged(int node) {
        return nodes().get(node).isChanged();
    }

    private List<JudgedNode> nodes() {
        return history.nodes();
    }

    /** Time has passed up to then, in milliseconds since 1970 UTC, whether something came or not. */
    public void pass(long millis) {
        history.times().pass(millis);
    }

    /**
     * What metrics say now, in the place of what they said before.
     *
     * @param nodes the changed nodes that were measured
     */
    public void measure(Set<String> nodes, List<SeenMetric> said) {
        measured = new Measured(nodes, said, List.of());
    }

    /**
     * Metrics cannot be read now: what they said before stands, and nothing is promoted meanwhile.
     *
     * @param sources why, each in full sentences
     */
    public void lackMetrics(List<String> sources) {
        measured = measured.lacking(sources);
    }

    /** What the judge says now. */
    public Judgement judgement() {
        return new Judging(history, baseline, plan, this::kind, counts(), measured).judgement();
    }

    /** Weighed anew whenever an interval of ten seconds has ended. */
    private Weighed counts() {
        if (counting.filter(judge -> judge.isStillOf(history)).isEmpty()) {
            counting = CountJudge.of(history, baseline, plan, this::isNew);
        }
        if (counting.isPresent() && counting.get().goOn()) {
            weighed = counting.get().weighed();
        }
        return weighed;
    }

    private boolean isNew(Seen signature) {
        return !known.getOrDefault(signature.fingerprint().hash(), true) && !isOnUnchanged(signature);
    }
}
