package dev.ghostlight.bench;

import dev.ghostlight.core.judge.statistics.Concern;
import dev.ghostlight.core.judge.statistics.CountHistory;
import dev.ghostlight.core.judge.statistics.SignatureWatch;
import dev.ghostlight.core.testing.ErrorScenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A judgement update of a signature in an interval, over an hour of a thousand signatures on 20 nodes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4)
@Measurement(iterations = 6)
@Fork(1)
public class JudgeBench {
    private static final int SIGNATURES = 1_000;
    private static final double[] RATES = {.005, .05, .5, 5, 50};
    private static final long SEED = 20_261_127;

    /** Whether nodes do the same in every interval, or another number of requests in each. */
    @Param({"same", "requests"})
    public String exposures = "same";

    private final List<Counts> drawn = new ArrayList<>();
    private final List<CountHistory> histories = new ArrayList<>();
    private final double[][] exposure = new double[CountRun.HOUR][CountRun.NODES];
    private SignatureWatch watch = SignatureWatch.of(CountRun.fleet(), List.of(), List.of());

    /** Made by the harness. */
    public JudgeBench() {}

    /** Draws an hour of history and an hour of the watch. */
    @Setup(Level.Trial)
    public void draw() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int s = 0; s < SIGNATURES; s++) {
            ErrorScenario calm = ErrorScenario.calm(RATES[s % RATES.length]);
            ErrorScenario scenario = switch (s / RATES.length % 4) {
                case 0 -> calm.inBursts(5, 60);
                case 1 -> calm.onUnequalNodes(.5);
                case 2 -> calm.swinging();
                default -> calm;
            };
            double[][] counts = scenario.draw(CountRun.NODES, CountRun.HOUR, CountRun.HOUR, random);
            CountHistory history = CountHistory.of(Concern.EITHER);
            Counts sparse = new Counts();
            for (int node = 0; node < CountRun.NODES; node++) {
                for (int t = 0; t < CountRun.HOUR; t++) {
                    history.add(node, t, counts[node][t]);
                    if (counts[node][CountRun.HOUR + t] > 0) {
                        sparse.add(t, node, counts[node][CountRun.HOUR + t]);
                    }
                }
            }
            histories.add(history);
            drawn.add(sparse);
        }
        for (double[] interval : exposure) {
            Arrays.setAll(interval, node -> exposures.equals("same") ? 1 : .8 + .4 * random.nextDouble());
        }
    }

    /** Learns from history again. */
    @Setup(Level.Invocation)
    public void begin() {
        watch = SignatureWatch.of(CountRun.fleet(), histories, List.of());
    }

    /** Counts and closes each interval of an hour. */
    @Benchmark
    @OperationsPerInvocation(SIGNATURES * CountRun.HOUR)
    public double watchAnHour() {
        for (int t = 0; t < CountRun.HOUR; t++) {
            for (int s = 0; s < SIGNATURES; s++) {
                Counts counts = drawn.get(s);
                int to = counts.from(t + 1);
                for (int k = counts.from(t); k < to; k++) {
                    watch.count(s, counts.node(k), counts.count(k));
                }
            }
            watch.close(exposure[t]);
        }
        return watch.family().value();
    }
}
