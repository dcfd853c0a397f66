package dev.ghostlight.core.judge.statistics;

/**
 * How one signature's counts behaved before the change: how bursty they are, and how nodes differ. Immutable and
 * thread-safe.
 *
 * <p>A count is taken for the number of clusters that it most likely came in, as a burst is one event to whoever asks
 * whether things got worse; what is still more uneven over minutes than independent clusters would be divides the rest.
 */
final class CountModel {
    /** In intervals of ten seconds: two minutes and five. */
    private static final int[] LONG_WINDOWS = {12, 30};

    /** Where there is nothing to compare with, slow swings count too. */
    private static final int[] LONGEST_WINDOWS = {12, 30, 60};

    private static final double PHI_MIN = 1.02;
    private static final double PHI_PRIOR = 10;
    private static final double C_PRIOR = 4;

    /** What is assumed before anything is known weighs as much as so many events. */
    private static final double PRIOR_EVENTS = 3;

    /** Above so many, the sum of a count's clusters is taken from the digamma function. */
    private static final int SUMMED = 12;

    private final double[] clusterShape;
    private final double[] clusterDigamma;
    private final double[] effectiveMean;
    private final double[] rate;
    private final double burstShare;
    private final double slowness;
    private final double intervals;

    private CountModel(
            double[] clusterShape,
            double[] effectiveMean,
            double[] rate,
            double burstShare,
            double slowness,
            double intervals) {
        this.clusterShape = clusterShape;
        this.effectiveMean = effectiveMean;
        this.rate = rate;
        this.burstShare = burstShare;
        this.slowness = slowness;
        this.intervals = intervals;
        clusterDigamma = digammas(clusterShape);
    }

    /**
     * Learns from history.
     *
     * @param counts sorted; above none
     * @param isClustered whether bursts are taken together within an interval; else all burstiness is in the divisor
     * @param isOverTime whether what nodes have in common at a moment counts as uneven too
     */
    static CountModel of(SparseCounts counts, WatchedFleet fleet, boolean isClustered, boolean isOverTime) {
        int nodes = fleet.nodes();
        int intervals = fleet.historyIntervals();
        double[] own = counts.perNode(nodes);
        double total = counts.total();
        double degrees = total * (1 - concentration(own, total));
        double phi = PHI_MIN;
        if (isClustered) {
            double found = dispersion(counts, fleet, 1, isOverTime);
            phi = Math.max(PHI_MIN, 0.02 + (found * degrees + PHI_PRIOR * PRIOR_EVENTS) / (degrees + PRIOR_EVENTS));
        }
        double[] rates = rates(own, total, fleet);
        double[] shape = new double[nodes];
        for (int i = 0; i < nodes; i++) {
            shape[i] = isClustered ? rates[i] / (phi - 1) : Double.POSITIVE_INFINITY;
        }
        double[] digammas = digammas(shape);
        double[] effective = new double[counts.size()];
        for (int i = 0; i < effective.length; i++) {
            double k = shape[counts.node(i)];
            effective[i] = clusters(counts.count(i), k, digammas[counts.node(i)]);
        }
        SparseCounts weighed = counts.with(effective);
        double[] means = weighed.perNode(nodes);
        for (int i = 0; i < nodes; i++) {
            means[i] = fleet.hasHistory(i) ? means[i] / intervals : rates[i] * weighed.total() / total;
        }
        double shortTerm = dispersion(weighed, fleet, 1, isOverTime);
        double slowness = slowness(weighed, fleet, shortTerm, isOverTime);
        return new CountModel(shape, means, rates, Math.min(1, shortTerm), slowness, intervals);
    }

    private static double[] digammas(double[] shapes) {
        double[] digammas = new double[shapes.length];
        for (int i = 0; i < shapes.length; i++) {
            digammas[i] = shapes[i] == Double.POSITIVE_INFINITY ? 0 : Special.digamma(shapes[i]);
        }
        return digammas;
    }

    private static double dispersion(SparseCounts counts, WatchedFleet fleet, int window, boolean isOverTime) {
        double between = Dispersion.betweenNodes(counts, fleet.nodes(), fleet.historyIntervals(), window);
        return isOverTime
                ? Math.max(between, Dispersion.overTime(counts, fleet.nodes(), fleet.historyIntervals(), window))
                : between;
    }

    /** The events of an interval of each node, drawn to what all have in common where a node had few. */
    private static double[] rates(double[] own, double total, WatchedFleet fleet) {
        double exposed = 0;
        for (int i = 0; i < own.length; i++) {
            exposed += fleet.hasHistory(i) ? fleet.exposure(i) : 0;
        }
        double[] rates = new double[own.length];
        for (int i = 0; i < own.length; i++) {
            double usual = total / fleet.historyIntervals() * fleet.exposure(i) / Math.max(exposed, 1e-300);
            rates[i] = fleet.hasHistory(i)
                    ? (own[i] + PRIOR_EVENTS) / (fleet.historyIntervals() + PRIOR_EVENTS / usual)
                    : usual;
        }
        return rates;
    }

    private static double concentration(double[] own, double total) {
        double squares = 0;
        for (double each : own) {
            squares += each / total * (each / total);
        }
        return squares;
    }

    /** How much more uneven the clusters are over minutes than over one interval, with what is uncertain in it. */
    private static double slowness(SparseCounts effective, WatchedFleet fleet, double shortTerm, boolean isOverTime) {
        int nodes = fleet.nodes();
        int intervals = fleet.historyIntervals();
        double total = effective.total();
        double raw = 0;
        for (int window : isOverTime ? LONGEST_WINDOWS : LONG_WINDOWS) {
            raw = Math.max(raw, dispersion(effective, fleet, window, isOverTime) / Math.max(shortTerm, 1e-9));
        }
        double degrees = total * (1 - concentration(effective.perNode(nodes), total));
        double mean = total / nodes / intervals;
        double error = Math.sqrt((1 / (30 * mean / Math.max(1, raw)) + 2) / (nodes * intervals / 30.0));
        return Math.max(1, (raw * degrees + C_PRIOR * PRIOR_EVENTS) / (degrees + PRIOR_EVENTS) * (1 + 0.5 * error));
    }

    /** The expected number of clusters that made a count, if it is negative binomial: k (ψ(k + x) − ψ(k)). */
    private static double clusters(double count, double shape, double digammaOfShape) {
        if (count <= 1 || shape == Double.POSITIVE_INFINITY) {
            return count;
        }
        if (count > SUMMED || count != Math.rint(count)) {
            return shape * (Special.digamma(shape + count) - digammaOfShape);
        }
        double sum = 0;
        for (int j = 0; j < count; j++) {
            sum += shape / (shape + j);
        }
        return sum;
    }

    /** The intervals of history. */
    double intervals() {
        return intervals;
    }

    /** What a count of an interval weighs as evidence, without what is expected of a quiet interval. */
    double weighed(int node, double count) {
        return clusters(count, clusterShape[node], clusterDigamma[node]) / slowness;
    }

    /**
     * What an interval's expected quiet part weighs, which is taken from {@link #weighed}: with that a node weighs on
     * average {@link #mean}, with a variance over minutes that is its mean.
     */
    double quiet(int node) {
        return effectiveMean[node] * (1 - burstShare) / slowness;
    }

    /** What a node's counts weigh on average in an interval. */
    double mean(int node) {
        return effectiveMean[node] * burstShare / slowness;
    }

    /** The events of a node in an interval. */
    double rate(int node) {
        return rate[node];
    }

    /** How much more the weighed counts of minutes vary than independent events. */
    double slowness() {
        return slowness;
    }
}
