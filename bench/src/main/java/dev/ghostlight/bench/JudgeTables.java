package dev.ghostlight.bench;

import dev.ghostlight.core.judge.statistics.Direction;
import dev.ghostlight.core.judge.statistics.NodeSpread;
import dev.ghostlight.core.testing.ErrorScenario;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/**
 * How often the judge raises a false alarm over counts, and how soon it finds what is there, as Markdown. Arguments:
 * the runs of each cell, those of a family, and which of the tables: nulls, new, only-changed, power, late, fewer,
 * family.
 */
public final class JudgeTables {
    private static final double[] RATES = {.05, .5, 5, 50};
    private static final double[] NEW_RATES = {.005, .02, .1, .5, 5, 50};
    private static final double[] RATIOS = {1.2, 2, 5, 20};
    private static final long SEED = 20_261_127;

    private final int runs;

    private JudgeTables(int runs) {
        this.runs = runs;
    }

    /** Runs it. */
    public static void main(String[] arguments) {
        int runs = Integer.parseInt(arguments[0]);
        JudgeTables tables = new JudgeTables(runs);
        for (String table : Arrays.asList(arguments).subList(2, arguments.length)) {
            switch (table) {
                case "nulls" -> tables.nulls();
                case "new" -> tables.news();
                case "only-changed" -> tables.onlyChanged();
                case "power" -> tables.power();
                case "late" -> tables.late();
                case "fewer" -> tables.fewer();
                case "family" -> FamilyTables.print(Integer.parseInt(arguments[1]));
                default -> throw new IllegalArgumentException(table + ": no such table");
            }
        }
    }

    private static Map<String, DoubleFunction<ErrorScenario>> knownNulls() {
        Map<String, DoubleFunction<ErrorScenario>> nulls = new TreeMap<>();
        nulls.put("independent", ErrorScenario::calm);
        nulls.put("bursts 5", r -> ErrorScenario.calm(r).inBursts(5, 0));
        nulls.put("bursts 20", r -> ErrorScenario.calm(r).inBursts(20, 0));
        nulls.put("bursts 5 over 60 s", r -> ErrorScenario.calm(r).inBursts(5, 60));
        nulls.put("bursts 20 over 60 s", r -> ErrorScenario.calm(r).inBursts(20, 60));
        nulls.put("nodes .25", r -> ErrorScenario.calm(r).onUnequalNodes(.25));
        nulls.put("nodes .5", r -> ErrorScenario.calm(r).onUnequalNodes(.5));
        nulls.put("swing", r -> ErrorScenario.calm(r).swinging());
        nulls.put("bad node 5x", r -> ErrorScenario.calm(r).badBy(5));
        nulls.put("restart", r -> ErrorScenario.calm(r).restarting());
        nulls.put(
                "bursts 5 over 60 s, nodes .5, swing, restart",
                r -> ErrorScenario.calm(r)
                        .inBursts(5, 60)
                        .onUnequalNodes(.5)
                        .swinging()
                        .restarting());
        nulls.put(
                "bursts 20, nodes .5, swing, restart",
                r -> ErrorScenario.calm(r)
                        .inBursts(20, 0)
                        .onUnequalNodes(.5)
                        .swinging()
                        .restarting());
        nulls.put(
                "bursts 20 over 60 s, nodes .5, swing",
                r -> ErrorScenario.calm(r).inBursts(20, 60).onUnequalNodes(.5).swinging());
        nulls.put(
                "bad node 5x, bursts 5, swing",
                r -> ErrorScenario.calm(r).badBy(5).inBursts(5, 0).swinging());
        return nulls;
    }

    private static Map<String, DoubleFunction<ErrorScenario>> newNulls() {
        Map<String, DoubleFunction<ErrorScenario>> nulls = new TreeMap<>();
        nulls.put("new", r -> ErrorScenario.calm(r).unseen());
        nulls.put("new, nodes .5", r -> ErrorScenario.calm(r).unseen().onUnequalNodes(.5));
        nulls.put("new, bursts 5", r -> ErrorScenario.calm(r).unseen().inBursts(5, 0));
        nulls.put("new, bursts 20", r -> ErrorScenario.calm(r).unseen().inBursts(20, 0));
        nulls.put("new, bursts 5 over 60 s", r -> ErrorScenario.calm(r).unseen().inBursts(5, 60));
        nulls.put(
                "new, bursts 20 over 60 s, nodes .5",
                r -> ErrorScenario.calm(r).unseen().inBursts(20, 60).onUnequalNodes(.5));
        return nulls;
    }

    private void nulls() {
        print("### False alarms of known signatures (R2.1)");
        head("case | a minute | multinomial | more | more at 200 | more at 2,000 | fewer");
        knownNulls().forEach((name, of) -> {
            for (double rate : RATES) {
                ErrorScenario scenario = of.apply(rate);
                int[][] more = cell(scenario, false, Direction.MORE, true);
                int[][] fewer = cell(scenario, false, Direction.FEWER, false);
                print("| %s | %s | %s | %s | %s | %s | %s |"
                        .formatted(
                                name,
                                number(rate),
                                share(more, CountRun.RIVAL),
                                share(more, 0),
                                share(more, 1),
                                share(more, 2),
                                share(fewer, 0)));
            }
        });
    }

    private void news() {
        print("### False alarms of signatures that nobody had before (R2.2)");
        head("case | a minute | multinomial | judge | judge at 200 | judge at 2,000");
        newNulls().forEach((name, of) -> {
            for (double rate : NEW_RATES) {
                int[][] found = cell(of.apply(rate), true, Direction.MORE, true);
                print("| %s | %s | %s | %s | %s | %s |"
                        .formatted(
                                name,
                                number(rate),
                                share(found, CountRun.RIVAL),
                                share(found, 0),
                                share(found, 1),
                                share(found, 2)));
            }
        });
    }

    private void onlyChanged() {
        print("### New on the changed node only (R2.3): share proven, and median seconds");
        head("a minute on it | multinomial | judge | judge at 200 | judge at 2,000 | judge at 66,667");
        for (double ratio : new double[] {1_000, 4_000, 20_000, 120_000}) {
            ErrorScenario scenario = ErrorScenario.calm(.0005).unseen().worseBy(ratio, 0);
            powerRow(number(ratio * .0005), cell(scenario, true, Direction.MORE, true), 0);
        }
    }

    private void power() {
        print("### Power where events are independent (R2.4): share proven within an hour, and median seconds");
        head("a minute, ratio | multinomial | judge | judge at 200 | judge at 2,000 | judge at 66,667");
        for (double rate : RATES) {
            for (double ratio : RATIOS) {
                ErrorScenario scenario = ErrorScenario.calm(rate).worseBy(ratio, 0);
                powerRow(number(rate) + " x " + number(ratio), cell(scenario, false, Direction.MORE, true), 0);
            }
        }
    }

    private void late() {
        print("### Worse from the 30th minute on (R2.6): share proven after it, and median seconds from there");
        head("a minute, ratio | multinomial | judge | judge at 200 | judge at 2,000 | judge at 66,667");
        for (double rate : RATES) {
            for (double ratio : new double[] {2, 5, 20}) {
                ErrorScenario scenario = ErrorScenario.calm(rate).worseBy(ratio, CountRun.HOUR / 2);
                powerRow(
                        number(rate) + " x " + number(ratio),
                        cell(scenario, false, Direction.MORE, true),
                        CountRun.HOUR / 2);
            }
        }
    }

    private void fewer() {
        print("### Fewer, down to none: share proven within an hour, and median seconds");
        head("a minute, ratio | multinomial | judge | judge at 200 | judge at 2,000 | judge at 66,667");
        for (double rate : new double[] {.5, 5, 50}) {
            for (double ratio : new double[] {.5, .1, 0}) {
                ErrorScenario scenario = ErrorScenario.calm(rate).worseBy(ratio, 0);
                powerRow(number(rate) + " x " + number(ratio), cell(scenario, false, Direction.FEWER, true), 0);
            }
        }
    }

    private int[][] cell(ErrorScenario scenario, boolean isNew, Direction direction, boolean isRivaled) {
        long seed = SEED + 7_919L * scenario.toString().hashCode();
        NodeSpread spread = CountRun.site(scenario, seed);
        int[][] found = new int[runs][];
        IntStream.range(0, runs)
                .parallel()
                .forEach(run -> found[run] =
                        CountRun.proofs(scenario, spread, isNew, direction, seed + 1_000_003L * (run + 1), isRivaled));
        return found;
    }

    private static void powerRow(String name, int[][] found, int onset) {
        StringBuilder row = new StringBuilder("| " + name + " | " + power(found, CountRun.RIVAL, onset));
        for (int k = 0; k < CountRun.THRESHOLDS.length; k++) {
            row.append(" | ").append(power(found, k, onset));
        }
        print(row + " |");
    }

    private static String share(int[][] found, int column) {
        long alarms = Arrays.stream(found).filter(at -> at[column] > 0).count();
        return String.format(Locale.ROOT, "%.4f", alarms / (double) found.length);
    }

    private static String power(int[][] found, int column, int onset) {
        int[] delays = Arrays.stream(found)
                .mapToInt(at -> at[column] > onset ? at[column] - onset : Integer.MAX_VALUE)
                .sorted()
                .toArray();
        long proven =
                Arrays.stream(delays).filter(delay -> delay < Integer.MAX_VALUE).count();
        int median = delays[(delays.length - 1) / 2];
        return String.format(Locale.ROOT, "%.3f @ ", proven / (double) found.length)
                + (median == Integer.MAX_VALUE ? "-" : String.valueOf(median * 10));
    }

    private static void head(String columns) {
        print("\n| " + columns + " |");
        print("|" + "---|".repeat(List.of(columns.split("\\|", -1)).size()));
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%s", value == Math.rint(value) ? (Object) (long) value : (Object) value);
    }

    static void print(String line) {
        System.out.println(line);
    }
}
