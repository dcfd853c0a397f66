package dev.ghostlight.core.load;

/**
 * The load that a store sees when batches restart at chosen times, by adding up what each node adds.
 *
 * <p>Batches without a start yet live on as they were: warm, or since they last came back.
 */
final class PlannedLoad {
    private static final double ROUNDING = 1e-9;

    private final int[] sizes;
    private final double outSeconds;
    private final double[] before;
    private final double[] starts;
    private int started;

    /**
     * No batch has a start yet.
     *
     * @param pace what the rules allow
     * @param before when the nodes of each batch last came back, infinitely long ago for warm ones; in seconds since
     *     the time from which the starts count
     */
    PlannedLoad(Pace pace, double[] before) {
        this.sizes = pace.sizes();
        this.outSeconds = pace.outSeconds();
        this.before = before.clone();
        this.starts = new double[sizes.length];
    }

    /** How many batches there are. */
    int batches() {
        return sizes.length;
    }

    /** How many of them have a start. */
    int started() {
        return started;
    }

    /** The starts chosen; those not chosen yet are 0. */
    double[] starts() {
        return starts;
    }

    /** Gives the next batch its start. */
    void add(double start) {
        starts[started++] = start;
    }

    /** When the nodes of a batch come back that has a start. */
    double back(int batch) {
        return starts[batch] + outSeconds;
    }

    /** When the nodes of a batch last came back; infinitely long ago for warm ones. */
    double before(int batch) {
        return before[batch];
    }

    /** The load in the second that begins at {@code t}. */
    double at(NodeKernel kernel, double t) {
        double load = kernel.calmPerSecond();
        for (int i = 0; i < sizes.length; i++) {
            boolean restarted = i < started && t >= starts[i];
            load += sizes[i] * added(kernel, restarted ? back(i) : before[i], t);
        }
        return load;
    }

    /** What the next batch changes at {@code t} when it starts at {@code start}. */
    double change(NodeKernel kernel, double start, double t) {
        return sizes[started] * (added(kernel, start + outSeconds, t) - added(kernel, before[started], t));
    }

    /** What a node adds that came back, or will, at {@code begin}; until then it is out. */
    private static double added(NodeKernel kernel, double begin, double t) {
        if (begin == Double.NEGATIVE_INFINITY) {
            return 0;
        }
        return t < begin ? kernel.addedWhileOut() : kernel.added(t - begin);
    }

    /**
     * Whether the store stays within its limit; all batches have a start. Where a plan is too fast, its end shows it.
     */
    boolean isWithinLimit(NodeKernel kernel) {
        for (double age : kernel.checkedAges()) {
            for (int i = sizes.length - 1; i >= 0; i--) {
                if (!isWithinLimit(kernel, back(i) + age)
                        || (before[i] + age >= starts[0] && !isWithinLimit(kernel, before[i] + age))) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isWithinLimit(NodeKernel kernel, double t) {
        return at(kernel, t) <= kernel.limitPerSecond() * (1 + ROUNDING);
    }
}
