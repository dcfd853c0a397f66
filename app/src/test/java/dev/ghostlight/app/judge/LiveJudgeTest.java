package dev.ghostlight.app.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.app.signals.LineSink;
import dev.ghostlight.app.signals.LineSource;
import dev.ghostlight.app.signals.metrics.CsvSource;
import dev.ghostlight.core.judge.Baseline;
import dev.ghostlight.core.judge.History;
import dev.ghostlight.core.judge.JudgePlan;
import dev.ghostlight.core.judge.JudgeVerdict;
import dev.ghostlight.core.judge.JudgedNode;
import dev.ghostlight.core.judge.Judgement;
import dev.ghostlight.core.judge.errors.assemble.LogLine;
import dev.ghostlight.core.model.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LiveJudgeTest {
    private static final long CHANGE = Instant.parse("2026-11-20T12:00:00Z").toEpochMilli();
    private static final List<String> NODES = List.of("a", "b", "c", "d");
    private static final String ERROR = "ERROR no route to shard 7";
    private static final LiveMetrics NO_METRICS =
            new LiveMetrics(FleetMetrics.NONE, 0.01, InstantSource.system(), _ -> {});

    private final List<Judgement> turns = new ArrayList<>();

    /** What a node says, so many seconds after the change. */
    private record Line(String node, int second, String text) {}

    /** Lines that come all at once; then it ends, or is silent until it is closed. */
    private record Lines(List<Line> lines, boolean isEndless, CountDownLatch closed) implements LineSource {
        Lines(List<Line> lines, boolean isEndless) {
            this(lines, isEndless, new CountDownLatch(1));
        }

        @Override
        public void read(LineSink to) throws InterruptedException {
            long number = 0;
            for (Line line : lines) {
                String text = Instant.ofEpochMilli(CHANGE + 1_000L * line.second()) + " " + line.text();
                to.line(line.node(), LogLine.plain(++number, "", text));
            }
            to.nothingForNow();
            if (isEndless) {
                closed.await();
            }
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }

    /** All nodes store orders, and more is said. */
    private static List<Line> orders(Line... more) {
        List<Line> lines = new ArrayList<>(List.of(more));
        for (int second = -600; second < 300; second += 10) {
            for (String node : NODES) {
                lines.add(new Line(node, second, "INFO order stored"));
            }
        }
        lines.sort(Comparator.comparingInt(Line::second));
        return lines;
    }

    private Judgement judged(List<Line> lines, boolean isEndless, LiveMetrics metrics, double watchSeconds)
            throws InterruptedException {
        History known = LiveJudge.history(Baseline.NOTHING, List.of(new JudgedNode("a", "a.log", true)));
        assertThat(LiveJudge.learn(known, new Lines(lines, false), CHANGE)).isEmpty();
        JudgePlan plan = new JudgePlan(CHANGE, watchSeconds, JudgePlan.FALSE_ALARMS, false);
        return new LiveJudge(known, plan, InstantSource.system(), turns::add)
                .judge(new Lines(lines, isEndless), metrics)
                .judgement();
    }

    @Test
    void it_ends_as_soon_as_there_is_proof_though_more_may_come() throws Exception {
        Judgement judgement = judged(
                orders(new Line("a", 70, ERROR), new Line("a", 140, ERROR), new Line("a", 210, ERROR)),
                true,
                NO_METRICS,
                0);

        assertThat(judgement.verdict()).isEqualTo(JudgeVerdict.ROLLBACK);
        assertThat(turns.getLast().verdict()).isEqualTo(JudgeVerdict.ROLLBACK);
        assertThat(judgement.nodes()).hasSize(NODES.size());
    }

    @Test
    void a_node_that_shows_up_by_its_lines_is_one_that_was_not_changed() throws Exception {
        Judgement judgement =
                judged(orders(new Line("a", 70, ERROR), new Line("late", 80, ERROR)), false, NO_METRICS, 0);

        assertThat(judgement.findings()).extracting(finding -> finding.hazard()).doesNotContain("new-error");
    }

    @Test
    void it_ends_when_nothing_more_comes_or_it_was_watched_long_enough() throws Exception {
        assertThat(judged(orders(), false, NO_METRICS, 0).verdict()).isEqualTo(JudgeVerdict.PROMOTE);
        assertThat(judged(orders(), true, NO_METRICS, 60).verdict()).isEqualTo(JudgeVerdict.PROMOTE);
    }

    @Test
    void metrics_that_cannot_be_read_hold_and_a_proof_in_them_rolls_back(@TempDir Path folder) throws Exception {
        Path csv = folder.resolve("metrics.csv");
        FleetMetrics errors = new FleetMetrics(
                List.of(new CsvSource(csv, Place.of("metrics.csv", ""), Optional.empty())), Set.of("a"), List.of());
        CountDownLatch isHeld = new CountDownLatch(1);
        // The first look finds nothing; the next one finds a file.
        LiveMetrics metrics = new LiveMetrics(errors, 0.01, InstantSource.system(), _ -> {
            isHeld.await();
            write(csv);
        });
        History known = LiveJudge.history(Baseline.NOTHING, List.of(new JudgedNode("a", "a.log", true)));
        LiveJudge.learn(known, new Lines(orders(), false), CHANGE);
        JudgePlan plan = new JudgePlan(CHANGE, 0, JudgePlan.FALSE_ALARMS, false);
        LiveJudge judge = new LiveJudge(known, plan, InstantSource.system(), turn -> {
            turns.add(turn);
            if (turn.verdict() == JudgeVerdict.HOLD
                    && turn.findings().toString().contains("cannot be read")) {
                isHeld.countDown();
            }
        });

        Judgement judgement = judge.judge(new Lines(orders(), true), metrics).judgement();

        assertThat(judgement.verdict()).isEqualTo(JudgeVerdict.ROLLBACK);
        assertThat(judgement.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.hazard()).isEqualTo("metric-worse"));
    }

    private static void write(Path csv) {
        StringBuilder rows = new StringBuilder("time,node,errors\n");
        for (int i = -40; i < 40; i++) {
            for (String node : NODES) {
                int errors = 5 + (i * 7 + node.charAt(0)) % 3 + (i >= 4 && node.equals("a") ? 60 : 0);
                rows.append(Instant.ofEpochMilli(CHANGE + 15_000L * i))
                        .append(',')
                        .append(node)
                        .append(',')
                        .append(errors)
                        .append('\n');
            }
        }
        try {
            Files.writeString(csv, rows);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
