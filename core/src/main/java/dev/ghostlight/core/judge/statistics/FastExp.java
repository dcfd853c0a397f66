package dev.ghostlight.core.judge.statistics;

/** The exponential function, quick and to about 1e-8 of its value. Stateless. */
final class FastExp {
    private static final double LIMIT = 60;
    private static final double PER_LOG = 1 / Math.log(2);
    private static final double LOG_TWO = Math.log(2);

    /** Adding it rounds to whole numbers, which are then the low bits. */
    private static final double ROUNDING = 0x1.8p52;

    private static final long BIAS = 1023;
    private static final int FRACTION_BITS = 52;

    private FastExp() {}

    /** For exponents from -60 to 60; others count as the nearer of the two. */
    static double of(double exponent) {
        double x = exponent > LIMIT ? LIMIT : exponent < -LIMIT ? -LIMIT : exponent;
        double shifted = x * PER_LOG + ROUNDING;
        double whole = shifted - ROUNDING;
        double f = x - whole * LOG_TWO;
        double series = 1
                + f
                        * (1
                                + f
                                        * (1 / 2.0
                                                + f
                                                        * (1 / 6.0
                                                                + f
                                                                        * (1 / 24.0
                                                                                + f
                                                                                        * (1 / 120.0
                                                                                                + f
                                                                                                        * (1 / 720.0
                                                                                                                + f
                                                                                                                        / 5040.0))))));
        return series * Double.longBitsToDouble(((long) whole + BIAS) << FRACTION_BITS);
    }
}
