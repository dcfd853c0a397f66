package dev.ghostlight.bench;

import dev.ghostlight.core.judge.metrics.JudgedMetric;
import dev.ghostlight.core.judge.metrics.Metric;
import dev.ghostlight.core.judge.metrics.MetricClass;
import dev.ghostlight.core.judge.metrics.MetricJudge;
import dev.ghostlight.core.judge.metrics.MetricKind;
import dev.ghostlight.core.judge.metrics.MetricQuestion;
import dev.ghostlight.core.judge.metrics.MetricSetting;
import dev.ghostlight.core.judge.metrics.NodePoints;
import dev.ghostlight.core.judge.metrics.Worse;
import dev.ghostlight.core.testing.ErrorScenario;
import dev.ghostlight.core.testing.LevelScenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Makes the tables of docs/benchmarks.md, "The judge: metrics": how often there is proof where nothing changed, and how
 * soon where something did. 20 nodes, one hour before, one hour after, a point every ten seconds.
 *
 * <p>Arguments: how many runs of each null, how many of each change, and the seed.
 */
final class MetricTables {
    private static final int NODES = 20;
    private static final int HOUR = 360;
    private static final long STEP_MILLIS = 10_000;
    private static final long CHANGED_AT = 1_764_000_000_000L;
    private static final Metric LATENCY = Metric.given("latency", MetricKind.VALUE, Worse.MORE);

    private static final Metric ERRORS = Metric.given("errors", MetricKind.COUNT, Worse.MORE);

    private MetricTables() {}

    /** Prints both tables. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
        int nulls = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 500;
        int changes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 20_261_128;
        System.out.println("| nothing changed | proven worse | of runs |");
        System.out.println("|---|---:|---:|");
        for (LevelScenario scenario : nulls()) {
            long alarms = IntStream.range(0, nulls)
                    .filter(run -> judged(scenario, seed, run).outcome() == MetricClass.WORSE)
                    .count();
            System.out.printf(Locale.ROOT, "| %s | %.4f | %d |%n", scenario, (double) alarms / nulls, nulls);
        }
        for (ErrorScenario scenario : countNulls()) {
            long alarms = IntStream.range(0, nulls)
                    .filter(run -> counted(scenario, seed, run).outcome() == MetricClass.WORSE)
                    .count();
            System.out.printf(Locale.ROOT, "| counts: %s | %.4f | %d |%n", scenario, (double) alarms / nulls, nulls);
        }
        System.out.println();
        System.out.println("| changed | proven within the hour | median seconds from onset |");
        System.out.println("|---|---:|---:|");
        for (LevelScenario kind : kinds()) {
            for (double ratio : new double[] {1.2, 1.5, 2, 5}) {
                LevelScenario scenario = kind.worseBy(ratio, 0);
                power(scenario.toString(), run -> judged(scenario, seed, run), 0, changes);
            }
            LevelScenario late = kind.worseBy(1.5, 180);
            power(late.toString(), run -> judged(late, seed, run), 1_800, changes);
        }
        for (double rate : new double[] {0.5, 5, 50}) {
            for (double ratio : new double[] {2, 5, 20}) {
                ErrorScenario scenario = ErrorScenario.calm(rate).worseBy(ratio, 0);
                power("counts: " + scenario, run -> counted(scenario, seed, run), 0, changes);
            }
        }
    }

    private static List<LevelScenario> kinds() {
        return List.of(
                LevelScenario.calm(0.3),
                LevelScenario.calm(0.3).withOutliers(),
                LevelScenario.calm(0.3).withMemory(0.8),
                LevelScenario.calm(0.15).withMemory(0.8),
                LevelScenario.calm(0.3).onUnequalNodes(0.5).swinging());
    }

    private static List<LevelScenario> nulls() {
        List<LevelScenario> nulls = new ArrayList<>(kinds());
        nulls.add(LevelScenario.calm(0.3).restarting());
        nulls.add(LevelScenario.calm(0.3).swinging());
        nulls.add(LevelScenario.calm(0.3).onUnequalNodes(0.5));
        nulls.add(LevelScenario.calm(0.3).withMemory(0.5).withGaps(0.2));
        nulls.add(LevelScenario.calm(0.3).withMemory(0.95));
        nulls.add(LevelScenario.calm(0.3).drifting(0.1));
        nulls.add(LevelScenario.calm(0.3)
                .withMemory(0.8)
                .withOutliers()
                .onUnequalNodes(0.5)
                .swinging()
                .restarting());
        return nulls;
    }

    private static void power(String name, IntFunction<JudgedMetric> judge, int onsetSeconds, int runs) {
        long[] seconds = IntStream.range(0, runs)
                .mapToObj(judge)
                .filter(judged -> judged.outcome() == MetricClass.WORSE)
                .mapToLong(judged -> (judged.provenAtMillis() - CHANGED_AT) / 1_000 - onsetSeconds)
                .filter(after -> after > 0)
                .sorted()
                .toArray();
        String median = 2 * seconds.length > runs ? Long.toString(seconds[runs / 2]) : "-";
        System.out.printf(Locale.ROOT, "| %s | %.2f | %s |%n", name, (double) seconds.length / runs, median);
    }

    private static List<ErrorScenario> countNulls() {
        List<ErrorScenario> nulls = new ArrayList<>();
        for (double rate : new double[] {0.5, 5, 50}) {
            ErrorScenario calm = ErrorScenario.calm(rate);
            nulls.addAll(List.of(
                    calm,
                    calm.inBursts(5, 0),
                    calm.inBursts(20, 60),
                    calm.onUnequalNodes(0.5),
                    calm.swinging(),
                    calm.restarting(),
                    calm.unseen().onUnequalNodes(0.5)));
        }
        return nulls;
    }

    private static JudgedMetric judged(LevelScenario scenario, long seed, int run) {
        return judge(LATENCY, scenario.draw(NODES, HOUR, HOUR, new SplittableRandom(seed + 7919L * run)));
    }

    private static JudgedMetric counted(ErrorScenario scenario, long seed, int run) {
        return judge(ERRORS, scenario.draw(NODES, HOUR, HOUR, new SplittableRandom(seed + 7919L * run)));
    }

    private static JudgedMetric judge(Metric metric, double[][] points) {
        long[] times = LongStream.range(0, 2L * HOUR)
                .map(t -> CHANGED_AT + (t - HOUR) * STEP_MILLIS)
                .toArray();
        List<NodePoints> nodes = IntStream.range(0, NODES)
                .mapToObj(node -> new NodePoints("node-" + node, times, points[node]))
                .toList();
        MetricQuestion question =
                new MetricQuestion(metric, nodes, Set.of("node-0"), CHANGED_AT, CHANGED_AT + HOUR * STEP_MILLIS);
        return MetricJudge.judge(question, MetricSetting.USUAL);
    }
}
