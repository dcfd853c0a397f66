package dev.ghostlight.core.judge.statistics;

/**
 * What a watch over values is to prove.
 *
 * @param alpha the probability of a false alarm at most, between 0 and 1
 * @param tolerance how far up is no change yet, in the levels' unit; at least 0
 * @param graceIntervals how many intervals a start takes
 * @param graceTolerance how far up is no change yet while nodes start; may be infinite
 * @param intervals over how many the bets on a late change are spread, at least 1
 */
public record ValueSetting(double alpha, double tolerance, int graceIntervals, double graceTolerance, int intervals) {}
