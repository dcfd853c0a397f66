package dev.ghostlight.core.judge.statistics;

/**
 * How one signature's counts behaved before the change: how bursty they are, and how nodes differ. Immutable.
 *
 * <p>A count is taken for the number of clusters that it most likely came in, as a burst is one event to whoever asks
 * whether things got worse; what is still more uneven over minutes than independent clusters would be divides the rest.
 */
final class CountModel {
    /** In intervals of ten seconds: two minutes and five. */
    private static final int[] LONG_WINDOWS = {12, 30};

    private static final double PHI_MIN = 1.02;
    private static final double PHI_PRIOR = 10;
    private static final double C_PRIOR = 4;
    /** What is assumed before anything is known weighs as much as so many events. */
    private static final double PRIOR_EVENTS = 3;
    /** Clusters that vary so nearly as independent ones do are taken for that. */
    private static final double AS_INDEPENDENT = 0.95;

    /** What came like clockwork until now may be late or early once. */
    private static final double EVENNESS_MIN = 0.2;

    private static final double SLOW = 1.5;

    private static final int TABLE_MAX = 32;
    private static final int SUMMED_MAX = 64;

    private final CountFleet fleet;
    private final double[] clusterRate;
    private final double[] rate;
    private final double evenness;
    private final double slowness;
    private final int tableSize;
    private final double[] table;

    private CountModel(
            CountFleet fleet, double[] clusterRate, double[] rate, double evenness, double slowness, int tableSize) {
        this.fleet = fleet;
        this.clusterRate = clusterRate;
        this.rate = rate;
        this.evenness = evenness;
        this.slowness = slowness;
        this.tableSize = tableSize;
        table = new double[clusterRate.length * tableSize];
        for (int i = 0; i < clusterRate.length; i++) {
            double shape = clusterRate[i] * fleet.exposure(i);
            for (int count = 1; count < tableSize; count++) {
                int at = i * tableSize + count;
                table[at] = table[at - 1] + shape / (shape + count - 1);
            }
        }
    }

    /**
     * Learns from history.
     *
     * @param counts by node and interval, with at least one event
     * @param isClustered whether bursts are taken together within an interval; else all burstiness is in the divisor
     */
    static CountModel of(double[][] counts, CountFleet fleet, boolean isClustered) {
        int nodes = counts.length;
        int intervals = fleet.historyIntervals();
        double total = sum(counts);
        double mean = total / intervals / (fleet.exposure(true) + fleet.exposure(false));
        double phi = isClustered ? clustering(counts, total * (1 - 1.0 / nodes)) : PHI_MIN;
        double[] shape = new double[nodes];
        double[][] effective = new double[nodes][intervals];
        double[] rates = new double[nodes];
        double sum = 0;
        double highest = 0;
        for (int i = 0; i < nodes; i++) {
            double exposed = intervals * fleet.exposure(i);
            double own = (sum(counts[i]) + PRIOR_EVENTS) / (exposed + PRIOR_EVENTS / mean);
            shape[i] = own / (phi - 1);
            for (int t = 0; t < intervals; t++) {
                effective[i][t] = isClustered ? clusters(counts[i][t], shape[i] * fleet.exposure(i)) : counts[i][t];
                highest = Math.max(highest, counts[i][t]);
                rates[i] += effective[i][t];
            }
            sum += rates[i];
            rates[i] = exposed > 0 ? rates[i] / exposed : Double.NaN;
        }
        for (int i = 0; i < nodes; i++) {
            rates[i] = Double.isNaN(rates[i])
                    ? sum / intervals / (fleet.exposure(true) + fleet.exposure(false))
                    : rates[i];
        }
        double short1 = Dispersion.of(effective, 1);
        double evenness = short1 >= AS_INDEPENDENT ? 1 : Math.max(EVENNESS_MIN, short1);
        int tableSize = isClustered ? (int) Math.min(TABLE_MAX, highest + 3) : 0;
        return new CountModel(fleet, shape, rates, evenness, slowness(effective, short1), tableSize);
    }

    private static double sum(double[][] counts) {
        double sum = 0;
        for (double[] node : counts) {
            sum += sum(node);
        }
        return sum;
    }

    private static double sum(double[] counts) {
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        return sum;
    }

    private static double clustering(double[][] counts, double degrees) {
        double found = Dispersion.of(counts, 1);
        return Math.max(PHI_MIN, 0.02 + (found * degrees + PHI_PRIOR * PRIOR_EVENTS) / (degrees + PRIOR_EVENTS));
    }

    /** How much more uneven the clusters are over minutes than over one interval, with what is uncertain in it. */
    private static double slowness(double[][] effective, double shortTerm) {
        int nodes = effective.length;
        int intervals = effective[0].length;
        double total = sum(effective);
        double raw = 0;
        for (int window : LONG_WINDOWS) {
            raw = Math.max(raw, Dispersion.of(effective, window) / Math.max(shortTerm, 1e-9));
        }
        double degrees = total * (1 - 1.0 / nodes);
        double mean = total / nodes / intervals;
        double error = Math.sqrt((1 / (30 * mean / Math.max(1, raw)) + 2) / (nodes * intervals / 30.0));
        return Math.max(1, (raw * degrees + C_PRIOR * PRIOR_EVENTS) / (degrees + PRIOR_EVENTS) * (1 + 0.5 * error));
    }

    /** The expected number of clusters that made a count, if it is negative binomial: k (ψ(k + x) − ψ(k)). */
    static double clusters(double count, double shape) {
        if (count <= 1) {
            return count;
        }
        if (count > SUMMED_MAX || count != Math.rint(count)) {
            return shape * (Special.digamma(shape + count) - Special.digamma(shape));
        }
        double sum = 0;
        for (int j = 0; j < count; j++) {
            sum += shape / (shape + j);
        }
        return sum;
    }

    /** The clusters that a count most likely came in. */
    double clusters(int node, double count, double exposure) {
        if (tableSize == 0 || count <= 1) {
            return count;
        }
        if (count < tableSize && exposure == fleet.exposure(node) && count == Math.rint(count)) {
            return table[node * tableSize + (int) count];
        }
        return clusters(count, clusterRate[node] * exposure);
    }

    /** The clusters of a node in an interval, for each unit of exposure. */
    double rate(int node) {
        return rate[node];
    }

    /**
     * What part of the clusters counts: the rest falls to each node by its share and does not vary, so it is taken off.
     * For what became less frequent all of them count, as nothing can be taken off where nothing is left.
     */
    double evenness(Direction direction) {
        return direction == Direction.MORE ? evenness : 1;
    }

    /** Whether bursts last for longer than an interval. */
    boolean isSlow() {
        return slowness >= SLOW;
    }

    /** What clusters are divided by, so that over minutes their variance is their mean. */
    double divisor(Direction direction) {
        return direction == Direction.MORE ? slowness : Math.max(1, slowness * evenness);
    }

    /** What a node's history weighs. */
    double mass(int node, Direction direction) {
        return rate[node] * fleet.exposure(node) * fleet.historyIntervals() * evenness(direction) / divisor(direction);
    }

    /** What the history of the changed nodes weighs, or of the others. */
    double mass(boolean ofChanged, Direction direction) {
        double sum = 0;
        for (int i = 0; i < rate.length; i++) {
            sum += fleet.isChanged(i) == ofChanged ? mass(i, direction) : 0;
        }
        return sum;
    }
}
