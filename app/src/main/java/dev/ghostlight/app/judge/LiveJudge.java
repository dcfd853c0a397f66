package dev.ghostlight.app.judge;

import dev.ghostlight.app.signals.LineSink;
import dev.ghostlight.app.signals.LineSource;
import dev.ghostlight.app.signals.SourceProblem;
import dev.ghostlight.core.judge.Baseline;
import dev.ghostlight.core.judge.History;
import dev.ghostlight.core.judge.Judge;
import dev.ghostlight.core.judge.JudgePlan;
import dev.ghostlight.core.judge.JudgeVerdict;
import dev.ghostlight.core.judge.JudgedNode;
import dev.ghostlight.core.judge.Judgement;
import dev.ghostlight.core.judge.errors.Fingerprinter;
import dev.ghostlight.core.judge.errors.assemble.LogLine;
import dev.ghostlight.core.judge.errors.assemble.LogRecord;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Judges lines as they come, and says so whenever the verdict changes. Used once; the lines are read by another thread.
 */
public final class LiveJudge {
    private static final long TICK_MILLIS = 1_000;
    private static final int WAITING_MAX = 10_000;

    /** What happens, in the order in which it is judged. */
    private sealed interface Event {
        record Line(String node, LogLine line) implements Event {}

        record Quiet() implements Event {}

        record Wrong(SourceProblem problem) implements Event {}

        record Ended() implements Event {}

        record Metrics(LiveMetrics.Reading reading) implements Event {}
    }

    private final InstantSource clock;
    private final Consumer<Judgement> changed;
    private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(WAITING_MAX);
    private final List<String> problems = new ArrayList<>();
    private final Set<String> said = new HashSet<>();
    private final Map<String, Integer> places;
    private final JudgePlan plan;
    private final History history;
    private final NodeRecords records;
    private final Judge judge;
    private boolean isEnded;

    /** Whether all was read that was written before it began. */
    private boolean hasCaughtUp;

    private long begunMillis;
    private boolean isMeasured;

    /**
     * @param history all of the time before the change; its nodes are known beforehand, changed ones among them, and
     *     others show up by their lines
     * @param plan with the time of the change
     * @param changed takes the judgement whenever the verdict or its reasons change
     */
    public LiveJudge(History history, JudgePlan plan, InstantSource clock, Consumer<Judgement> changed) {
        this.history = history;
        this.plan = plan;
        this.clock = clock;
        this.changed = changed;
        places = places(history);
        judge = new Judge(history, plan);
        records = new NodeRecords(this::take);
    }

    /**
     * Learns what a source says of the time before the change.
     *
     * @param source read to its end
     * @return what went wrong, each in full sentences
     */
    public static List<String> learn(History history, LineSource source, long changedAtMillis)
            throws InterruptedException {
        Map<String, Integer> places = places(history);
        NodeRecords before = new NodeRecords((node, record) -> {
            if (record.timeMillis() < changedAtMillis) {
                history.take(place(history, places, node), record, false);
            }
        });
        source.read(before);
        before.nothingForNow();
        return before.problems().stream().map(SourceProblem::message).distinct().toList();
    }

    private static Map<String, Integer> places(History history) {
        Map<String, Integer> places = new HashMap<>();
        for (int node = 0; node < history.nodes().size(); node++) {
            places.put(history.nodes().get(node).name(), node);
        }
        return places;
    }

    private static int place(History history, Map<String, Integer> places, String node) {
        return places.computeIfAbsent(node, name -> history.add(new JudgedNode(name, name, false)));
    }

    /** A history that knows no more than what was learnt before. */
    public static History history(Baseline known, List<JudgedNode> fleet) {
        return new History(new Fingerprinter(ShippedWords.read()), fleet, known);
    }

    /**
     * Judges until it is proven to be worse, it was watched long enough, or nothing more comes.
     *
     * @param source what is read meanwhile, and closed at the end
     * @param metrics what is measured meanwhile
     * @return the last judgement
     * @throws InterruptedException if this thread is interrupted
     */
    public Judged judge(LineSource source, LiveMetrics metrics) throws InterruptedException {
        begunMillis = clock.millis();
        isMeasured = !metrics.metrics().isEmpty();
        if (isMeasured) {
            judge.lackMetrics(List.of("none was read yet."));
        }
        Thread reader = Thread.ofVirtual().name("judge-lines").start(() -> read(source));
        Thread meter = Thread.ofVirtual()
                .name("judge-metrics")
                .start(() -> metrics.read(plan.changedAtMillis(), reading -> put(new Event.Metrics(reading))));
        try {
            Judgement last = judge.judgement();
            say(last);
            while (!isOver(last)) {
                await();
                judge.pass(clock.millis());
                last = judge.judgement();
                say(last);
            }
            return new Judged(last, problems, Optional.empty());
        } finally {
            source.close();
            reader.interrupt();
            meter.interrupt();
        }
    }

    /** The last judgement, wherever it was broken off. */
    public Judged last() {
        return new Judged(judge.judgement(), problems, Optional.empty());
    }

    private boolean isOver(Judgement last) {
        boolean isLongEnough = plan.watchSeconds() > 0
                && hasCaughtUp
                && clock.millis() >= plan.changedAtMillis() + Math.round(plan.watchSeconds() * 1e3);
        return isEnded || last.verdict() == JudgeVerdict.ROLLBACK || isLongEnough;
    }

    /** Takes what came within a second. */
    private void await() throws InterruptedException {
        long until = clock.millis() + TICK_MILLIS;
        for (long left = TICK_MILLIS; left > 0 && !isEnded; left = until - clock.millis()) {
            Event event = events.poll(left, TimeUnit.MILLISECONDS);
            switch (event) {
                case null -> {}
                case Event.Line(String node, LogLine line) -> records.line(node, line);
                case Event.Quiet() -> {
                    records.nothingForNow();
                    hasCaughtUp = true;
                }
                case Event.Wrong(SourceProblem problem) -> note(problem.message());
                case Event.Metrics(LiveMetrics.Reading.Good(FleetMetrics.Said said)) -> {
                    judge.measure(said.changed(), said.metrics());
                    said.notes().forEach(this::note);
                }
                case Event.Metrics(LiveMetrics.Reading.Failed(String why)) -> judge.lackMetrics(List.of(why));
                case Event.Ended() -> {
                    records.nothingForNow();
                    hasCaughtUp = true;
                    isEnded = !isMeasured;
                }
            }
        }
    }

    private void note(String problem) {
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    private void take(String node, LogRecord record) {
        boolean isUntimed = record.timeMillis() == LogLine.NO_TIME;
        LogRecord timed = isUntimed ? record.at(clock.millis()) : record;
        hasCaughtUp |= timed.timeMillis() >= begunMillis;
        if (timed.timeMillis() >= plan.changedAtMillis()) {
            judge.take(place(history, places, node), timed);
        }
    }

    private void say(Judgement judgement) {
        String what = judgement.verdict() + " "
                + judgement.findings().stream()
                        .map(finding -> finding.hazard()
                                + finding.where()
                                + finding.where().line())
                        .toList();
        if (said.add(what)) {
            changed.accept(judgement);
        }
    }

    private void read(LineSource source) {
        try {
            source.read(new LineSink() {
                @Override
                public void line(String node, LogLine line) {
                    put(new Event.Line(node, line));
                }

                @Override
                public void nothingForNow() {
                    put(new Event.Quiet());
                }

                @Override
                public void problem(SourceProblem problem) {
                    put(new Event.Wrong(problem));
                }
            });
            events.put(new Event.Ended());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void put(Event event) {
        try {
            events.put(event);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
