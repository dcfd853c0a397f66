package dev.ghostlight.core.judge.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Holds levels against the others' at the same time and against the same difference before the change.
 *
 * <p>Only the order of the differences counts, so that neither heavy tails nor one enormous value is proof. What the
 * unchanged nodes show of dependence and drift, before the change and after it, makes the evidence weaker; where they
 * differ from their own past as much as a changed one does, there is no proof.
 */
final class LevelComparison implements Comparison {
    /** In how many intervals it must have been worse than usual. */
    static final int BAD_INTERVALS_MIN = 3;

    /** With fewer controls than this nothing is learnt of drift and of what happens everywhere. */
    private static final int CONTROLS_TO_LEARN = 5;

    private static final double MOVED_SHARE = 0.1;
    /** A shift of history's scores beyond this is not seen, as no score is larger than the most extreme of history. */
    private static final double SHIFT_MAX = 2;

    private final Fleet fleet;
    private final MetricSetting setting;
    private final Differences differences;
    private final List<double[]> changedDifferences = new ArrayList<>();
    private final List<double[]> controlDifferences = new ArrayList<>();
    private final List<double[]> controlsBefore = new ArrayList<>();
    private final List<double[]> controlsAfter = new ArrayList<>();

    LevelComparison(Fleet fleet, int nodes, MetricSetting setting, boolean isCount) {
        this.fleet = fleet;
        this.setting = setting;
        differences = new Differences(fleet.table(), fleet.controls(), nodes, isCount);
        fleet.changed().forEach(node -> changedDifferences.add(differences.of(node)));
        if (differences.controls().size() >= 2) {
            differences.controls().forEach(node -> controlDifferences.add(differences.of(node)));
        }
        for (double[] each : controlDifferences) {
            Scored scored = scored(each, 1, 0);
            controlsBefore.add(scored.history());
            controlsAfter.add(scored.watch());
        }
    }

    @Override
    public List<String> assumptions() {
        List<String> all = new ArrayList<>();
        if (differences.controls().isEmpty()) {
            all.add("No unchanged node can be compared with, so that a swing of all nodes cannot be told from the"
                    + " change");
        }
        if (fleet.graceIntervals() > 0) {
            all.add("The first " + fleet.graceIntervals() * fleet.table().stepMillis() / 1000
                    + " s after the change are a start and not judged");
        }
        return all;
    }

    @Override
    public Compared compare(boolean isMore, double threshold) {
        double sign = isMore ? 1 : -1;
        List<Scored> scored =
                changedDifferences.stream().map(d -> scored(d, sign)).toList();
        List<Scored> all = scored.size() == 1 ? scored : withMean(scored);
        double[] path = new double[fleet.watched()];
        int[] bad = new int[path.length];
        ShiftTrack main = track(all.getLast());
        for (int k = 0; k < all.size(); k++) {
            ShiftTrack track = k == all.size() - 1 ? main : track(all.get(k));
            double share = all.size() == 1 ? 1 : k == all.size() - 1 ? 0.5 : 0.5 / (all.size() - 1);
            for (int t = 0; t < path.length; t++) {
                path[t] += share * track.value(t);
                bad[t] = Math.max(bad[t], track.bad(t));
            }
        }
        int proven = IntStream.range(0, path.length)
                .filter(t -> path[t] >= threshold && bad[t] >= BAD_INTERVALS_MIN)
                .findFirst()
                .orElse(-1);
        int onset = path.length == 0 || proven < 0 ? 0 : main.onset(path.length - 1);
        double best = Arrays.stream(path).max().orElse(0);
        return result(isMore, threshold, best, proven, onset, all.getLast());
    }

    private Compared result(boolean isMore, double threshold, double best, int proven, int onset, Scored main) {
        double dependence = dependence(main.history());
        double known = known(dependence);
        int begin = fleet.from() + onset;
        double[] since = IntStream.range(begin, fleet.table().intervals())
                .mapToDouble(t -> Medians.of(
                        changedDifferences.stream().mapToDouble(d -> d[t]).toArray()))
                .toArray();
        double count = Medians.present(since).length;
        double middle = Medians.of(since);
        double radius = main.spread()
                * 1.25
                * Math.sqrt(dependence * (1 / Math.max(1, count) + 1 / known))
                * Math.sqrt(2 * Math.log(threshold) + Math.log1p(count));
        int node = fleet.changed().getFirst();
        double seen = Medians.present(main.watch()).length;
        double ignored = differences.ofRatio(setting.ignoredRatio());
        double visible = ShiftEvidence.visible(known, dependence, seen, threshold);
        double visibleRatio = visible > SHIFT_MAX || seen < BAD_INTERVALS_MIN
                ? Double.POSITIVE_INFINITY
                : asRatio(visible * main.spread() + ignored);
        MetricNumbers numbers = new MetricNumbers(
                best,
                threshold,
                differences.ratio(node, middle),
                differences.ratio(node, middle - radius),
                differences.ratio(node, middle + radius),
                fleet.middle(fleet.changed(), 0, fleet.table().change()),
                fleet.middle(fleet.changed(), begin, fleet.table().intervals()),
                fleet.middle(fleet.controls(), begin, fleet.table().intervals()),
                visibleRatio);
        boolean isEverywhere = proven >= 0 && isEverywhere(isMore, threshold);
        return new Compared(
                proven, onset, numbers, needed(main.spread(), known, dependence, threshold, seen), isEverywhere);
    }

    private double asRatio(double difference) {
        return differences.isRatio() ? Math.exp(difference) : 1 + difference;
    }

    private long needed(double spread, double known, double dependence, double threshold, double seen) {
        double wanted = differences.ofRatio(setting.wantedRatio()) - differences.ofRatio(setting.ignoredRatio());
        double shift = Math.min(SHIFT_MAX, spread > 0 ? wanted / spread : SHIFT_MAX);
        double needed = 2 * (Math.log(threshold) + 2) / (shift * shift) * dependence;
        if (needed >= known) {
            return Compared.NEVER;
        }
        double intervals = Math.max(BAD_INTERVALS_MIN, needed * known / (known - needed));
        return Math.max(0, (long) Math.ceil(intervals - seen));
    }

    private ShiftTrack track(Scored scored) {
        double dependence = dependence(scored.history());
        return new ShiftTrack(scored.watch(), known(dependence), dependence);
    }

    /** From how many values the mean is known: those of history, less what unchanged nodes drifted since. */
    private double known(double dependence) {
        double history = fleet.history(fleet.changed());
        return 1 / (1 / Math.max(1, history) + drift(dependence) / dependence);
    }

    /** The variance, over unchanged nodes, of how far their scores moved since history, beyond chance. */
    private double drift(double dependence) {
        double seen = fleet.seen(fleet.controls());
        if (controlDifferences.size() < CONTROLS_TO_LEARN || seen == 0) {
            return 0;
        }
        double squares = 0;
        for (double[] each : controlsAfter) {
            double mean = Arrays.stream(Medians.present(each)).average().orElse(0);
            squares += mean * mean;
        }
        double chance = dependence * (1 / seen + 1.0 / Math.max(1, fleet.table().change()));
        return Math.max(0, squares / controlDifferences.size() - chance);
    }

    private double dependence(double[] history) {
        return Math.max(Dependence.factor(history, controlsBefore), Dependence.factor(new double[0], controlsAfter));
    }

    private boolean isEverywhere(boolean isMore, double threshold) {
        if (controlDifferences.size() < CONTROLS_TO_LEARN) {
            return false;
        }
        double sign = isMore ? 1 : -1;
        long moved = controlDifferences.stream()
                .map(each -> track(scored(each, sign)))
                .filter(track -> IntStream.range(0, track.length()).anyMatch(t -> track.value(t) >= threshold))
                .count();
        return moved >= Math.max(2, MOVED_SHARE * controlDifferences.size());
    }

    /** All, and last the mean of them. */
    private List<Scored> withMean(List<Scored> scored) {
        double[] mean = new double[fleet.table().intervals()];
        for (int t = 0; t < mean.length; t++) {
            int at = t;
            mean[t] = Arrays.stream(scored.stream()
                            .mapToDouble(each -> each.at(at))
                            .filter(value -> !Double.isNaN(value))
                            .toArray())
                    .average()
                    .orElse(Double.NaN);
        }
        List<Scored> all = new ArrayList<>(scored);
        double spread = scored.stream().mapToDouble(Scored::spread).average().orElse(0);
        all.add(new Scored(mean, fleet, 0, spread));
        return all;
    }

    private Scored scored(double[] difference, double sign) {
        return scored(difference, sign, differences.ofRatio(setting.ignoredRatio()));
    }

    private Scored scored(double[] difference, double sign, double ignored) {
        double[] signed = Arrays.stream(difference).map(each -> sign * each).toArray();
        double spread = Medians.spread(Arrays.copyOf(difference, fleet.table().change()));
        return new Scored(signed, fleet, ignored, spread);
    }
}
