package dev.ghostlight.core.judge.metrics;

/**
 * What was seen: medians of values; events of counts in each minute and node. NaN where nothing was.
 *
 * @param before on the changed nodes before the change
 * @param after on them since
 * @param othersBefore on the unchanged nodes before
 * @param othersAfter on them since
 */
public record Numbers(double before, double after, double othersBefore, double othersAfter) {}
