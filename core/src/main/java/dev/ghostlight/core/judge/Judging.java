package dev.ghostlight.core.judge;

import dev.ghostlight.core.judge.errors.assemble.LogLine;
import dev.ghostlight.core.model.Assumption;
import dev.ghostlight.core.model.Evidence;
import dev.ghostlight.core.model.Place;
import dev.ghostlight.core.model.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** One judgement over all that was seen until now. */
final class Judging {
    private static final Comparator<JudgedSignature> MOST_TELLING = Comparator.comparing(JudgedSignature::severity)
            .thenComparing(JudgedSignature::kind)
            .thenComparing(JudgedSignature::count, Comparator.reverseOrder())
            .thenComparing(signature -> signature.fingerprint().toString())
            .thenComparing(JudgedSignature::node);

    private static final int TIMELINES_MAX = 12;

    private final History history;
    private final Baseline baseline;
    private final JudgePlan plan;
    private final BiFunction<Seen, Seen.OnNode, SignatureClass> kinds;
    private final Weighed counts;
    private final Measured measured;

    Judging(
            History history,
            Baseline baseline,
            JudgePlan plan,
            BiFunction<Seen, Seen.OnNode, SignatureClass> kinds,
            Weighed counts,
            Measured measured) {
        this.history = history;
        this.baseline = baseline;
        this.plan = plan;
        this.kinds = kinds;
        this.counts = counts;
        this.measured = measured;
    }

    Judgement judgement() {
        Sight sight = new Sight(
                history,
                baseline,
                plan,
                history.seen().values().stream().map(this::signature).toList(),
                counts.allErrors(),
                measured);
        List<Reason> reasons = JudgeHazards.ALL.stream()
                .flatMap(hazard -> hazard.find(sight).stream())
                .sorted(Reason.GRAVEST_FIRST)
                .toList();
        JudgeVerdict verdict = reasons.stream().map(Reason::weight).reduce(JudgeVerdict.PROMOTE, JudgeVerdict::or);
        return new Judgement(
                verdict,
                changed(),
                reasons.stream().map(Reason::finding).toList(),
                sight.signatures().stream()
                        .flatMap(signature -> signature.onNodes().stream())
                        .sorted(MOST_TELLING)
                        .toList(),
                measured.metrics(),
                timelines(sight),
                times(),
                plan.changedAtMillis(),
                history.times().last(true),
                Reason.since(reasons, verdict),
                assumptions());
    }

    private List<String> changed() {
        Set<String> changed = new LinkedHashSet<>();
        history.nodes().stream()
                .filter(JudgedNode::isChanged)
                .map(JudgedNode::name)
                .forEach(changed::add);
        measured.nodes().stream().sorted().forEach(changed::add);
        return List.copyOf(changed);
    }

    private List<SignatureTimeline> timelines(Sight sight) {
        Timelines timelines = new Timelines(history, plan);
        if (!timelines.isTimed()) {
            return List.of();
        }
        return sight.signatures().stream()
                .filter(SeenSignature::isTelling)
                .sorted(Comparator.comparing((SeenSignature signature) ->
                                signature.kind() == SignatureClass.GONE ? Severity.DANGER : signature.severity())
                        .thenComparing(SeenSignature::kind)
                        .thenComparing(SeenSignature::count, Comparator.reverseOrder())
                        .thenComparing(
                                signature -> signature.seen().fingerprint().toString()))
                .limit(TIMELINES_MAX)
                .map(signature -> timelines.of(signature.seen(), signature.kind(), signature.decidedAtMillis()))
                .toList();
    }

    private SeenSignature signature(Seen signature) {
        return new SeenSignature(
                signature,
                onNodes(signature),
                Optional.ofNullable(counts.signatures().get(signature)));
    }

    private List<JudgedSignature> onNodes(Seen signature) {
        List<JudgedSignature> judged = new ArrayList<>();
        for (int node = 0; node < history.nodes().size(); node++) {
            Seen.OnNode there = signature.on(node);
            if (history.nodes().get(node).isChanged() && there != null && there.after() > 0) {
                judged.add(judged(signature, node, there));
            }
        }
        return judged;
    }

    private JudgedSignature judged(Seen signature, int node, Seen.OnNode there) {
        Optional<Mark> mark = baseline.mark(signature.fingerprint());
        boolean isHarmless =
                mark.filter(said -> said.meaning() == Mark.Meaning.HARMLESS).isPresent();
        return new JudgedSignature(
                signature.fingerprint(),
                kinds.apply(signature, there),
                isHarmless ? Severity.NOTE : signature.severity(),
                there.sample(),
                history.nodes().get(node).name(),
                there.firstLine(),
                there.firstMillis(),
                there.after(),
                baseline.signature(signature.fingerprint())
                        .map(KnownSignature::count)
                        .orElse(0L),
                evidence(signature, there),
                mark);
    }

    private List<Evidence> evidence(Seen signature, Seen.OnNode there) {
        List<Evidence> numbers = new ArrayList<>();
        numbers.add(new Evidence("episodes", there.episodes()));
        if (there.firstMillis() != LogLine.NO_TIME && plan.changedAtMillis() != LogLine.NO_TIME) {
            numbers.add(new Evidence("firstAfterSeconds", (there.firstMillis() - plan.changedAtMillis()) / 1e3));
        }
        Optional.ofNullable(counts.signatures().get(signature))
                .map(CountEvidence::numbers)
                .ifPresent(numbers::addAll);
        return numbers;
    }

    private List<JudgedTime> times() {
        NodeTimes times = history.times();
        List<JudgedTime> all = new ArrayList<>();
        for (int node = 0; node < history.nodes().size(); node++) {
            long before = times.from(node, false);
            all.add(new JudgedTime(
                    history.nodes().get(node),
                    times.records(node, false),
                    times.records(node, true),
                    before == LogLine.NO_TIME ? times.from(node, true) : before,
                    Math.max(times.to(node, false), times.to(node, true))));
        }
        return all;
    }

    private List<Assumption> assumptions() {
        List<Assumption> assumptions = new ArrayList<>();
        if (plan.changedAtMillis() == LogLine.NO_TIME) {
            assumptions.add(new Assumption(
                    Place.of("the lines", "/time"),
                    "when each line was written",
                    "nothing: rates cannot be compared, so only what is new and what is known is told apart",
                    "lines that begin with their time"));
        }
        return assumptions;
    }
}
