package dev.ghostlight.core.load;

import dev.ghostlight.core.model.Cache;
import dev.ghostlight.core.model.Doubles;
import dev.ghostlight.core.model.Levels;
import dev.ghostlight.core.model.Schedule;
import dev.ghostlight.core.model.SingleFlight;
import dev.ghostlight.core.model.Store;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What one restarting node adds to the load on one store, over the time since it came back.
 *
 * <p>Loads of several nodes add up where nodes fill their caches independently of each other. Planning uses that; the
 * plan is then held against the whole model, which also knows of shares that change while nodes are out.
 */
final class NodeKernel {
    private static final int PEAK_SAMPLES = 80;

    /** Where to look, as parts of one node's time to its peak; many nodes together peak later than one. */
    private static final double[] AROUND_PEAK = {0.25, 0.5, 1, 2, 4, 16, 64, 256};

    /** Whole ages are computed once and kept, in pages of this many. */
    private static final int PAGE = 4096;

    /** Beyond this age, in seconds, nothing is kept. */
    private static final int KEPT_UNTIL = 1 << 24;

    private final Store store;
    private final List<NodeResponse> responses = new ArrayList<>();
    private final Exposure exposure;
    private final double steady;
    private final double calm;
    private final double limit;
    private final double[] checkedAges;
    private final double[][] pages = new double[KEPT_UNTIL / PAGE][];

    /**
     * The kernel of one store.
     *
     * @param model what knows the caches
     * @param store the store
     * @param limit the highest mean load that it may see, in calls per second
     * @param horizonSeconds the greatest age asked for
     */
    NodeKernel(LoadModel model, Store store, double limit, double horizonSeconds) {
        this.store = store;
        int nodes = model.facts().fleet().nodes();
        double slowStart = model.facts().fleet().slowStartSeconds();
        double[] starts = new double[nodes];
        Arrays.fill(starts, 1, nodes, 10 * horizonSeconds);
        Lives lives = Lives.of(new Schedule(Doubles.of(starts)), 0);
        this.exposure = Exposure.of(lives, slowStart);
        SlowStart alone = SlowStart.of(exposure, 0, 1.0 / nodes);
        for (CacheFlow cache : model.flowsTo(store)) {
            responses.addAll(cache.responses(alone));
        }
        this.steady = responses.stream()
                .mapToDouble(response -> response.steadyPerSecond(1.0 / nodes))
                .sum();
        this.calm = model.calmPerSecond(store);
        this.limit = limit;
        this.checkedAges = checkedAges(slowStart, horizonSeconds);
    }

    /** Whether the loads of nodes add up for a cache: it has no level and no lease that nodes share. */
    static boolean addsUp(Cache cache) {
        return cache.levels() instanceof Levels.PerNode && cache.singleFlight() != SingleFlight.FLEET;
    }

    /** The store that is asked. */
    Store store() {
        return store;
    }

    /** What the node adds while it is out, in calls a second: it asks for nothing. */
    double addedWhileOut() {
        return -steady;
    }

    /** What the node adds in the second that begins at this age, in calls; negative when less than before. */
    double added(double age) {
        int whole = (int) age;
        if (whole != age || whole >= KEPT_UNTIL) {
            return computed(age);
        }
        double[] page = pages[whole / PAGE];
        if (page == null) {
            page = new double[PAGE];
            Arrays.fill(page, Double.NaN);
            pages[whole / PAGE] = page;
        }
        double known = page[whole % PAGE];
        if (Double.isNaN(known)) {
            known = computed(age);
            page[whole % PAGE] = known;
        }
        return known;
    }

    private double computed(double age) {
        double sum = -steady;
        for (NodeResponse response : responses) {
            sum += response.callsBy(age + 1, 0, exposure) - response.callsBy(age, 0, exposure);
        }
        return sum;
    }

    /** The load with all caches warm, in calls per second. */
    double calmPerSecond() {
        return calm;
    }

    /** The highest mean load that the store may see, in calls per second. */
    double limitPerSecond() {
        return limit;
    }

    /** The ages at which a node's load peaks, or may, in whole seconds; the first is 0. */
    double[] checkedAges() {
        return checkedAges;
    }

    private double[] checkedAges(double ramp, double horizon) {
        List<Double> ages = new ArrayList<>(List.of(0.0));
        if (ramp > 0) {
            addPeak(0, ramp * 2, ages);
        }
        double[] bends = responses.stream()
                .flatMapToDouble(response -> Arrays.stream(response.bends()))
                .distinct()
                .sorted()
                .toArray();
        for (int i = 0; i < bends.length; i++) {
            double end = i + 1 < bends.length ? bends[i + 1] : horizon;
            if (bends[i] > 0 && bends[i] < horizon) {
                ages.add(bends[i]);
                addPeak(bends[i], end, ages);
            }
        }
        return ages.stream().mapToDouble(Math::ceil).distinct().toArray();
    }

    /** Adds the age of the highest load between two ages, and some around it. */
    private void addPeak(double from, double to, List<Double> ages) {
        double best = 0;
        double highest = Double.NEGATIVE_INFINITY;
        double growth = Math.log(Math.max(2, to - from)) / PEAK_SAMPLES;
        for (int i = 0; i < PEAK_SAMPLES; i++) {
            double offset = Math.exp(growth * i);
            double added = computed(from + offset);
            if (added > highest) {
                highest = added;
                best = offset;
            }
        }
        for (double around : AROUND_PEAK) {
            if (around * best < to - from) {
                ages.add(from + around * best);
            }
        }
    }
}
