package dev.ghostlight.core.judge.statistics;

/**
 * The evidence that events are not shared among arms as they should be, for independent events: an e-value that may be
 * looked at any time.
 *
 * <p>Source: Lindon and Malek, "Anytime-Valid Inference for Multinomial Count Data", 2020. It is the textbook's test;
 * bursts and differences between nodes break it, for which there is {@link SignatureWatch}. Immutable and thread-safe.
 */
public final class MultinomialEvidence {
    private final double[] shares;
    private final double weight;

    /**
     * @param weight how many events the belief in the shares is worth, above 0; small ones find rare events sooner
     * @param shares of the arms where nothing is wrong; sum 1
     */
    public MultinomialEvidence(double weight, double... shares) {
        this.shares = shares.clone();
        this.weight = weight;
    }

    /**
     * The logarithm of the e-value.
     *
     * @param counts of each arm
     */
    public double log(double... counts) {
        double before = 0;
        double after = 0;
        double sumBefore = 0;
        double sumAfter = 0;
        double expected = 0;
        for (int i = 0; i < shares.length; i++) {
            double prior = weight * shares[i];
            before += Special.logGamma(prior);
            after += Special.logGamma(prior + counts[i]);
            sumBefore += prior;
            sumAfter += prior + counts[i];
            expected += counts[i] * Math.log(shares[i]);
        }
        return after - Special.logGamma(sumAfter) - before + Special.logGamma(sumBefore) - expected;
    }
}
