package dev.ghostlight.core.judge;

import dev.ghostlight.core.judge.errors.assemble.LogLine;
import dev.ghostlight.core.judge.errors.assemble.LogRecord;
import dev.ghostlight.core.judge.errors.templates.Fingerprint;
import dev.ghostlight.core.judge.errors.templates.Message;
import dev.ghostlight.core.judge.errors.templates.Templates;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells what changed nodes say that was not said before, nor is on other nodes. It may be asked at any time, as often
 * as one likes. For one thread.
 */
public final class Judge {
    private final History history;
    private final JudgePlan plan;
    private final Baseline baseline;
    private final Templates templates;

    private Map<Seen, CountEvidence> weighed = Map.of();
    private long weighedUntil = Long.MIN_VALUE;

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
        CountEvidence counts = counts().get(signature);
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

    /** What the judge says now. */
    public Judgement judgement() {
        return new Judging(history, baseline, plan, this::kind, counts()).judgement();
    }

    /** Weighed anew for each interval of ten seconds that has ended. */
    private Map<Seen, CountEvidence> counts() {
        long last = history.times().last(true);
        long interval = last == LogLine.NO_TIME ? Long.MIN_VALUE : IntervalCounts.of(last);
        if (interval != weighedUntil) {
            weighedUntil = interval;
            weighed = CountJudge.weigh(history, plan, this::isNew);
        }
        return weighed;
    }

    private boolean isNew(Seen signature) {
        return !known.getOrDefault(signature.fingerprint().hash(), true) && !isOnUnchanged(signature);
    }
}
