package dev.ghostlight.bench;

import dev.ghostlight.core.judge.statistics.Concern;
import dev.ghostlight.core.judge.statistics.CountHistory;
import dev.ghostlight.core.judge.statistics.Direction;
import dev.ghostlight.core.judge.statistics.SignatureWatch;
import dev.ghostlight.core.testing.ErrorScenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A thousand signatures of mixed rates and scenarios under one budget. */
final class FamilyTables {
    private static final int NODES = CountRun.NODES;
    private static final int HOUR = CountRun.HOUR;
    private static final int KNOWN = 960;
    private static final int APPEARING = 40;
    private static final double[] RATES = {.005, .05, .05, .5, .5, 5, 5, 50};
    private static final long SEED = 20_261_128;

    /** What the site is like. */
    private enum Site {
        EQUAL("nodes that differ by signature only"),
        SHARED("nodes that differ by .3 for all signatures alike"),
        BAD("the changed node has five times as much of everything, always"),
        DRIFT("nodes drift by .1 for all signatures alike at the moment of the change");

        private final String words;

        Site(String words) {
            this.words = words;
        }
    }

    /**
     * What a run gave.
     *
     * @param namedAt the interval in which the signature that got worse was named, 0 for never
     * @param aloneAt the one in which it would have been proven alone
     * @param wronglyNamed how many others were named at any time
     */
    private record Outcome(int namedAt, int aloneAt, int wronglyNamed) {}

    private FamilyTables() {}

    static void print(int runs) {
        JudgeTables.print("### A thousand signatures under one budget");
        JudgeTables.print(
                "\n| site | runs | worse | named | median s | alone, median s | runs that wrongly name any |");
        JudgeTables.print("|---|---|---|---|---|---|---|");
        for (Site site : Site.values()) {
            row(site, runs, -1, 1);
        }
        for (double[] worse : new double[][] {{.05, 20}, {.5, 5}, {.5, 20}, {5, 2}, {5, 5}, {50, 2}}) {
            row(Site.SHARED, Math.max(5, runs / 5), worse[0], worse[1]);
        }
    }

    private static void row(Site site, int runs, double rate, double ratio) {
        List<Outcome> outcomes = IntStream.range(0, runs)
                .parallel()
                .mapToObj(run -> run(site, rate, ratio, SEED + 1_000_003L * run))
                .toList();
        long named = outcomes.stream().filter(each -> each.namedAt() > 0).count();
        long wrongly = outcomes.stream().filter(each -> each.wronglyNamed() > 0).count();
        JudgeTables.print(String.format(
                Locale.ROOT,
                "| %s | %d | %s | %s | %s | %s | %.4f |",
                site.words,
                runs,
                rate < 0 ? "nothing" : JudgeTables.number(rate) + " x " + JudgeTables.number(ratio),
                rate < 0 ? "-" : String.format(Locale.ROOT, "%.3f", named / (double) runs),
                median(outcomes.stream().mapToInt(Outcome::namedAt).toArray()),
                median(outcomes.stream().mapToInt(Outcome::aloneAt).toArray()),
                wrongly / (double) runs));
    }

    private static String median(int[] at) {
        int[] sorted = Arrays.stream(at)
                .map(each -> each == 0 ? Integer.MAX_VALUE : each)
                .sorted()
                .toArray();
        int median = sorted[(sorted.length - 1) / 2];
        return median == Integer.MAX_VALUE ? "-" : String.valueOf(median * 10);
    }

    private static Outcome run(Site site, double rate, double ratio, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] before = factors(site, random);
        double[] after = before.clone();
        for (int i = 0; i < NODES; i++) {
            after[i] *= site == Site.DRIFT ? Math.exp(.1 * random.nextGaussian() - .005) : 1;
        }
        List<Counts> drawn = new ArrayList<>();
        List<CountHistory> histories = new ArrayList<>();
        for (int s = 0; s < KNOWN + APPEARING; s++) {
            boolean isWorse = s == 0 && rate >= 0;
            ErrorScenario scenario = isWorse
                    ? ErrorScenario.calm(rate).worseBy(ratio, 0)
                    : scenario(s, RATES[random.nextInt(RATES.length)], random);
            double[][] counts = drawWith(
                    site == Site.EQUAL && !isWorse ? scenario : scenario.onNodes(before),
                    scenario.onNodes(after),
                    site == Site.DRIFT,
                    random);
            Counts sparse = new Counts();
            CountHistory history = CountHistory.of(Concern.MORE);
            for (int node = 0; node < NODES; node++) {
                for (int t = 0; t < 2 * HOUR; t++) {
                    if (counts[node][t] > 0 && t < HOUR) {
                        history.add(node, t, counts[node][t]);
                    } else if (counts[node][t] > 0) {
                        sparse.add(t - HOUR, node, counts[node][t]);
                    }
                }
            }
            drawn.add(sparse);
            if (s < KNOWN) {
                histories.add(history);
            }
        }
        return watch(SignatureWatch.of(CountRun.fleet(), histories, List.of()), drawn, rate >= 0);
    }

    private static double[][] drawWith(
            ErrorScenario before, ErrorScenario after, boolean isDrifting, SplittableRandom random) {
        if (!isDrifting) {
            return before.draw(NODES, HOUR, HOUR, random);
        }
        long seed = random.nextLong();
        double[][] first = before.draw(NODES, HOUR, HOUR, new SplittableRandom(seed));
        double[][] then = after.draw(NODES, HOUR, HOUR, new SplittableRandom(seed));
        for (int i = 0; i < NODES; i++) {
            System.arraycopy(then[i], HOUR, first[i], HOUR, HOUR);
        }
        return first;
    }

    private static Outcome watch(SignatureWatch watch, List<Counts> drawn, boolean isWorse) {
        double[] exposure = new double[NODES];
        Arrays.fill(exposure, 1);
        int[] numbers =
                IntStream.range(0, drawn.size()).map(s -> s < KNOWN ? s : -1).toArray();
        int namedAt = 0;
        int aloneAt = 0;
        Set<Integer> wrongly = new HashSet<>();
        for (int t = 0; t < HOUR; t++) {
            for (int s = 0; s < drawn.size(); s++) {
                Counts counts = drawn.get(s);
                for (int k = counts.from(t); k < counts.from(t + 1); k++) {
                    numbers[s] = numbers[s] < 0 ? watch.appeared() : numbers[s];
                    watch.count(numbers[s], counts.node(k), counts.count(k));
                }
            }
            watch.close(exposure);
            List<Integer> named = watch.isProven() ? watch.family().named() : List.of();
            boolean isNamed = isWorse && named.contains(0);
            named.stream().filter(signature -> !isWorse || signature != 0).forEach(wrongly::add);
            namedAt = namedAt == 0 && isNamed ? t + 1 : namedAt;
            aloneAt = aloneAt == 0 && isWorse && watch.isProven(0, Direction.MORE) ? t + 1 : aloneAt;
            if (isWorse && namedAt > 0 && aloneAt > 0) {
                break;
            }
        }
        return new Outcome(namedAt, aloneAt, wrongly.size());
    }

    private static double[] factors(Site site, SplittableRandom random) {
        double[] factors = new double[NODES];
        for (int i = 0; i < NODES; i++) {
            factors[i] = site == Site.EQUAL ? 1 : Math.exp(.3 * random.nextGaussian() - .045);
        }
        factors[0] *= site == Site.BAD ? 5 : 1;
        return factors;
    }

    /** A null scenario; the last ones are new. */
    private static ErrorScenario scenario(int signature, double rate, SplittableRandom random) {
        ErrorScenario calm = ErrorScenario.calm(rate);
        ErrorScenario scenario = switch (random.nextInt(10)) {
            case 0 -> calm.inBursts(5, 0);
            case 1 -> calm.inBursts(20, 0);
            case 2 -> calm.inBursts(5, 60);
            case 3 -> calm.inBursts(20, 60);
            case 4 -> calm.onUnequalNodes(.25);
            case 5 -> calm.onUnequalNodes(.5);
            case 6 -> calm.swinging();
            case 7 -> calm.inBursts(5, 60).onUnequalNodes(.5).swinging().restarting();
            case 8 -> calm.badBy(5);
            default -> calm;
        };
        return signature >= KNOWN ? scenario.unseen() : scenario;
    }
}
