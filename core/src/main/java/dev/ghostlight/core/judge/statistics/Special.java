package dev.ghostlight.core.judge.statistics;

/** The functions behind the tests, exact to about 1e-13 of their value. Stateless. */
final class Special {
    /** Above it, Stirling's series with the terms below is exact. */
    private static final double STIRLING_FROM = 10;

    private static final double[] STIRLING = {
        1 / 12.0, -1 / 360.0, 1 / 1260.0, -1 / 1680.0, 1 / 1188.0, -691 / 360_360.0, 1 / 156.0
    };

    private static final double HALF_LOG_TWO_PI = 0.9189385332046727;
    private static final double FRACTION_TINY = 1e-300;
    private static final double FRACTION_EXACT = 1e-15;
    private static final int FRACTION_STEPS = 10_000;

    private Special() {}

    /** The logarithm of the gamma function, above 0: Stirling's series, after steps of x Γ(x) = Γ(x + 1). */
    static double logGamma(double x) {
        double shift = 0;
        double at = x;
        if (at < STIRLING_FROM) {
            double product = 1;
            while (at < STIRLING_FROM) {
                product *= at;
                at++;
            }
            shift = Math.log(product);
        }
        double inverse = 1 / at;
        double square = inverse * inverse;
        double series = 0;
        for (int i = STIRLING.length - 1; i >= 0; i--) {
            series = series * square + STIRLING[i];
        }
        series *= inverse;
        return (at - 0.5) * Math.log(at) - at + HALF_LOG_TWO_PI + series - shift;
    }

    /** The logarithm of the beta function; both above 0. */
    static double logBeta(double a, double b) {
        return logGamma(a) + logGamma(b) - logGamma(a + b);
    }

    /** The derivative of the logarithm of the gamma function, above 0. */
    static double digamma(double x) {
        double value = 0;
        double at = x;
        while (at < STIRLING_FROM) {
            value -= 1 / at;
            at++;
        }
        double square = 1 / (at * at);
        return value
                + Math.log(at)
                - 0.5 / at
                - square
                        * (1 / 12.0
                                - square * (1 / 120.0 - square * (1 / 252.0 - square * (1 / 240.0 - square / 132.0))));
    }

    /**
     * The regularised incomplete beta function: how probable a value of at most {@code x} is, of a Beta(a, b).
     * Continued fraction by Lentz's method: Abramowitz and Stegun, 26.5.8.
     */
    static double betaBelow(double x, double a, double b) {
        if (x <= 0) {
            return 0;
        }
        if (x >= 1) {
            return 1;
        }
        if (x > (a + 1) / (a + b + 2)) {
            return 1 - betaBelow(1 - x, b, a);
        }
        double front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b)) / a;
        return front / fraction(x, a, b);
    }

    private static double fraction(double x, double a, double b) {
        double c = 1;
        double d = safe(1 - (a + b) * x / (a + 1));
        d = 1 / d;
        double value = d;
        for (int m = 1; m < FRACTION_STEPS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / safe(1 + even * d);
            c = safe(1 + even / c);
            value *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / safe(1 + odd * d);
            c = safe(1 + odd / c);
            double factor = d * c;
            value *= factor;
            if (Math.abs(factor - 1) < FRACTION_EXACT) {
                break;
            }
        }
        return 1 / value;
    }

    private static double safe(double value) {
        return Math.abs(value) < FRACTION_TINY ? FRACTION_TINY : value;
    }
}
