package dev.ghostlight.core.judge;

import dev.ghostlight.core.judge.errors.assemble.LogLine;
import dev.ghostlight.core.judge.statistics.Basis;
import dev.ghostlight.core.judge.statistics.Concern;
import dev.ghostlight.core.judge.statistics.CountHistory;
import dev.ghostlight.core.judge.statistics.Direction;
import dev.ghostlight.core.judge.statistics.SignatureEvidence;
import dev.ghostlight.core.judge.statistics.SignatureWatch;
import dev.ghostlight.core.model.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Weighs how often each signature came, interval by interval as they end. For one thread. */
final class CountJudge {
    /** More would cost more than they tell: the rarest are left out. */
    private static final int SIGNATURES_MAX = 5_000;

    private final History history;
    private final CountFacts facts;
    private final SignatureWatch watch;

    /** How many signatures have a history, or could have had one. */
    private final int known;

    private final Map<Seen, Counted> counted = new LinkedHashMap<>();
    private final Set<Long> marked;
    private final Map<Integer, Integer> namedAt = new HashMap<>();
    private int lookedAt;

    /** A signature that is counted. */
    private static final class Counted {
        private static final int NOT_YET = -1;

        private final int[] cursors;
        private int number = NOT_YET;

        Counted(int[] cursors) {
            this.cursors = cursors;
        }
    }

    private CountJudge(History history, Baseline baseline, JudgePlan plan, CountFacts facts, Predicate<Seen> isNew) {
        marked = baseline.marks().stream()
                .map(mark -> mark.fingerprint().hash())
                .collect(Collectors.toUnmodifiableSet());
        this.history = history;
        this.facts = facts;
        List<Seen> most = history.seen().values().stream()
                .sorted(Comparator.comparingLong(Seen::total)
                        .reversed()
                        .thenComparingLong(signature -> signature.fingerprint().hash()))
                .limit(SIGNATURES_MAX)
                .toList();
        List<CountHistory> histories = new ArrayList<>();
        CountHistory errors = CountHistory.of(Concern.MORE);
        for (Seen signature : most) {
            Counted each = new Counted(begin(signature));
            counted.put(signature, each);
            if (!isNew.test(signature)) {
                each.number = histories.size();
                histories.add(history(signature, errors));
            }
        }
        known = histories.size();
        lookedAt = history.seen().size();
        watch = SignatureWatch.of(facts.fleet(plan.falseAlarms()), histories, List.of(errors));
    }

    /**
     * Begins to weigh all that was seen until now; nothing where no line has a time.
     *
     * @param isNew tells of a signature whether nobody knows it
     */
    static Optional<CountJudge> of(History history, Baseline baseline, JudgePlan plan, Predicate<Seen> isNew) {
        return CountFacts.of(history, plan).map(facts -> new CountJudge(history, baseline, plan, facts, isNew));
    }

    /** Whether the same nodes are compared as when it began. */
    boolean isStillOf(History now) {
        return facts.isStillOf(now);
    }

    private CountHistory history(Seen signature, CountHistory errors) {
        CountHistory counts = CountHistory.of(isError(signature) ? Concern.MORE : Concern.FEWER);
        facts.eachOfHistory(signature, (node, interval, count) -> {
            counts.add(node, interval, count);
            if (isOfAllErrors(signature)) {
                errors.add(node, interval, count);
            }
        });
        return counts;
    }

    /** Errors of which nobody said anything are told of together too. */
    private boolean isOfAllErrors(Seen signature) {
        return signature.severity() == Severity.DANGER
                && !marked.contains(signature.fingerprint().hash());
    }

    private static boolean isError(Seen signature) {
        return signature.severity() != Severity.NOTE;
    }

    /** Closes all intervals that have ended; returns whether there were any. */
    boolean goOn() {
        history.seen().values().stream()
                .skip(lookedAt)
                .limit(Math.max(0, SIGNATURES_MAX - counted.size()))
                .forEach(signature -> counted.put(signature, new Counted(begin(signature))));
        lookedAt = history.seen().size();
        int from = watch.intervals();
        for (int interval = from; interval < facts.watchIntervals(); interval++) {
            close(interval);
        }
        return watch.intervals() > from;
    }

    private void close(int interval) {
        counted.forEach((signature, each) -> count(signature, each, interval));
        watch.close(facts.exposure(interval));
        if (watch.isProven()) {
            watch.family().named().forEach(named -> namedAt.putIfAbsent(named, interval));
        }
    }

    private void count(Seen signature, Counted each, int interval) {
        for (int node = 0; node < each.cursors.length; node++) {
            IntervalCounts counts = facts.counts(signature, node);
            if (counts == null) {
                continue;
            }
            int at = each.cursors[node];
            // What came too late is left out.
            while (at < counts.size() && counts.interval(at) < facts.watched(interval)) {
                at++;
            }
            if (at < counts.size() && counts.interval(at) == facts.watched(interval)) {
                take(signature, each, node, counts.count(at++));
            }
            each.cursors[node] = at;
        }
    }

    private void take(Seen signature, Counted each, int node, double count) {
        if (each.number == Counted.NOT_YET) {
            each.number = watch.appeared();
        }
        watch.count(each.number, node, count);
        if (each.number < known && isOfAllErrors(signature)) {
            watch.count(known, node, count);
        }
    }

    private int[] begin(Seen signature) {
        int[] at = new int[facts.nodes()];
        for (int node = 0; node < at.length; node++) {
            IntervalCounts counts = facts.counts(signature, node);
            at[node] = counts == null ? 0 : counts.from(facts.watched(0));
        }
        return at;
    }

    /** What counts say now. */
    Weighed weighed() {
        Map<Seen, CountEvidence> all = new HashMap<>();
        counted.forEach((signature, each) -> {
            if (each.number != Counted.NOT_YET) {
                of(each.number).ifPresent(evidence -> all.put(signature, evidence));
            }
        });
        return new Weighed(all, of(known));
    }

    private Optional<CountEvidence> of(int number) {
        SignatureEvidence evidence = watch.signature(number);
        if (evidence.basis() == Basis.NO_DATA) {
            return Optional.empty();
        }
        Optional<Integer> at = Optional.ofNullable(namedAt.get(number));
        boolean isMore = evidence.value(Direction.MORE) >= evidence.value(Direction.FEWER);
        return Optional.of(new CountEvidence(
                evidence.more(),
                evidence.fewer(),
                at.isPresent() && isMore,
                at.isPresent() && !isMore,
                at.map(facts::endMillis).orElse(LogLine.NO_TIME),
                evidence.changed().since(),
                evidence.expected(),
                evidence.ratio().low(),
                evidence.ratio().high(),
                !evidence.basis().confusesSwings()));
    }
}
