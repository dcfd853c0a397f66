package dev.ghostlight.bench;

import dev.ghostlight.core.judge.statistics.ValueSetting;
import dev.ghostlight.core.judge.statistics.ValueWatch;
import dev.ghostlight.core.testing.ValueScenario;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Makes the tables of false alarms and delays of the judge for values: 20 nodes, an hour of history, an hour of
 * watching, a look every ten seconds.
 */
public final class MetricTables {
    private static final long SEED = 20_261_127;
    private static final int NODES = 20;
    private static final int HOUR = 360;
    private static final int SECONDS = 10;
    private static final ValueSetting SETTING = new ValueSetting(0.02, Math.log(1.03), 3, Math.log(3), HOUR);

    private MetricTables() {}

    /**
     * Prints the tables.
     *
     * @param arguments how many runs a cell is made of, 200 without; how many nodes are changed, 1 without
     */
    public static void main(String[] arguments) {
        int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        int changed = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
        System.out.println("| nothing changed | false alarms |\n|---|---:|");
        nulls().forEach(scenario -> print(scenario, runs, changed, 0));
        System.out.println("\n| worse | proven within the hour | median delay |\n|---|---:|---:|");
        for (ValueScenario scenario : usual()) {
            for (double ratio : new double[] {1.2, 1.5, 2, 5}) {
                print(scenario.worseBy(ratio, 0), runs, changed, 0);
            }
            print(scenario.worseBy(1.5, HOUR / 2), runs, changed, HOUR / 2);
        }
    }

    private static List<ValueScenario> nulls() {
        ValueScenario calm = ValueScenario.calm(0.2);
        return List.of(
                calm,
                ValueScenario.calm(0.05),
                ValueScenario.calm(0.6),
                calm.heavy(),
                calm.remembering(0.5),
                calm.remembering(0.8),
                calm.heavy().remembering(0.8),
                calm.onUnequalNodes(0.5),
                calm.onUnequalNodes(0.5).remembering(0.8),
                calm.swinging(),
                calm.swinging().remembering(0.8).onUnequalNodes(0.5),
                calm.restarting(),
                calm.restarting().remembering(0.8),
                calm.inBursts(0.02),
                calm.inBursts(0.1),
                calm.inBursts(0.02).remembering(0.5).restarting(),
                calm.drifting(0.02),
                calm.drifting(0.05),
                calm.drifting(0.1),
                calm.drifting(0.05).remembering(0.8),
                calm.heavy()
                        .remembering(0.5)
                        .onUnequalNodes(0.5)
                        .swinging()
                        .restarting()
                        .inBursts(0.02)
                        .drifting(0.05));
    }

    private static List<ValueScenario> usual() {
        ValueScenario calm = ValueScenario.calm(0.2);
        return List.of(
                calm,
                calm.remembering(0.5),
                calm.remembering(0.8),
                calm.heavy(),
                calm.onUnequalNodes(0.5),
                calm.inBursts(0.02),
                calm.drifting(0.05));
    }

    private static void print(ValueScenario scenario, int runs, int changed, int onset) {
        int[] proofs = IntStream.range(0, runs)
                .parallel()
                .map(run -> proof(scenario, run, changed))
                .filter(at -> at > onset)
                .sorted()
                .toArray();
        String delay = proofs.length * 2 > runs ? (proofs[runs / 2] - onset) * SECONDS + " s" : "-";
        System.out.printf(Locale.ROOT, "| %s | %.4f | %s |%n", scenario, (double) proofs.length / runs, delay);
    }

    /** How many intervals after the change there is proof; 0 where there is none. */
    private static int proof(ValueScenario scenario, int run, int changed) {
        double[][] levels = scenario.draw(new SplittableRandom(SEED + run), NODES, changed, HOUR, HOUR);
        double[][] history = new double[NODES][];
        for (int i = 0; i < NODES; i++) {
            levels[i] = Arrays.stream(levels[i]).map(Math::log).toArray();
            history[i] = Arrays.copyOf(levels[i], HOUR);
        }
        boolean[] isChanged = new boolean[NODES];
        Arrays.fill(isChanged, 0, changed, true);
        ValueWatch watch = new ValueWatch(history, isChanged, 0.02, SETTING);
        double[] column = new double[NODES];
        for (int t = 0; t < HOUR; t++) {
            for (int i = 0; i < NODES; i++) {
                column[i] = levels[i][HOUR + t];
            }
            watch.add(column);
            if (watch.isProven()) {
                return t + 1;
            }
        }
        return 0;
    }
}
