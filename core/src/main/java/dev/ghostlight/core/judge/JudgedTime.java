package dev.ghostlight.core.judge;

/**
 * What was seen of one node.
 *
 * @param node which one
 * @param before how many records before the change
 * @param after how many after it
 * @param fromMillis of the first record, in milliseconds since 1970 UTC; {@code LogLine.NO_TIME} without times
 * @param toMillis of the last record; {@code LogLine.NO_TIME} without times
 */
public record JudgedTime(JudgedNode node, long before, long after, long fromMillis, long toMillis) {}
