package dev.ghostlight.core.judge.statistics;

/** Logarithms of the gamma and beta functions for other packages. Stateless. */
public final class LogGamma {
    private LogGamma() {}

    /** The logarithm of the gamma function, above 0. */
    public static double of(double x) {
        return Special.logGamma(x);
    }

    /** The logarithm of the beta function; both above 0. */
    public static double beta(double a, double b) {
        return Special.logBeta(a, b);
    }
}
