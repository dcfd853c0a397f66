package dev.ghostlight.core.judge.metrics;

/**
 * The numbers behind what is said of a metric; {@link Double#NaN} for what is not known.
 *
 * @param eValue the highest e-value there was of its having become worse, at least 0
 * @param threshold from which e-value on it is proof
 * @param ratio how many times as much it is as it would be without the change
 * @param ratioLow at least
 * @param ratioHigh at most
 * @param before the usual level on the changed nodes before, per interval for counts
 * @param after the same since it changed
 * @param others the usual level on the nodes that were not changed, at the same time
 * @param visibleRatio a change of this size would have been seen by now
 */
public record MetricNumbers(
        double eValue,
        double threshold,
        double ratio,
        double ratioLow,
        double ratioHigh,
        double before,
        double after,
        double others,
        double visibleRatio) {
    static MetricNumbers none(double threshold) {
        double no = Double.NaN;
        return new MetricNumbers(0, threshold, no, no, no, no, no, no, no);
    }
}
