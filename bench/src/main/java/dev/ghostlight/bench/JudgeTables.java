package dev.ghostlight.bench;

import dev.ghostlight.core.testing.ErrorScenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * The tables of how often the judge calls a signature changed that did not change, and how soon it proves that one did;
 * as Markdown. Arguments: which tables, as {@code known,new,canary,power,late,fewer,family}, and runs a cell.
 */
public final class JudgeTables {
    private static final long SEED = 20_261_127;

    private JudgeTables() {}

    /** A row's name, and what is drawn at a rate. */
    private record Case(String name, UnaryOperator<ErrorScenario> change) {
        ErrorScenario at(double rate) {
            return change.apply(ErrorScenario.calm(rate));
        }
    }

    private static final List<Case> NULLS = List.of(
            new Case("iid", calm -> calm),
            new Case("b5", calm -> calm.inBursts(5, 0)),
            new Case("b20", calm -> calm.inBursts(20, 0)),
            new Case("b5spread", calm -> calm.inBursts(5, 60)),
            new Case("b20spread", calm -> calm.inBursts(20, 60)),
            new Case("ne.25", calm -> calm.onUnequalNodes(0.25)),
            new Case("ne.5", calm -> calm.onUnequalNodes(0.5)),
            new Case("swing", ErrorScenario::swinging),
            new Case("badcanary5x", calm -> calm.badBy(5)),
            new Case("restart", ErrorScenario::restarting),
            new Case("b5spr+ne.5+sw+rs", calm -> calm.inBursts(5, 60).onUnequalNodes(0.5).swinging().restarting()),
            new Case("b20+ne.5+sw+rs", calm -> calm.inBursts(20, 0).onUnequalNodes(0.5).swinging().restarting()),
            new Case("b20spr+ne.5+sw", calm -> calm.inBursts(20, 60).onUnequalNodes(0.5).swinging()),
            new Case("bad5x+b5+sw", calm -> calm.badBy(5).inBursts(5, 0).swinging()));

    private static final List<Case> NEW_NULLS = List.of(
            new Case("new", ErrorScenario::unseen),
            new Case("new+ne.5", calm -> calm.unseen().onUnequalNodes(0.5)),
            new Case("new b5", calm -> calm.unseen().inBursts(5, 0)),
            new Case("new b20", calm -> calm.unseen().inBursts(20, 0)),
            new Case("new b5s", calm -> calm.unseen().inBursts(5, 60)),
            new Case("new b20s+ne.5", calm -> calm.unseen().inBursts(20, 60).onUnequalNodes(0.5)));

    /** Runs it. */
    public static void main(String[] arguments) {
        List<String> tables = List.of(arguments[0].split(",", -1));
        int runs = Integer.parseInt(arguments[1]);
        int only = arguments.length > 2 ? Integer.parseInt(arguments[2]) : -1;
        for (String table : tables) {
            switch (table) {
                case "known" -> nulls(NULLS, only, runs, false, 0.05, 0.5, 5, 50);
                case "fewer-null" -> nulls(NULLS, only, runs, true, 0.05, 0.5, 5, 50);
                case "new" -> nulls(NEW_NULLS, only, runs, false, 0.005, 0.02, 0.1, 0.5, 5, 50);
                case "canary" ->
                    power("new, canary only", rate -> ErrorScenario.calm(0.0005).unseen().worseBy(rate / 0.0005, 0),
                            runs, false, 0, new double[] {0.5, 2, 10, 60}, 1);
                case "power" -> ratios("iid", ErrorScenario::calm, runs, 0, new double[] {0.05, 0.5, 5, 50}, 1.2, 2, 5, 20);
                case "late" -> ratios("late", ErrorScenario::calm, runs, 180, new double[] {0.5, 5, 50}, 2, 5, 20);
                case "fewer" -> fewer(runs);
                case "family-null" -> familyNulls(runs);
                case "family" -> families(runs);
                default -> throw new IllegalArgumentException("there is no table " + table);
            }
        }
    }

    private static void nulls(List<Case> cases, int only, int runs, boolean isFewer, double... rates) {
        print("| case | base/min | multinomial | judge | at 200 | at 2,000 | at 66,667 |\n|---|---:|---:|---:|---:|---:|---:|");
        for (Case each : cases) {
            for (int i = 0; i < rates.length; i++) {
                if (only >= 0 && i != only) {
                    continue;
                }
                int[][] proofs = proofs(each.at(rates[i]), others(each), runs, isFewer);
                int last = CountRun.PROOFS.length;
                print("| " + each.name() + " | " + rates[i] + " | " + share(proofs, last, 0) + " | " + share(proofs, 0, 0)
                        + " | " + share(proofs, 1, 0) + " | " + share(proofs, 2, 0) + " | " + share(proofs, 3, 0) + " |");
            }
        }
    }

    /** What a site has beside: signatures of the same kind at other rates. */
    private static List<ErrorScenario> others(Case like) {
        List<ErrorScenario> others = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            others.add(like.at(new double[] {0.05, 0.5, 5}[i % 3]));
        }
        return others;
    }

    private static int[][] proofs(ErrorScenario scenario, List<ErrorScenario> others, int runs, boolean isFewer) {
        return IntStream.range(0, runs)
                .parallel()
                .mapToObj(run -> CountRun.proofs(
                        scenario, others, isFewer, new SplittableRandom(SEED + 1_000_003L * run + scenario.toString().hashCode())))
                .toArray(int[][]::new);
    }

    private static void ratios(
            String name, DoubleFunction<ErrorScenario> calm, int runs, int onset, double[] rates, double... ratios) {
        for (double rate : rates) {
            power(name + " " + rate, ratio -> calm.apply(rate).worseBy(ratio, onset), runs, false, onset, ratios, 0);
        }
    }

    private static void fewer(int runs) {
        for (double rate : new double[] {0.5, 5, 50}) {
            power("fewer " + rate, ratio -> ErrorScenario.calm(rate).worseBy(ratio, 0), runs, true, 0, new double[] {0, 0.2, 0.5}, 0);
            power("fewer b5 " + rate, ratio -> ErrorScenario.calm(rate).inBursts(5, 0).worseBy(ratio, 0), runs, true, 0, new double[] {0, 0.2, 0.5}, 0);
        }
    }

    private static void familyNulls(int runs) {
        print("| 1,000 signatures | called changed |\n|---|---:|");
        for (double bad : new double[] {1, 5}) {
            long alarms = IntStream.range(0, runs)
                    .parallel()
                    .filter(run -> new FamilyRun(FAMILY, bad, new SplittableRandom(SEED + 7_919L * run)).watch())
                    .count();
            print("| changed node " + (bad == 1 ? "as the others" : "always bad by " + bad) + " | " + alarms + " of " + runs
                    + " |");
        }
    }

    private static final int FAMILY = 1_000;

    /** What becomes worse among a thousand that do not. */
    private static final List<Case> WORSE = List.of(
            new Case("0.5 a minute, x 5", calm -> ErrorScenario.calm(0.5).worseBy(5, 0)),
            new Case("0.5 a minute, x 20", calm -> ErrorScenario.calm(0.5).worseBy(20, 0)),
            new Case("5 a minute, x 2", calm -> ErrorScenario.calm(5).worseBy(2, 0)),
            new Case("5 a minute, x 5", calm -> ErrorScenario.calm(5).worseBy(5, 0)),
            new Case("50 a minute, x 2", calm -> ErrorScenario.calm(50).worseBy(2, 0)),
            new Case("new, 10 a minute on the changed node", calm -> ErrorScenario.calm(0.0005)
                    .unseen()
                    .worseBy(20_000, 0)));

    private static void families(int runs) {
        int[][] proofs = IntStream.range(0, runs)
                .parallel()
                .mapToObj(run -> family(run))
                .toArray(int[][]::new);
        print("| changed | alone | among 1,000 |\n|---|---:|---:|");
        for (int i = 0; i < WORSE.size(); i++) {
            int[][] alone = proofs(WORSE.get(i).at(1), others(NULLS.getFirst()), runs, false);
            print("| " + WORSE.get(i).name() + " | " + share(alone, 0, 0) + " @ " + median(alone, 0, 0) + " | "
                    + share(proofs, i, 0) + " @ " + median(proofs, i, 0) + " |");
        }
    }

    private static int[] family(int run) {
        FamilyRun family = new FamilyRun(FAMILY, 1, new SplittableRandom(SEED + 7_919L * run));
        int[] numbers = WORSE.stream().mapToInt(each -> family.add(each.at(1))).toArray();
        family.watch();
        return Arrays.stream(numbers).map(family::proof).toArray();
    }

    private static void power(
            String name, DoubleFunction<ErrorScenario> at, int runs, boolean isFewer, int onset, double[] values, int header) {
        if (header > 0) {
            print("| case | value | multinomial | judge | at 200 | at 2,000 | at 66,667 |\n|---|---:|---:|---:|---:|---:|---:|");
        }
        for (double value : values) {
            int[][] proofs = proofs(at.apply(value), others(new Case("iid", calm -> calm)), runs, isFewer);
            StringBuilder row = new StringBuilder("| " + name + " | " + value + " |");
            for (int i : new int[] {CountRun.PROOFS.length, 0, 1, 2, 3}) {
                row.append(' ').append(share(proofs, i, onset)).append(" @ ").append(median(proofs, i, onset)).append(" |");
            }
            print(row.toString());
        }
    }

    private static String share(int[][] proofs, int which, int onset) {
        long proven = Arrays.stream(proofs).filter(proof -> proof[which] > onset).count();
        return String.format(Locale.ROOT, "%.4f", proven / (double) proofs.length);
    }

    private static String median(int[][] proofs, int which, int onset) {
        int[] sorted = Arrays.stream(proofs)
                .mapToInt(proof -> proof[which] > onset ? proof[which] - onset : Integer.MAX_VALUE)
                .sorted()
                .toArray();
        int median = sorted[(sorted.length - 1) / 2];
        return median == Integer.MAX_VALUE ? "-" : median * 10 + " s";
    }

    @SuppressWarnings("SystemOut")
    private static void print(String line) {
        System.out.println(line);
    }
}
