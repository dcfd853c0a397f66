package dev.ghostlight.core.load;

import dev.ghostlight.core.load.KeyClasses.KeyClass;
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

    /** The sum of {@code weight * P(n, rate x)}, integrated {@code order} times over x; -1 is the derivative. */
    double sum(int n, int order, double x) {
        double sum = 0;
        for (int i = 0; i < rate.length; i++) {
            double u = rate[i] * (x - delay[i]);
            if (u >= 0) {
                sum += order < 0
                        ? weight[i] * rate[i] * density(n, u)
                        : weight[i] * integrated(n, order, u) * Math.pow(rate[i], -order);
            }
        }
        return sum;
    }

    /**
     * {@code P(n, u)}, integrated {@code order} times over u: the sum over j from 0 to the order o of {@code (-1)^j
     * binomial(o, j) u^(o-j) n (n+1) ... (n+j-1) P(n+j, u) / o!}.
     */
    private static double integrated(int n, int order, double u) {
        double sum = 0;
        double factor = 1;
        for (int j = 0; j <= order; j++) {
            sum += factor * Math.pow(u, order - j) * atLeast(n + j, u);
            factor *= -(order - j) * (n + j) / (j + 1.0);
        }
        return order == 2 ? sum / 2 : order == 3 ? sum / 6 : sum;
    }

    /** A table of {@link #sum} that reaches from far below the hottest key's first request to {@code highest}. */
    SmoothTable table(int n, int order, double highest) {
        double hottest = 0;
        for (double each : rate) {
            hottest = Math.max(hottest, each);
        }
        return new SmoothTable(x -> sum(n, order, x), x -> sum(n, order - 1, x), 1e-2 / hottest, highest);
    }

    /** The regularised lower incomplete gamma function {@code P(n, u)} for a whole n from 1. */
    static double atLeast(int n, double u) {
        if (n == 1) {
            return -Math.expm1(-u);
        }
        if (u > 700) {
            return 1;
        }
        double term = 1;
        double sum = 1;
        for (int k = 1; k < n; k++) {
            term *= u / k;
            sum += term;
        }
        return Math.max(0, 1 - Math.exp(-u) * sum);
    }

    private static double density(int n, double u) {
        double term = Math.exp(-u);
        for (int k = 1; k < n; k++) {
            term *= u / k;
        }
        return term;
    }
}
