package dev.ghostlight.core.judge.statistics;

/**
 * Watches one value where nothing is known from before the change: whether changed nodes are above the others by more
 * than nodes differ. For one thread.
 *
 * <p>What is assumed for want of history: that nodes differ by a factor of two, or as much as the unchanged ones do
 * where there are five at least; that values resemble each other over 40 seconds, and two intervals at least. Evidence never falls when a level
 * of a changed node is higher.
 */
public final class BareWatch {
    private static final double NODE_DEVIATION = 0.35;
    private static final int NODES_MIN = 5;
    /** Over so much of a minute values resemble each other, and over two intervals at least. */
    private static final double MINUTES = 2.0 / 3;

    private static final double LENGTH_MIN = 2;
    private static final double LEAST = 0.1;
    private static final double GRANTED = 2.5;

    private final boolean[] changed;
    private final double middle;
    private final double deviation;
    private final double slack;
    private final double length;
    private final BetPaths paths;
    private final double proof;
    private double highest = 1;
    private boolean isProven;

    /**
     * @param levels of all that is known, by node and interval: logarithms; NaN where missing. Only those of unchanged
     *     nodes are learnt from
     * @param minute how many intervals are a minute, at least 1
     */
    public BareWatch(double[][] levels, boolean[] changed, ValueSetting setting, int minute) {
        this.changed = changed.clone();
        double[] heights = new double[levels.length];
        double noise = 0;
        int others = 0;
        for (int i = 0; i < levels.length; i++) {
            heights[i] = changed[i] ? Double.NaN : Levels.median(levels[i]);
            if (!Double.isNaN(heights[i])) {
                noise += Levels.deviation(levels[i]);
                others++;
            }
        }
        middle = Levels.median(heights);
        deviation = Math.max(LEAST, others == 0 ? 0 : noise / others);
        double apart = others >= NODES_MIN ? Math.max(LEAST, Levels.deviation(heights)) : NODE_DEVIATION;
        slack = (setting.tolerance() + GRANTED * apart * Math.sqrt(1 + 1.0 / Math.max(1, others))) / deviation;
        length = Math.max(LENGTH_MIN, MINUTES * minute);
        paths = new BetPaths(ValueModel.STAKES, setting.intervals(), minute);
        proof = 1 / setting.alpha();
    }

    /** Takes an interval: levels of all nodes; NaN where missing. */
    public void add(double[] levels) {
        double sum = 0;
        int count = 0;
        double[] others = levels.clone();
        for (int i = 0; i < levels.length; i++) {
            if (changed[i]) {
                sum += Double.isNaN(levels[i]) ? 0 : levels[i];
                count += Double.isNaN(levels[i]) ? 0 : 1;
                others[i] = Double.NaN;
            }
        }
        double common = Math.max(middle, Levels.medianOf(others));
        double[] factors = new double[ValueModel.BETS.length];
        if (count > 0 && !Double.isNaN(common)) {
            double score = Levels.score(sum / count, common + slack * deviation, deviation);
            for (int r = 0; r < factors.length; r++) {
                double bet = ValueModel.BETS[r];
                factors[r] = (bet * score - bet * bet / 2) / length;
            }
        }
        paths.add(factors);
        highest = Math.max(highest, paths.value());
        isProven |= paths.value() >= proof && paths.leastWithoutBlock() >= Math.sqrt(proof);
    }

    /** The highest evidence so far: an e-value over all looks. */
    public double evidence() {
        return highest;
    }

    /** Whether there is proof, and not by one minute alone; once there is, there always is. */
    public boolean isProven() {
        return isProven;
    }
}
