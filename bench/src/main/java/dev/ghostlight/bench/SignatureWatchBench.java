package dev.ghostlight.bench;

import dev.ghostlight.core.judge.statistics.Budget;
import dev.ghostlight.core.judge.statistics.SignatureWatch;
import dev.ghostlight.core.testing.ErrorScenario;
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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** An hour of 1,000 signatures of .005 to 50 a minute on each of 20 nodes: the time of one signature and interval. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(1)
public class SignatureWatchBench {
    private static final int SIGNATURES = 1_000;

    private final double[][][] counts = new double[SIGNATURES][][];
    private SignatureWatch watch;

    /** Made by the harness. */
    public SignatureWatchBench() {
        SplittableRandom random = new SplittableRandom(1);
        for (int s = 0; s < SIGNATURES; s++) {
            counts[s] = ErrorScenario.calm(0.005 * Math.pow(10_000, random.nextDouble()))
                    .onUnequalNodes(0.2)
                    .draw(CountRun.NODES, CountRun.HOUR, CountRun.HOUR, random);
        }
        watch = known();
    }

    private SignatureWatch known() {
        SignatureWatch fresh = new SignatureWatch(CountRun.fleet(), Budget.ofSignatures(0.02));
        for (double[][] each : counts) {
            fresh.addKnown(CountRun.history(each));
        }
        return fresh;
    }

    /** History is learnt outside of what is measured. */
    @Setup(Level.Invocation)
    public void learn() {
        watch = known();
    }

    /** All intervals of the hour, and a look at whether there is proof at each. */
    @Benchmark
    @OperationsPerInvocation(SIGNATURES * CountRun.HOUR)
    public int watch() {
        double[] exposure = CountRun.ones();
        for (int t = CountRun.HOUR; t < 2 * CountRun.HOUR; t++) {
            for (int s = 0; s < SIGNATURES; s++) {
                for (int node = 0; node < CountRun.NODES; node++) {
                    watch.count(s, node, counts[s][node][t]);
                }
            }
            watch.endInterval(exposure);
        }
        return watch.intervals();
    }
}
