package dev.ghostlight.core.load;

import dev.ghostlight.core.load.KeyClasses.KeyClass;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Sums over keys of the chance that a key has been asked for at least {@code n} times, and their integrals.
 *
 * <p>With requests by a Poisson process, a key of rate {@code r} has had at least {@code n} requests after the time
 * {@code x} with the probability {@code P(n, r x)}, the regularised lower incomplete gamma function; its integrals are
 * closed forms too.
 */
final class GammaSums {
    /** Beyond this, and for the few requests that waves take, all probabilities are 1. */
    private static final double CERTAIN = 60;

    /** Below this, the first probability is taken from its series. */
    private static final double SMALL = 1e-3;

    private final double[] weight;
    private final double[] rate;
    /** From which exposure on each key's requests count. */
    private final double[] delay;

    private GammaSums(double[] weight, double[] rate, double[] delay) {
        this.weight = weight;
        this.rate = rate;
        this.delay = delay;
    }

    /**
     * Sums over these keys.
     *
     * @param classes the keys
     * @param part the part of each class's keys to take
     * @param requestsPerSecond the requests that the keys' shares are parts of
     */
    static GammaSums of(List<KeyClass> classes, double[] part, double requestsPerSecond) {
        double[] weight = new double[classes.size()];
        double[] rate = new double[classes.size()];
        for (int i = 0; i < rate.length; i++) {
            rate[i] = classes.get(i).share() * requestsPerSecond;
            weight[i] = classes.get(i).keys() * part[i];
        }
        return new GammaSums(weight, rate, new double[rate.length]);
    }

    /** The same sums with every key weighted by its rate. */
    GammaSums timesRate() {
        double[] product = new double[rate.length];
        for (int i = 0; i < rate.length; i++) {
            product[i] = weight[i] * rate[i];
        }
        return new GammaSums(product, rate, delay);
    }

    /**
     * The same sums from each key's first request on, where that comes by another clock.
     *
     * @param samples how many quantiles stand for the first request's exponential distribution
     * @param clock from the exposure at which the first request comes by its own clock to the exposure by this one
     */
    GammaSums afterFirst(int samples, DoubleUnaryOperator clock) {
        double[] weights = new double[samples * rate.length];
        double[] rates = new double[samples * rate.length];
        double[] delays = new double[samples * rate.length];
        for (int i = 0; i < rates.length; i++) {
            int key = i / samples;
            double quantile = (i % samples + 0.5) / samples;
            weights[i] = weight[key] / samples;
            rates[i] = rate[key];
            delays[i] = clock.applyAsDouble(-Math.log1p(-quantile) / rate[key]);
        }
        return new GammaSums(weights, rates, delays);
    }

    /**
     * The same sums where each class's keys begin to count one after the other.
     *
     * @param from the least exposure at which a key of each class does
     * @param to the greatest
     * @param widest exposures closer than this are taken as one
     */
    GammaSums beginningBetween(double[] from, double[] to, double widest) {
        int[] samples = new int[rate.length];
        Arrays.setAll(samples, i -> (int) Math.max(1, Math.ceil((to[i] - from[i]) / widest)));
        int size = Arrays.stream(samples).sum();
        double[] weights = new double[size];
        double[] rates = new double[size];
        double[] delays = new double[size];
        int next = 0;
        for (int i = 0; i < rate.length; i++) {
            for (int k = 0; k < samples[i]; k++) {
                weights[next] = weight[i] / samples[i];
                rates[next] = rate[i];
                delays[next++] = from[i] + (to[i] - from[i]) * (k + 0.5) / samples[i];
            }
        }
        return new GammaSums(weights, rates, delays);
    }

    /** The sum of {@code weight * P(n, rate x)}, integrated {@code order} times over x; -1 is the derivative. */
    double sum(int n, int order, double x) {
        double sum = 0;
        double[] atLeast = new double[n + Math.max(0, order) + 1];
        for (int i = 0; i < rate.length; i++) {
            double u = rate[i] * (x - delay[i]);
            if (u >= 0) {
                fill(atLeast, u);
                sum += weight[i] * scaled(n, order, u, rate[i], atLeast);
            }
        }
        return sum;
    }

    /** A table of {@link #sum} that reaches from far below the hottest key's first request to {@code highest}. */
    SmoothTable table(int n, int order, double highest) {
        double hottest = 0;
        for (double each : rate) {
            hottest = Math.max(hottest, each);
        }
        return new SmoothTable((x, point) -> sample(n, order, x, point), 1e-2 / hottest, highest);
    }

    /** The sum and its derivative, which have most of their work in common. */
    private void sample(int n, int order, double x, double[] valueAndSlope) {
        double value = 0;
        double slope = 0;
        double[] atLeast = new double[n + order + 1];
        for (int i = 0; i < rate.length; i++) {
            double u = rate[i] * (x - delay[i]);
            if (u >= 0) {
                fill(atLeast, u);
                value += weight[i] * scaled(n, order, u, rate[i], atLeast);
                slope += weight[i] * scaled(n, order - 1, u, rate[i], atLeast);
            }
        }
        valueAndSlope[0] = value;
        valueAndSlope[1] = slope;
    }

    /** P(k, u) for each index k; P(0, u) is 1. */
    private static void fill(double[] atLeast, double u) {
        atLeast[0] = 1;
        if (u > CERTAIN) {
            Arrays.fill(atLeast, 1);
            return;
        }
        double term = Math.exp(-u);
        double none = u < SMALL ? u - u * u / 2 + u * u * u / 6 : 1 - term;
        for (int k = 1; k < atLeast.length; k++) {
            atLeast[k] = Math.max(0, none);
            term *= u / k;
            none -= term;
        }
    }

    /**
     * {@code P(n, u)}, integrated {@code order} times over x: the sum over j from 0 to the order o of {@code (-1)^j
     * binomial(o, j) u^(o-j) n (n+1) ... (n+j-1) P(n+j, u) / (o! rate^o)}.
     */
    private static double scaled(int n, int order, double u, double rate, double[] atLeast) {
        return switch (order) {
            // The density of the gamma distribution, as the difference of two of its neighbours' probabilities.
            case -1 -> rate * (atLeast[n - 1] - atLeast[n]);
            case 0 -> atLeast[n];
            case 1 -> (u * atLeast[n] - n * atLeast[n + 1]) / rate;
            case 2 ->
                (u * u * atLeast[n] - 2 * n * u * atLeast[n + 1] + n * (n + 1.0) * atLeast[n + 2]) / (2 * rate * rate);
            case 3 ->
                (u * u * u * atLeast[n]
                                - 3 * n * u * u * atLeast[n + 1]
                                + 3 * n * (n + 1.0) * u * atLeast[n + 2]
                                - n * (n + 1.0) * (n + 2.0) * atLeast[n + 3])
                        / (6 * rate * rate * rate);
            default -> throw new IllegalArgumentException("no such order: " + order);
        };
    }

    /** The regularised lower incomplete gamma function {@code P(n, u)} for a whole n from 1. */
    static double atLeast(int n, double u) {
        double[] all = new double[n + 1];
        fill(all, u);
        return all[n];
    }
}
