package dev.ghostlight.core.judge.metrics;

/**
 * What watching in one direction gave.
 *
 * @param evidence the highest e-value
 * @param provenAt the interval with which there was proof; negative where there is none
 * @param from the interval since which it differs
 * @param ratio by what factor; NaN where there was nothing before
 * @param low at least
 * @param high at most
 * @param visible by what factor it would have had to differ to be proven by now; infinite or NaN where none would do
 * @param needed how many further intervals until a wanted change is seen; negative where time alone does not help
 */
record Side(
        double evidence, int provenAt, int from, double ratio, double low, double high, double visible, int needed) {
    boolean isProven() {
        return provenAt >= 0;
    }
}
