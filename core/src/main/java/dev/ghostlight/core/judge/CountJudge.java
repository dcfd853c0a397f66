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
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Weighs how often each signature came, over all that was seen until now. For one thread. */
final class CountJudge {
    /** More would cost more than they tell: the rarest are left out. */
    private static final int SIGNATURES_MAX = 5_000;

    private final CountFacts facts;
    private final SignatureWatch watch;
    private final List<Seen> known;
    private final List<Seen> appearing;

    /** The number of each that has appeared, and where each node's counts are read next. */
    private final Map<Seen, Integer> numbers = new HashMap<>();

    private final Map<Seen, int[]> cursors = new HashMap<>();
    private final Map<Integer, Integer> namedAt = new HashMap<>();

    private CountJudge(History history, JudgePlan plan, CountFacts facts, Predicate<Seen> isNew) {
        this.facts = facts;
        List<Seen> most = history.seen().values().stream()
                .sorted(Comparator.comparingLong(Seen::total)
                        .reversed()
                        .thenComparingLong(signature -> signature.fingerprint().hash()))
                .limit(SIGNATURES_MAX)
                .toList();
        known = most.stream().filter(isNew.negate()).toList();
        appearing = most.stream().filter(isNew).toList();
        List<CountHistory> histories = new ArrayList<>();
        CountHistory errors = CountHistory.of(Concern.MORE);
        for (Seen signature : known) {
            boolean isError = signature.severity() != Severity.NOTE;
            CountHistory counts = CountHistory.of(isError ? Concern.MORE : Concern.FEWER);
            facts.eachOfHistory(signature, (node, interval, count) -> {
                counts.add(node, interval, count);
                if (signature.severity() == Severity.DANGER) {
                    errors.add(node, interval, count);
                }
            });
            numbers.put(signature, histories.size());
            histories.add(counts);
        }
        watch = SignatureWatch.of(facts.fleet(plan.falseAlarms()), histories, List.of(errors));
    }

    /** What counts say of each signature; of nothing where no line has a time. */
    static Map<Seen, CountEvidence> weigh(History history, JudgePlan plan, Predicate<Seen> isNew) {
        @Nullable CountFacts facts = CountFacts.of(history, plan);
        if (facts == null || facts.watchIntervals() == 0) {
            return Map.of();
        }
        CountJudge judge = new CountJudge(history, plan, facts, isNew);
        for (int interval = 0; interval < facts.watchIntervals(); interval++) {
            judge.close(interval);
        }
        return judge.evidence();
    }

    private void close(int interval) {
        known.forEach(signature -> count(signature, interval));
        appearing.forEach(signature -> count(signature, interval));
        watch.close(facts.exposure(interval));
        for (int named : watch.family().named()) {
            namedAt.putIfAbsent(named, interval);
        }
    }

    private void count(Seen signature, int interval) {
        int[] at = cursors.computeIfAbsent(signature, this::begin);
        for (int node = 0; node < at.length; node++) {
            IntervalCounts counts = facts.counts(signature, node);
            if (counts != null && at[node] < counts.size() && counts.interval(at[node]) == facts.watched(interval)) {
                double count = counts.count(at[node]++);
                watch.count(numbers.computeIfAbsent(signature, _ -> watch.appeared()), node, count);
                if (numbers.get(signature) < known.size() && signature.severity() == Severity.DANGER) {
                    watch.count(known.size(), node, count);
                }
            }
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

    private Map<Seen, CountEvidence> evidence() {
        Map<Seen, CountEvidence> all = new HashMap<>();
        numbers.forEach((signature, number) -> {
            SignatureEvidence evidence = watch.signature(number);
            if (evidence.basis() != Basis.NO_DATA) {
                all.put(signature, of(number, evidence));
            }
        });
        return all;
    }

    private CountEvidence of(int number, SignatureEvidence evidence) {
        @Nullable Integer at = namedAt.get(number);
        boolean isMore = evidence.value(Direction.MORE) >= evidence.value(Direction.FEWER);
        return new CountEvidence(
                evidence.more(),
                evidence.fewer(),
                at != null && isMore,
                at != null && !isMore,
                at == null ? LogLine.NO_TIME : facts.endMillis(at),
                evidence.changed().since(),
                evidence.expected(),
                evidence.ratio().low(),
                evidence.ratio().high(),
                !evidence.basis().confusesSwings());
    }
}
